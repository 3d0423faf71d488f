using System.Diagnostics;
using System.Security.Claims;
using GluteTriage.Sessions;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Reviewing;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace GluteTriage.Benchmarks;

/// <summary>
/// Opening one session among a million, as its page does: permission, reading with the audit entry on disk, the result computed again under its own
/// release and the current one, and what the page shows. Many sessions once; then one of them ten thousand times. Beside it the reading alone.
/// Last the whole of it over the network: the frame, a live connection, and the page drawn in it.
/// </summary>
internal static class SessionPageFigures
{
    private const int Different = 300;
    private const int Views = 10_000;
    private const int Compared = 200;
    private const int Live = 100;
    private const string OnceAllIsThere = "handover";

    public static async Task PrintAsync()
    {
        await using var many = await ManySessions.OpenAsync();
        var desk = Desk(many);
        var (current, earlier) = (await many.WholeAsync(Shipped.Release.Hash, Different), await many.WholeAsync(ManySessions.EarlierHash, Different));
        Figures.Say($"first session after the start of the program: {await OpenAsync(desk, current[0], isCurrent: true):0.0} ms");
        foreach (var id in current.Take(Compared))
        {
            await OpenAsync(desk, id, isCurrent: true);
        }

        Figures.Say($"{Different} sessions of the current release: {Figures.Quantiles(await EachAsync(current, id => OpenAsync(desk, id, isCurrent: true)))}");
        Figures.Say($"{Different} sessions of an earlier release: {Figures.Quantiles(await EachAsync(earlier, id => OpenAsync(desk, id, isCurrent: false)))}");
        Figures.Say(
            $"the same read without entry and computing (reference): ",
            $"{Figures.Quantiles(await EachAsync(earlier, id => ReadAsync(many.Get<SessionLog>(), id)))}");

        var views = await EachAsync(Enumerable.Repeat(earlier[Different / 2], Views), id => OpenAsync(desk, id, isCurrent: false));
        var (first, last) = (Figures.Median(views.Take(Compared)), Figures.Median(views.TakeLast(Compared)));
        Figures.Say(
            $"one session {Views:N0} times: {Figures.Quantiles(views)}; ",
            $"median of the first {Compared} {first:0.0} ms, of the last {last:0.0} ms, ratio {last / first:0.00}");
        await LiveAsync(many, current);
    }

    private static async Task LiveAsync(ManySessions many, IReadOnlyList<long> sessions)
    {
        await using var site = new StaffSite(many.Folder);
        var address = site.Listen();
        var (name, value) = await site.SignInAsync("reviewer-session-page");
        var took = await EachAsync(sessions.Take(2 * Live), id => DrawnAsync(address, $"/review/sessions/{id}", $"{name}={value}", OnceAllIsThere));
        var frame = await EachAsync(sessions.Take(2 * Live), _ => DrawnAsync(address, "/review/code", $"{name}={value}", "code-hint"));
        Figures.Say($"{Live} sessions, frame, live connection, reading and drawing: {Figures.Quantiles(took[Live..])}");
        Figures.Say($"the same of a page that reads nothing (reference): {Figures.Quantiles(frame[Live..])}");
    }

    private static async Task<double> DrawnAsync(Uri site, string path, string cookie, string until)
    {
        var start = Stopwatch.GetTimestamp();
        await using var page = await LivePage.OpenAsync(site, path, cookie, until);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static SessionDesk Desk(ManySessions many)
    {
        var staff = new Staff("account-1", "Dr Figures", [StaffRole.Reviewer], TimeProvider.System.GetUtcNow());
        var register = new StaffRegister((_, _) => Task.FromResult<Staff?>(staff), TimeProvider.System);
        var shelf = new ReleaseShelf(Path.Combine(many.Folder, "content"), Shipped.Release, new Admission(Audience.Authors, null, TimeProvider.System));
        var accounts = new DbContextOptionsBuilder<AccountDb>().UseSqlite($"Data Source={Path.Combine(many.Folder, "figures-accounts.db")}").Options;
        using (var db = new AccountDb(accounts))
        {
            db.Database.EnsureCreated();
        }

        var names = new StaffNames(new PooledDbContextFactory<AccountDb>(accounts), TimeProvider.System);
        return new SessionDesk(
            new StaffAccess(new Always(), register), many.Get<ReviewLog>(), shelf, new ReviewFeed(), names, TimeProvider.System);
    }

    private static async Task<double> OpenAsync(SessionDesk desk, long id, bool isCurrent)
    {
        var start = Stopwatch.GetTimestamp();
        var opened = await desk.OpenAsync(id, default);
        if (opened is not Opened.Shown(var view, _) || new SessionSummary(view) is not { } summary)
        {
            throw new InvalidOperationException($"Session {id} could not be opened.");
        }

        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        GC.KeepAlive(summary);
        return view.Agrees && view.IsCurrent == isCurrent && view.UnderCurrent is { IsEmpty: true } or null
            ? took
            : throw new InvalidOperationException($"Session {id} is not what was stored.");
    }

    private static async Task<double> ReadAsync(SessionLog log, long id)
    {
        var start = Stopwatch.GetTimestamp();
        await log.ReadAsync(id, default);
        await log.LatestSnapshotAsync(id, default);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<List<double>> EachAsync(IEnumerable<long> ids, Func<long, Task<double>> run)
    {
        var took = new List<double>();
        foreach (var id in ids)
        {
            took.Add(await run(id));
        }

        return took;
    }

    private sealed class Always : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(
            new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "account-1")], "figures"))));
    }
}
