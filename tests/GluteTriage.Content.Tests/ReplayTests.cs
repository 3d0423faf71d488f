using System.Text.Json;
using GluteTriage.Content.Results;
using GluteTriage.Content.Store;
using GluteTriage.Engine;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Testing;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Content.Tests;

/// <summary>gt replay, on a real session log that holds the results of the worked examples of the clinical reference.</summary>
[Collection(nameof(ConsoleCollection))]
public sealed class ReplayTests : IAsyncLifetime
{
    private const string Json = "opened('result_snapshot.json', session_id, revision, json)";

    private static readonly Reading.Vignette[] Examples =
        [.. Shipped.Release.Vignettes.Where(vignette => vignette.Code.StartsWith('e') && char.IsDigit(vignette.Code[1]))];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gt-replay-");
    private TestSessionDb sessions = null!;

    public async ValueTask InitializeAsync()
    {
        sessions = await TestSessionDb.CreateAsync(TimeProvider.System);
        ContentStore.Write(Shipped.Release, Path.Combine(folder.FullName, $"{Shipped.Release.Hash}.db"));
        foreach (var vignette in Examples)
        {
            var (_, session) = await sessions.Log.OpenAsync(Shipped.Release.Hash, "uk", mayBeReviewed: true, default);
            var answers = VignetteRun.AnswersOf(Shipped.Content, vignette);
            var revision = 0;
            foreach (var item in answers.InOrder)
            {
                await sessions.Log.AppendAsync(session.Id, revision++, item, answers[item]!, default);
            }

            var assessment = Triage.Assess(Shipped.Content, answers);
            await sessions.Log.RecordResultAsync(
                session.Id, revision, Shipped.Release.Hash, "test", assessment.Urgency,
                ResultRecord.Of(Shipped.Release, assessment).ToJson(),
                InboxProjection.Of(Shipped.Content, Interview.Settle(Shipped.Content, answers), assessment), default);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await sessions.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Every_stored_result_is_decided_again_as_it_was()
    {
        var (exit, output, errors) = Gt();

        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal(
            $"Replayed {Examples.Length} results under their own releases: {Examples.Length} the same, 0 differ, "
                + "0 without a store of their release.",
            output.Trim());
    }

    /// <summary>What a line does not say of itself is opened for whoever lists it, so that nothing else shows that it is not said.</summary>
    [Fact]
    public async Task Every_line_says_the_age_and_every_raised_flag_its_level()
    {
        await using var db = await sessions.Dbs.CreateDbContextAsync();

        Assert.NotEmpty(await db.InboxFlags.Where(flag => flag.Raised).ToListAsync());
        Assert.Empty(await db.InboxFlags.Where(flag => flag.Raised == (flag.Level == null)).Select(flag => flag.Flag).ToListAsync());
        Assert.Empty(await db.InboxLines.Where(line => (line.AgeBand == null) != (line.Age == InboxLine.AgeUnknown)).ToListAsync());
        Assert.NotEmpty(await db.InboxLines.Where(line => line.AgeBand != null).ToListAsync());
    }

    [Fact]
    public async Task A_result_that_was_tampered_with_is_found()
    {
        await sessions.ExecuteAsync($"UPDATE result_snapshot SET json = replace({Json}, '\"urgency\":\"', '\"urgency\":\"not-') WHERE session_id = 3");

        var (exit, output, _) = Gt();

        Assert.Equal(1, exit);
        Assert.Contains($"{Examples.Length - 1} the same, 1 differ", output, StringComparison.Ordinal);
        Assert.Contains("session 3 after", output, StringComparison.Ordinal);
        Assert.Contains("urgency: shown not-", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "UPDATE inbox_line SET urgency = 5 - urgency WHERE session_id = 3", "the inbox lists it as ")]
    [InlineData(12, "DELETE FROM inbox_flag WHERE session_id = 12", "the inbox lists ")]
    [InlineData(3, "UPDATE inbox_line SET first_cause = 'other' WHERE session_id = 3", "the inbox lists first cause 'other', and it has '")]
    [InlineData(3, "UPDATE inbox_line SET places = 'foot:left,foot:right,shin:left' WHERE session_id = 3", "the inbox lists places 'foot:left")]
    [InlineData(3, "UPDATE inbox_line SET age_band = 'under16' WHERE session_id = 3", "the inbox lists age 'under16', and it has '")]
    [InlineData(12, "UPDATE inbox_flag SET level = 9 WHERE session_id = 12 AND raised = 1", ":9")]
    public async Task A_line_of_the_inbox_that_says_otherwise_than_its_result_is_found(int session, string tampering, string said)
    {
        await sessions.ExecuteAsync(tampering);

        var (exit, output, _) = Gt();
        var (_, json, _) = Gt("--json");

        Assert.Equal(1, exit);
        Assert.Contains($"{Examples.Length} the same, 0 differ", output, StringComparison.Ordinal);
        Assert.Contains("1 stand otherwise in the inbox than they are:", output, StringComparison.Ordinal);
        Assert.Matches($"session {session} after [0-9]+ answers: [^\n]*" + System.Text.RegularExpressions.Regex.Escape(said), output);
        Assert.Equal(session, JsonDocument.Parse(json).RootElement.GetProperty("listedOtherwise")[0].GetProperty("session").GetInt32());
    }

    [Fact]
    public async Task Results_stored_by_the_release_before_and_other_words_are_the_same()
    {
        await sessions.ExecuteAsync($"UPDATE result_snapshot SET json = replace({Json}, '\"schema\":2,', '') WHERE session_id % 2 = 0");
        await sessions.ExecuteAsync($"UPDATE result_snapshot SET json = replace({Json}, '\"title\":\"', '\"added\":1,\"title\":\"Formerly: ')");

        var (exit, output, _) = Gt();

        Assert.Equal(0, exit);
        Assert.Contains($"{Examples.Length} the same, 0 differ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_store_of_its_release_a_result_is_not_called_the_same()
    {
        foreach (var store in folder.GetFiles())
        {
            store.Delete();
        }

        var (exit, output, _) = Gt();

        Assert.Equal(1, exit);
        Assert.Contains($"0 the same, 0 differ, {Examples.Length} without a store", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_release_is_compared_and_a_lowered_urgency_is_marked()
    {
        var content = Path.Combine(folder.FullName, "content");
        Shipped.Folder.Edited("red-flags/bladder-bowel-control.yaml", "urgency: emergency", "urgency: same-day").WriteTo(content);

        var (exit, output, _) = Gt("--content", content);
        var (_, json, _) = Gt("--content", content, "--json");

        Assert.Equal(1, exit);
        Assert.Contains($"{Examples.Length} the same", output, StringComparison.Ordinal);
        Assert.Contains("no longer raises bladder-bowel-control at emergency", output, StringComparison.Ordinal);
        Assert.NotEqual(0, JsonDocument.Parse(json).RootElement.GetProperty("wouldDiffer").GetArrayLength());
    }

    [Fact]
    public void A_file_that_is_no_session_log_is_wrong_usage()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "x.db"), "not a database");

        Assert.Equal(2, CliTests.Gt("replay", Path.Combine(folder.FullName, "x.db")).Exit);
        Assert.Equal(2, CliTests.Gt("replay", Path.Combine(folder.FullName, "none.db")).Exit);
    }

    private (int Exit, string Output, string Errors) Gt(params string[] more) =>
        CliTests.Gt(["replay", sessions.Path, "--stores", folder.FullName, .. more]);
}
