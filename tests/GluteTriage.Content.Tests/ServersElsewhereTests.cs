using System.Diagnostics;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>A server in another country, with its language and its time, says the same.</summary>
public sealed class ServersElsewhereTests
{
    private static readonly (string Language, string Zone)[] Elsewhere =
        [("tr_TR.UTF-8", "Asia/Kolkata"), ("ar_SA.UTF-8", "Pacific/Kiritimati"), ("de_DE.UTF-8", "America/St_Johns")];

    [Fault(49,
        Injected = "gt compiles the content and explains a person under the language and time zone of other countries",
        Seen = "the same, to the byte",
        Lost = "nothing")]
    [Fact]
    public async Task The_content_and_what_it_says_of_a_person_are_the_same_bytes_everywhere()
    {
        var here = await ExplainedAsync("C.UTF-8", "UTC");

        Assert.InRange(here.Length, 1000, int.MaxValue);
        foreach (var (language, zone) in Sampling.Of(Elsewhere, Elsewhere.Length))
        {
            Assert.Equal(here, await ExplainedAsync(language, zone));
        }
    }

    /// <summary>By a process of its own, as both are read once when a program starts.</summary>
    private static async Task<string> ExplainedAsync(string language, string zone)
    {
        var gt = Path.Combine(AppContext.BaseDirectory, "gt.dll");
        var start = new ProcessStartInfo("dotnet", [gt, "explain", "e12-saddle-numb-cannot-pee", "--content", Shipped.ContentPath, "--json"])
        {
            RedirectStandardOutput = true,
        };
        (start.Environment["LANG"], start.Environment["LC_ALL"], start.Environment["TZ"]) = (language, language, zone);
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
