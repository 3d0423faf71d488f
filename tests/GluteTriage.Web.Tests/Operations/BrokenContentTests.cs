using System.Diagnostics;

namespace GluteTriage.Web.Tests.Operations;

public sealed class BrokenContentTests
{
    [Fact]
    public async Task The_site_does_not_start_and_says_why_without_a_stack_trace()
    {
        using var copy = new ContentCopy();
        copy.Break();
        using var site = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "GluteTriage.Web.dll"),
                "--environment", "Development",
                "--urls", "http://127.0.0.1:0",
                "--Content:Folder", copy.Content,
                "--Data:Folder", copy.Folders.Data,
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;

        var said = await site.StandardError.ReadToEndAsync();
        await site.WaitForExitAsync();

        Assert.Equal(1, site.ExitCode);
        Assert.Contains("no-such-key", said);
        Assert.DoesNotContain("   at ", said);
    }
}
