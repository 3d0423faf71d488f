using System.Text;
using GluteTriage.Sessions.Sharing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing.ByCode;
using GluteTriage.Web.Tests.Operations;
using GluteTriage.Web.Tests.Reviewing;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Results;

public sealed class SharingTests
{
    [Fact]
    public async Task A_code_is_made_shown_again_and_opens_the_session_for_a_clinician()
    {
        await using Site site = new ItemByItemSite();
        var person = await Sharer.WithAnswersAsync(site);

        var code = await person.MakeCodeAsync();

        var page = await person.ReadAsync("/check/result");
        Assert.Equal(code, page.QuerySelector(".sharing .code code")!.TextContent);
        Assert.NotNull(page.QuerySelector(".sharing svg[role=img][aria-label]"));
        Assert.IsType<ByCode<long>.Found>(await Desk(site, StaffRole.Reviewer).OpenAsync(code.ToLowerInvariant(), default));
    }

    [Fact]
    public async Task A_code_taken_back_is_shown_no_more_and_opens_nothing()
    {
        await using Site site = new ItemByItemSite();
        var person = await Sharer.WithAnswersAsync(site);
        var code = await person.MakeCodeAsync();

        await person.PressAsync("/check/result", "/check/share/take-back");

        Assert.Null((await person.ReadAsync("/check/result")).QuerySelector(".sharing .code"));
        Assert.IsType<ByCode<long>.Wrong>(await Desk(site, StaffRole.Reviewer).OpenAsync(code, default));
    }

    [Fact]
    public async Task Only_roles_that_may_open_by_code_do()
    {
        await using Site site = new ItemByItemSite();
        var person = await Sharer.WithAnswersAsync(site);
        var code = await person.MakeCodeAsync();

        foreach (var role in Enum.GetValues<StaffRole>().Where(role => !AccessMatrix.Allows(role, Permission.OpenByCode)))
        {
            await Assert.ThrowsAsync<AccessDeniedException>(() => Desk(site, role).OpenAsync(code, default));
        }
    }

    [Fact]
    public async Task The_code_is_in_no_log_no_address_no_cookie_in_clear_and_no_file()
    {
        await using Site site = new ItemByItemSite();
        var person = await Sharer.WithAnswersAsync(site);
        var made = await person.PressAsync("/check/result", "/check/share");
        var code = (await person.ReadAsync("/check/result")).QuerySelector(".sharing .code code")!.TextContent;
        var plain = code.Replace("-", "", StringComparison.Ordinal);
        await Desk(site, StaffRole.Reviewer).OpenAsync(code, default);
        await Sharer.Stranger(site).PressAsync("/check/mine", "/check/mine", ("code", code), ("wanted", "read"));
        await Sharer.Stranger(site).PressAsync("/check/mine", "/check/mine", ("code", "canary-code"), ("wanted", "read"));

        Assert.DoesNotContain(made.Headers.SelectMany(header => header.Value), value => value.Contains(code) || value.Contains(plain));
        var written = site.Log.Text + Written(site.Data);
        foreach (var secret in new[] { code, plain, "canary-code" })
        {
            Assert.DoesNotContain(secret, written, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_page_of_the_result_never_sends_the_code_to_a_server()
    {
        await using Site site = new ItemByItemSite();
        var person = await Sharer.WithAnswersAsync(site);
        var code = await person.MakeCodeAsync();

        var page = await person.ReadAsync("/check/result");

        var addresses = page.QuerySelectorAll("[href],[action],[src]").SelectMany(element => element.Attributes).Select(attribute => attribute.Value);
        Assert.DoesNotContain(addresses, address => address.Contains(code, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Deleting_the_answers_ends_the_code()
    {
        await using Site site = new ItemByItemSite();
        var person = await Sharer.WithAnswersAsync(site);
        var code = await person.MakeCodeAsync();

        await person.PressAsync("/check/leave", "/check/leave");

        Assert.IsType<ByCode<long>.Wrong>(await Desk(site, StaffRole.Reviewer).OpenAsync(code, default));
    }

    private static CodeDesk Desk(Site site, StaffRole role) =>
        new(site.Services.GetRequiredService<SharedCodes>(), SignedIn.As(role));

    /// <summary>All bytes of a folder. A write-ahead log may go into its database meanwhile, as the last connection closes: then all is read anew.</summary>
    private static string Written(string folder)
    {
        while (true)
        {
            try
            {
                // The lock is empty, and held by the site alone.
                return string.Concat(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                    .Where(file => Path.GetFileName(file) != "site.lock").Select(Latin));
            }
            catch (FileNotFoundException gone) when (gone.FileName?.EndsWith("-wal", StringComparison.Ordinal) is true
                || gone.FileName?.EndsWith("-shm", StringComparison.Ordinal) is true)
            {
            }
        }
    }

    private static string Latin(string path)
    {
        using var stream = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Encoding.Latin1.GetString(bytes.ToArray());
    }
}
