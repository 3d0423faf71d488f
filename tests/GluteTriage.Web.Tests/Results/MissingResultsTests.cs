using System.Net;
using GluteTriage.Sessions;
using GluteTriage.Web.Results;
using GluteTriage.Web.Tests.Checking;
using GluteTriage.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Results;

/// <summary>A result the log would not take is shown all the same, and stored as soon as it can be.</summary>
public sealed class MissingResultsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_result_that_could_not_be_stored_is_shown_and_stored_later_with_its_line(bool emergency)
    {
        await using var site = new Site();
        var person = await AtTheEndAsync(site, emergency);

        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/check/result")).Status);
        Assert.Empty(await StoredAsync(site));
        await RunAsync(site, "DROP TRIGGER full");
        Assert.Equal(1, await Missing(site).RecordAsync(None));

        var session = (await site.Services.GetRequiredService<SessionLog>().FindAsync(KeyOf(person), None))!.Session;
        Assert.Equal([(session.Id, session.Revision, session.Revision)], await StoredAsync(site));
        Assert.Equal(0, await Missing(site).RecordAsync(None));
    }

    [Fact]
    public async Task As_long_as_it_cannot_be_stored_it_is_tried_again()
    {
        await using var site = new Site();
        await AtTheEndAsync(site);

        Assert.Equal(0, await Missing(site).RecordAsync(None));
        await RunAsync(site, "DROP TRIGGER full");

        Assert.Equal(1, await Missing(site).RecordAsync(None));
    }

    [Fact]
    public async Task A_code_for_a_session_stores_its_missing_result_first()
    {
        await using var site = new Site();
        var person = await AtTheEndAsync(site);
        await RunAsync(site, "DROP TRIGGER full");

        var result = await person.GetAsync("/check/result");
        var form = result.Page.QuerySelector("form[action='/check/share'] input[type=hidden]")!;
        await person.PostAsync(
            "/check/share", $"{form.GetAttribute("name")}={Uri.EscapeDataString(form.GetAttribute("value")!)}", "application/x-www-form-urlencoded");

        Assert.Single(await StoredAsync(site));
    }

    [Fact]
    public async Task Nothing_is_stored_for_who_is_still_answering()
    {
        await using var site = new Site();
        var person = site.Person();
        await person.BeginAsync();
        await person.WalkAsync(until: "both-legs");

        Assert.Equal(0, await Missing(site).RecordAsync(None));
        Assert.Empty(await StoredAsync(site));
    }

    /// <summary>Somebody who gave the last answer while the log took no result, as on a full disk.</summary>
    private static async Task<Person> AtTheEndAsync(Site site, bool emergency = false)
    {
        var person = site.Person();
        await person.BeginAsync();
        await RunAsync(site, "UPDATE session SET may_be_reviewed = 1");
        await RunAsync(site, "CREATE TRIGGER full BEFORE INSERT ON result_snapshot BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        var reached = await person.WalkAsync(null, emergency ? [("bladder-bowel", ["hard-to-start"])] : []);
        Assert.Equal(emergency ? "/emergency" : "/check/result", reached);
        return person;
    }

    private static MissingResults Missing(Site site) => site.Services.GetRequiredService<MissingResults>();

    private static SessionKey KeyOf(Person person) => SessionKey.Parse(person.Cookies["glutetriage"])!;

    private static async Task<List<(long Session, int Revision, int Line)>> StoredAsync(Site site)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        return [.. (await db.Snapshots.AsNoTracking()
            .Join(
                db.InboxLines, result => result.SessionId, line => line.SessionId,
                (result, line) => new { result.SessionId, result.Revision, Line = line.Revision })
            .ToListAsync()).Select(one => (one.SessionId, one.Revision, one.Line))];
    }

    private static async Task RunAsync(Site site, string sql)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
