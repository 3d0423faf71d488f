using System.Net;
using System.Net.Sockets;
using GluteTriage.Content;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Web.Operations;
using GluteTriage.Web.Tests.Checking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace GluteTriage.Web.Tests.Operations;

public sealed class LoggingTests
{
    /// <summary>Options too short or too common to tell whose they are: release notes and routes hold these words too.</summary>
    private static readonly HashSet<string> CommonWords = ["none", "no", "yes", "not-sure", "not-done", "skip"];

    /// <summary>As much as a setting can ask for: everything of everybody, and by name what quotes the most.</summary>
    private static readonly Dictionary<string, string> AllOfIt = new()
    {
        ["Serilog:MinimumLevel:Default"] = "Verbose",
        ["Serilog:MinimumLevel:Override:Microsoft"] = "Verbose",
        ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Verbose",
        ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Routing"] = "Verbose",
        ["Serilog:MinimumLevel:Override:Microsoft.EntityFrameworkCore.Database.Command"] = "Verbose",
        ["Serilog:MinimumLevel:Override:System"] = "Verbose",
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
    };

    public static TheoryData<bool> Levels => [false, true];

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task A_whole_session_leaves_no_reply_no_token_and_no_cookie_in_the_log(bool all)
    {
        await using Site site = new ItemByItemSite { Also = all ? AllOfIt : new Dictionary<string, string>() };
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current;
        var vignette = release.Vignettes
            .Where(vignette => vignette.Expect.Urgency < Engine.Assessments.Urgency.SameDay)
            .MaxBy(vignette => vignette.Replies.Count)!;
        var answers = VignetteRun.AnswersOf(release.Clinical, vignette);
        var said = new HashSet<string>();
        var walk = new Walk(site);

        var at = (await walk.StartAsync()).Headers.Location!.ToString();
        for (var steps = 0; release.Clinical.Find(new ItemCode(at["/check/".Length..])) is { } item; steps++)
        {
            Assert.True(steps < 200, "The questionnaire does not end.");
            var reply = answers[item.Code]?.Marks.Select(mark => mark.ToString()).ToArray()
                ?? [(item.Benign ?? item.Options[0].Code).Value];
            said.UnionWith(reply);
            at = await walk.AnswerAsync(at, reply);
        }

        await walk.GetAsync("/check/answers");
        await walk.GetAsync("/check/result");

        Assert.True(said.Except(CommonWords).Count() > 10, "Too few recognisable replies.");
        Assert.True(walk.Secrets.Count > 10, "Too few secrets.");
        var log = site.Log.Text;
        Assert.All(said.Except(CommonWords), reply => Assert.DoesNotContain($"\"{reply}\"", log));
        Assert.All(said.Except(CommonWords).Where(reply => reply.Length > 6), reply => Assert.DoesNotContain(reply, log));
        Assert.All(walk.Secrets, secret => Assert.DoesNotContain(secret, log));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task Whatever_a_stranger_sends_is_in_no_log(bool all)
    {
        await using var site = new Site { Settings = all ? AllOfIt : new Dictionary<string, string>() };
        var browser = site.Browser();
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("canary-agent");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        browser.DefaultRequestHeaders.Add("Cookie", "glutetriage=canary-cookie");

        await browser.GetAsync("/canary-path?canary-query=1");
        await browser.GetAsync("/check/canary-item");
        await browser.PostAsync("/check/age", new FormUrlEncodedContent([KeyValuePair.Create("reply", "canary-reply")]));
        await browser.PostAsync("/api/v1/assessments", new StringContent("""{"answers":{"canary-code":"x"}}""", null, "application/json"));

        Assert.DoesNotContain("canary", site.Log.Text);
        Assert.DoesNotContain("203.0.113.77", site.Log.Text);
    }

    [Fault(5,
        Injected = "the log of the program is written to /dev/full",
        Seen = "nothing: the questionnaire goes on",
        Lost = "the lines of the log")]
    [Fact]
    public async Task A_log_of_the_program_that_has_no_room_keeps_nobody_from_answering()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a file that is always full.");
        var data = Directory.CreateTempSubdirectory("glutetriage-full-log-");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        using var site = BuiltSite.Start(data.FullName, ["sh", "-c", "exec \"$@\" > /dev/full", "sh"], "--urls", address);
        try
        {
            using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) };
            await BuiltSite.ReadyAsync(http);

            var person = new Person(http);
            await person.BeginAsync();

            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/emergency")).StatusCode);
            Assert.EndsWith("/check/result", await person.WalkAsync());
        }
        finally
        {
            site.Kill(entireProcessTree: true);
            await site.WaitForExitAsync();
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_request_is_logged_by_its_route_and_status()
    {
        await using var site = new Site();

        await site.Browser().GetAsync("/check/age");

        var logged = site.Log.Events.Single(logged => logged.MessageTemplate.Text.StartsWith("{Method} {Route}", StringComparison.Ordinal));
        Assert.Equal("\"/check/{Code}\"", logged.Properties["Route"].ToString(), ignoreCase: true);
        Assert.Equal(["ElapsedMs", "Method", "Route", "Status"], logged.Properties.Keys.Intersect(["ElapsedMs", "Method", "Route", "Status"]).Order());
    }

    [Theory]
    [InlineData("Serilog:MinimumLevel")]
    [InlineData("Serilog:MinimumLevel:Default")]
    [InlineData("Serilog:MinimumLevel:Override:Serilog.AspNetCore.RequestLoggingMiddleware")]
    public async Task A_setting_makes_the_log_quieter(string setting)
    {
        await using var site = new Site { Settings = new Dictionary<string, string> { [setting] = "Warning" } };

        await site.Browser().GetAsync("/check/age");

        Assert.DoesNotContain(site.Log.Events, logged => logged.MessageTemplate.Text.StartsWith("{Method} {Route}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_setting_makes_our_own_events_heard_that_are_quiet_otherwise()
    {
        await using var usual = new Site();
        await using var site = new Site { Settings = new Dictionary<string, string> { ["Serilog:MinimumLevel"] = "Debug" } };

        foreach (var one in new[] { usual, site })
        {
            // A page that is kept is told of at Debug, so ask until it comes from where it is kept.
            await one.Browser().GetAsync("/read");
            await one.Browser().GetAsync("/read");
        }

        Assert.DoesNotContain(usual.Log.Events, logged => logged.Level < LogEventLevel.Information);
        Assert.Contains(site.Log.Events, logged => logged.Level is LogEventLevel.Debug);
    }

    [Theory]
    [InlineData("Serilog:MinimumLevel", "Loud")]
    [InlineData("Serilog:MinimumLevel:Override:GluteTriage", "7")]
    public void A_level_that_does_not_exist_stops_the_start_and_is_named(string setting, string level)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(setting, (string?)level)]).Build();

        var reader = new SettingsReader(configuration);

        LogLevels.Of(reader);

        var thrown = Assert.Throws<SettingsException>(reader.Demand);
        Assert.Equal($"{setting} must be one of Verbose, Debug, Information, Warning, Error, Fatal, and is '{level}'.", thrown.Message);
    }

    [Fact]
    public async Task The_start_names_the_release_and_its_hash()
    {
        await using var site = new Site();
        var release = site.Services.GetRequiredService<ReleaseShelf>().Current;

        Assert.Contains($"Serving content release {release.Note.Name}, hash {release.Hash}", site.Log.Text.Replace("\\\"", ""));
    }
}
