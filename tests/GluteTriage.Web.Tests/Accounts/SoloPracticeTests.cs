using System.Collections.Immutable;
using System.Net;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Tests.Operations;
using GluteTriage.Web.Tests.Reviewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Accounts;

/// <summary>A practice of one clinician: one account does everything and says so, and nobody else ever gets there.</summary>
public sealed class SoloPracticeTests(AccountSite site) : IClassFixture<AccountSite>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly (string, string) Alone = ("alone", "yes");

    [Fact]
    public async Task Whoever_declares_it_at_setup_begins_in_the_inbox_may_open_every_part_and_reads_on_each_that_they_work_alone()
    {
        using var solo = site.Nobody("Dr Solo");

        var landed = (await solo.EnrolByPasskeyAsync(await FreshLinkAsync(), null, Alone)).Headers.Location!.OriginalString;

        Assert.Equal(ReviewUrl.Inbox, landed);
        var parts = (await solo.ReadAsync(landed)).QuerySelectorAll("header nav a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(ReviewText.Parts.Select(part => part.Address), parts);
        foreach (var part in parts)
        {
            var page = await solo.GetAsync(part);
            Assert.Equal((part, HttpStatusCode.OK), (part, page.StatusCode));
            Assert.Contains(AccountText.YouWorkAlone, (await Colleague.DocumentOf(page)).QuerySelector(".alone")!.TextContent);
        }

        var own = await solo.ReadAsync(AccountUrl.Own);
        Assert.Contains("Roles: Reviewer, Lead, Editor, Administrator, Auditor.", own.Body!.TextContent);
        Assert.Contains(AccountText.AloneFactors, own.Body.TextContent);
        Assert.Equal(["SoloDeclared account " + (await site.AccountOfAsync(solo)).Id], await SoloActsAsync(solo));
    }

    [Fact]
    public async Task By_password_it_is_declared_too_and_the_tick_outlives_a_refused_post()
    {
        var link = await FreshLinkAsync();
        using var solo = site.Nobody("Dr Solo");
        var refused = await Colleague.DocumentOf(
            await solo.FillAsync(link, ("password", Colleague.Password), ("again", "another"), ("name", solo.Name), Alone));
        Assert.Equal(2, refused.QuerySelectorAll("input[name=alone][checked]").Length);

        await solo.FillAsync(link, ("password", Colleague.Password), ("again", Colleague.Password), ("name", solo.Name), Alone);
        await solo.SetUpAppAsync();

        Assert.Contains(AccountText.AloneFactors, (await solo.ReadAsync(EnrolmentRoutes.CodesAddress)).Body!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await solo.GetAsync(ReviewUrl.Inbox)).StatusCode);
        Assert.Single(await SoloActsAsync(solo));
    }

    [Fact]
    public async Task Whoever_leaves_it_unticked_is_an_administrator_who_reads_no_session_and_nothing_says_they_work_alone()
    {
        using var first = site.Nobody("Dr First");
        await first.EnrolByPasskeyAsync(await FreshLinkAsync());

        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync(ReviewUrl.Staff)).StatusCode);
        Assert.Null((await first.ReadAsync(ReviewUrl.Staff)).QuerySelector(".alone"));
        await IsRefusedSessionsAsync(first);
        Assert.Empty(await SoloActsAsync(first));
    }

    [Fact]
    public async Task It_can_neither_be_chosen_nor_forged_where_there_is_any_account_already()
    {
        var link = await FreshLinkAsync();
        await site.SomebodyAsync(StaffRole.Reviewer);
        using var late = site.Nobody("Dr Late");

        Assert.Null((await late.ReadAsync(link)).QuerySelector("[name=alone]"));
        var forged = await late.EnrolByPasskeyAsync(link, null, Alone);

        Assert.Equal(link, forged.Headers.Location!.OriginalString);
        await using var db = await site.DbAsync();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Fact]
    public async Task An_invitation_makes_nobody_work_alone_whatever_is_posted_with_it()
    {
        var (desk, _) = await AdministratorAsync();
        var link = Assert.IsType<StaffChange.LinkMade>(await desk.InviteAsync("Dr Invited", [StaffRole.Administrator], None)).Address;
        using var invited = site.Nobody("Dr Invited");

        Assert.Null((await invited.ReadAsync(link)).QuerySelector("[name=alone]"));
        await invited.EnrolByPasskeyAsync(link, null, Alone);

        await using var db = await site.DbAsync();
        Assert.False(await db.Users.AnyAsync(one => one.RoleNames.Contains("Solo")));
    }

    [Fact]
    public async Task An_administrator_gives_it_to_nobody_not_by_an_invitation_and_not_to_an_account_there_is()
    {
        var (desk, id) = await AdministratorAsync();
        using var reviewer = await site.SomebodyAsync(StaffRole.Reviewer);

        Assert.IsType<StaffChange.NoRole>(await desk.InviteAsync("Dr Solo", [StaffRole.Reviewer, StaffRole.Solo], None));
        Assert.IsType<StaffChange.NoRole>(await desk.SetRolesAsync(id, [StaffRole.Administrator, StaffRole.Solo], None));
        Assert.IsType<StaffChange.NoRole>(await desk.SetRolesAsync((await site.AccountOfAsync(reviewer)).Id, [StaffRole.Solo], None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_works_alone_is_asked_before_they_invite_and_keeps_the_half_they_were_told(bool administrator)
    {
        using var solo = await SoloAsync();
        var desk = await DeskOfAsync(solo);
        ImmutableSortedSet<StaffRole> roles = administrator ? [StaffRole.Administrator] : [StaffRole.Reviewer];
        var asked = Assert.IsType<StaffChange.EndsSolo>(await desk.InviteAsync("Dr Colleague", roles, None));
        Assert.Empty(await desk.ListInvitationsAsync(None));
        var link = Assert.IsType<StaffChange.LinkMade>(await desk.InviteAsync("Dr Colleague", roles, None, endsSolo: true)).Address;
        Assert.Equal(HttpStatusCode.OK, (await solo.GetAsync(ReviewUrl.Inbox)).StatusCode);

        using var colleague = site.Nobody("Dr Colleague");
        await colleague.EnrolByPasskeyAsync(link);

        var account = await site.AccountOfAsync(solo);
        Assert.Equal(asked.Keeps, account.Roles);
        Assert.Equal([$"SoloEnded account {account.Id}: roles {string.Join(' ', asked.Keeps)}"], await SoloActsAsync(colleague));
        Assert.Null((await solo.ReadAsync(AccountUrl.Own)).QuerySelector(".alone"));
        if (administrator)
        {
            Assert.Equal(HttpStatusCode.OK, (await solo.GetAsync(ReviewUrl.Inbox)).StatusCode);
            Assert.Equal(AccountUrl.Denied, (await solo.GetAsync(ReviewUrl.Staff)).Headers.Location!.PathAndQuery());
        }
        else
        {
            await IsRefusedSessionsAsync(solo);
            Assert.Equal(HttpStatusCode.OK, (await solo.GetAsync(ReviewUrl.Staff)).StatusCode);
            Assert.IsType<StaffChange.NotYourRoles>(await (await DeskOfAsync(solo)).SetRolesAsync(account.Id, account.Roles.Add(StaffRole.Reviewer), None));
        }
    }

    [Fact]
    public async Task The_pages_they_have_open_are_told_at_once()
    {
        using var solo = await SoloAsync();
        var told = new List<string>();
        site.Get<StaffRegister>().Revoked += told.Add;
        var desk = await DeskOfAsync(solo);
        var link = Assert.IsType<StaffChange.LinkMade>(await desk.InviteAsync("Dr Colleague", [StaffRole.Reviewer], None, endsSolo: true)).Address;

        await site.Nobody("Dr Colleague").EnrolByPasskeyAsync(link);

        site.Get<StaffRegister>().Revoked -= told.Add;
        Assert.Contains((await site.AccountOfAsync(solo)).Id, told);
    }

    [Fact]
    public async Task An_invitation_taken_back_ends_nothing_and_a_second_colleague_changes_nothing_more()
    {
        using var solo = await SoloAsync();
        var desk = await DeskOfAsync(solo);
        await desk.InviteAsync("Dr Unwanted", [StaffRole.Reviewer], None, endsSolo: true);
        await desk.RevokeInvitationAsync((await desk.ListInvitationsAsync(None))[0].Id, None);
        Assert.Equal(HttpStatusCode.OK, (await solo.GetAsync(ReviewUrl.Inbox)).StatusCode);
        var first = Assert.IsType<StaffChange.LinkMade>(await desk.InviteAsync("Dr One", [StaffRole.Reviewer], None, endsSolo: true)).Address;
        var second = Assert.IsType<StaffChange.LinkMade>(await desk.InviteAsync("Dr Two", [StaffRole.Administrator], None, endsSolo: true)).Address;

        await site.Nobody("Dr One").EnrolByPasskeyAsync(first);
        using var two = site.Nobody("Dr Two");
        await two.EnrolByPasskeyAsync(second);

        Assert.Equal([StaffRole.Editor, StaffRole.Administrator], (await site.AccountOfAsync(solo)).Roles);
        Assert.Empty(await SoloActsAsync(two));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_is_not_alone_in_the_file_of_accounts_is_an_administrator_however_the_other_came_there(bool disabled)
    {
        using var solo = await SoloAsync();
        using var other = await site.SomebodyAsync(StaffRole.Editor);
        await using (var db = await site.DbAsync())
        {
            var now = disabled ? site.Clock.GetUtcNow() : (DateTimeOffset?)null;
            await db.Users.Where(one => one.UserName == other.Name).ExecuteUpdateAsync(one => one.SetProperty(row => row.DisabledAt, now));
        }

        site.Clock.Advance(StaffRegister.Kept);

        await IsRefusedSessionsAsync(solo);
        Assert.Equal(HttpStatusCode.OK, (await solo.GetAsync(ReviewUrl.Staff)).StatusCode);
    }

    [Fact]
    public async Task They_cannot_change_their_roles_nor_take_their_own_factors_nor_break_a_glass_and_are_told_why()
    {
        using var solo = await SoloAsync();
        var desk = await DeskOfAsync(solo);
        var id = (await site.AccountOfAsync(solo)).Id;

        Assert.IsType<StaffChange.WorksAlone>(await desk.SetRolesAsync(id, [StaffRole.Administrator], None));
        Assert.IsType<StaffChange.LastAdministrator>(await desk.SetDisabledAsync(id, true, None));
        Assert.IsType<StaffChange.NotYourself>(await desk.AskNewFactorsAsync(id, None));
        Assert.Equal(AccountUrl.Denied, (await solo.GetAsync(ReviewUrl.BreakGlass)).Headers.Location!.PathAndQuery());
        Assert.Contains(AccountText.AloneDenied, (await Colleague.DocumentOf(await solo.GetAsync(AccountUrl.Denied))).Body!.TextContent);
    }

    [Theory]
    [InlineData(StaffRole.Solo, false)]
    [InlineData(StaffRole.Reviewer, true)]
    public async Task Where_there_is_nobody_for_it_no_second_review_is_drawn(StaffRole role, bool drawn)
    {
        await using var own = new Site { Settings = new Dictionary<string, string> { ["Review:SecondShare"] = "1" } };
        var log = own.Services.GetRequiredService<SessionLog>();
        var (_, session) = await log.OpenAsync("release-1", "uk", mayBeReviewed: true, None);
        await log.RecordResultAsync(session.Id, 0, "release-1", "1.0", Urgency.Routine, "{}", InboxProjection.Bare, None);
        var desk = ActivatorUtilities.CreateInstance<SessionDesk>(own.Services, SignedIn.As(role));

        await desk.ReviewAsync(
            session.Id, new Judgement(Verdict.Agree, "", Urgency.Routine, null, [], new ToolResult(Urgency.Routine, null, [], "release-1")), None);

        await using var db = await own.Services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None);
        Assert.Equal(drawn, (await db.InboxLines.SingleAsync(None)).SecondWanted);
    }

    private async Task<Colleague> SoloAsync()
    {
        var solo = site.Nobody("Dr Solo");
        await solo.EnrolByPasskeyAsync(await FreshLinkAsync(), null, Alone);
        return solo;
    }

    /// <summary>The desk as the page of the staff has it, for somebody as their account stands now.</summary>
    private async Task<StaffDesk> DeskOfAsync(Colleague person)
    {
        await using var db = await site.DbAsync();
        var account = await site.AccountOfAsync(person);
        return ActivatorUtilities.CreateInstance<StaffDesk>(
            site.Site.Services.CreateScope().ServiceProvider,
            SignedIn.As(account.Id, [.. await SoloPractice.RolesNowAsync(db, account, None)]));
    }

    private async Task<(StaffDesk Desk, string Id)> AdministratorAsync()
    {
        await FreshLinkAsync();
        using var administrator = await site.SomebodyAsync(StaffRole.Administrator);
        return (await DeskOfAsync(administrator), (await site.AccountOfAsync(administrator)).Id);
    }

    private static async Task IsRefusedSessionsAsync(Colleague somebody)
    {
        foreach (var page in new[] { ReviewUrl.Inbox, $"{ReviewUrl.Session}/1", ReviewUrl.Code, ReviewUrl.Export, ReviewUrl.Audit })
        {
            Assert.Equal((page, AccountUrl.Denied), (page, (await somebody.GetAsync(page)).Headers.Location?.PathAndQuery()));
        }
    }

    private async Task<List<string>> SoloActsAsync(Colleague somebody)
    {
        var id = (await site.AccountOfAsync(somebody)).Id;
        await using var db = await site.Get<IDbContextFactory<SessionDb>>().CreateDbContextAsync(None);
        return await db.Set<AuditEntry>()
            .Where(entry => entry.Actor == id && (entry.Act == AuditAct.SoloDeclared || entry.Act == AuditAct.SoloEnded))
            .OrderBy(entry => entry.Sequence).Select(entry => entry.Act + " " + entry.Detail).ToListAsync(None);
    }

    /// <summary>The site as if it had been started for the first time.</summary>
    private async Task<string> FreshLinkAsync()
    {
        await using var db = await site.DbAsync();
        await db.Users.ExecuteDeleteAsync();
        await db.Invitations.ExecuteDeleteAsync();
        return (await site.Get<SetupLink>().OfferAsync(None))!;
    }
}
