using System.Net;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions;
using GluteTriage.Testing;
using GluteTriage.Web.Shell;
using GluteTriage.Web.Tests.Checking;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>
/// One call to the database fails, whichever it is of a whole way through the questionnaire: the person is shown the danger signs and the number,
/// nothing is called saved that is not, and after trying again the result is the one they would have had.
/// </summary>
public sealed class FailTowardsCareTests(FailTowardsCareTests.FailingSite site) : IClassFixture<FailTowardsCareTests.FailingSite>
{
    private const int SharesOfCalls = 60;

    public static TheoryData<string, string> People => new()
    {
        { "age", "35-49" },
        { "bladder-bowel", "weak-flow" },
        { "saddle-area", "numb-saddle" },
    };

    [Theory, MemberData(nameof(People))]
    public async Task Whichever_call_fails_the_danger_signs_are_shown_and_the_result_is_the_same(string item, string option)
    {
        var (expected, calls) = await WayAsync(item, option, fails: 0, after: false);
        var (_, answered) = await WayAsync(item, option, fails: 0, after: true);
        Assert.InRange(calls, 20, 2000);
        Assert.InRange(answered, 10, 2000);
        var tried = Sampling.Of(
            [.. Enumerable.Range(1, calls).Select(call => (Call: call, After: false)), .. Enumerable.Range(1, answered).Select(call => (call, true))],
            SharesOfCalls);
        var seen = 0;
        foreach (var (call, after) in tried)
        {
            var (result, _) = await WayAsync(item, option, call, after, () => seen++);
            Assert.True(expected == result, $"call {call}, {(after ? "after" : "before")} it was done: {result} instead of {expected}");
        }

        // The site goes on by itself where nobody waits for the call, as when it tidies up.
        Assert.InRange(seen, tried.Count / 2, tried.Count);
    }

    /// <returns>What the person is told and what is stored of them, and how many calls to the database it took.</returns>
    private async Task<(string Result, int Calls)> WayAsync(string item, string option, int fails, bool after, Action? troubled = null)
    {
        var person = new Person(site.PlainClient())
        {
            OnTrouble = (method, page) =>
            {
                troubled?.Invoke();
                AssertCare(method, page);
            },
        };
        site.Calls.FailAt(fails, after);
        await person.BeginAsync();
        var end = await person.WalkAsync(otherwise: (item, [option]));
        var told = await person.GetAsync(end);
        var result = await person.GetAsync("/check/result");
        var answers = await person.GetAsync("/check/answers");
        var calls = site.Calls.Calls;
        site.Calls.FailAt(0, after: false);
        var stored = await site.Services.GetRequiredService<SessionLog>()
            .FindAsync(SessionKey.Parse(person.Cookies["glutetriage"])!, CancellationToken.None);
        var replies = stored!.Replies.Select(reply => $"{reply.Item}={string.Join("+", reply.Marks())}");
        return ($"{end} | {told.Heading} | {result.Heading} | {answers.Status} | {string.Join(", ", replies)}", calls);
    }

    private static void AssertCare(HttpMethod method, Shown page)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal(
            Shipped.Release.Signs.Where(sign => sign.Urgency is Urgency.Emergency).Select(sign => Shipped.Release.FallbackRegion.Fill(sign.Say)),
            page.Page.QuerySelectorAll(".box.emergency li").Select(sign => sign.TextContent.Trim()));
        Assert.NotEmpty(page.Page.QuerySelectorAll(".box.emergency a[href='tel:999'], .box.emergency .call-words"));
        Assert.Empty(page.Page.QuerySelectorAll(".disposition"));
        Assert.True(method == HttpMethod.Get || page.Words.Contains(ShellText.StoreTrouble.Text, StringComparison.Ordinal));
    }

    public sealed class FailingSite : Site
    {
        /// <summary>Time stands still, so that nothing beside the way calls the database.</summary>
        public FailingSite() => Clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());

        public FailingCalls Calls { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.ConfigureDbContext<SessionDb>(db => db.AddInterceptors(Calls)));
        }
    }
}
