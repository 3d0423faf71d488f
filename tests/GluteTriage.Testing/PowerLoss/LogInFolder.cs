using GluteTriage.Sessions;
using GluteTriage.Sessions.AtRest;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Testing.PowerLoss;

/// <summary>The session log of a folder, as the site opens it, for answers that are numbered so that a lost one is seen.</summary>
public sealed class LogInFolder(string folder) : IAsyncDisposable
{
    private const int AnswersOfSession = 10;

    /// <summary>The master key is named, as the keys note where it lay when they were last used, and a folder may be a copy.</summary>
    private readonly ServiceProvider services = new ServiceCollection()
        .AddSessionLog(Path.Combine(folder, "sessions.db"), masterKey: Path.Combine(folder, SessionKeys.MasterFileName))
        .BuildServiceProvider();

    /// <summary>Whether a file of the folder tells anything of the answers: the log, the keys that open it, and the key of those.</summary>
    /// <param name="file">Its name.</param>
    public static bool Holds(string file) => !file.EndsWith("-shm", StringComparison.Ordinal)
        && (file.StartsWith("sessions.db", StringComparison.Ordinal) || file.StartsWith(SessionKeys.FileName, StringComparison.Ordinal)
            || file == SessionKeys.MasterFileName);

    /// <summary>As the start of the site does: creates, recovers, checks the settings and the whole file.</summary>
    public Task PrepareAsync() => services.GetRequiredService<SessionDbStart>().PrepareAsync(CancellationToken.None);

    /// <summary>One after the other, so that nobody is told of anything while something is written.</summary>
    /// <param name="tell">Called with session and number of its answers once the log said that the last one is stored.</param>
    public async Task AnswerAsync(int answers, Func<long, int, Task> tell)
    {
        var log = services.GetRequiredService<SessionLog>();
        long session = 0;
        for (var answer = 0; answer < answers; answer++)
        {
            var revision = answer % AnswersOfSession;
            if (revision == 0)
            {
                session = (await log.OpenAsync(new string('a', 64), "uk", mayBeReviewed: true, CancellationToken.None)).Session.Id;
            }

            var stored = await log.AppendAsync(session, revision, AnyAnswer.Code, AnyAnswer.Of($"answer-{revision + 1}"), CancellationToken.None);
            if (stored is not Appended.Stored)
            {
                throw new InvalidOperationException($"An answer was not stored: {stored}.");
            }

            await tell(session, revision + 1);
        }
    }

    /// <summary>Every fault of what the log holds, as a sentence: an answer that was told as stored and is lost, and one that is not whole.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(IReadOnlyDictionary<long, int> told)
    {
        ILookup<long, string> stored;
        try
        {
            await PrepareAsync();
            stored = await StoredAsync();
        }
        catch (Exception refused) when (refused is InvalidOperationException or UnreadableTextException)
        {
            return [refused.Message];
        }

        return
        [
            .. told.Where(one => stored[one.Key].Count() < one.Value)
                .Select(one => $"Of session {one.Key}, {one.Value} answers were told as stored and {stored[one.Key].Count()} are there."),
            .. stored.Where(one => !one.SequenceEqual(Enumerable.Range(1, one.Count()).Select(number => $"answer-{number}")))
                .Select(one => $"Session {one.Key} holds {string.Join(", ", one)}."),
            .. stored.Where(one => one.Count() > told.GetValueOrDefault(one.Key) + 1)
                .Select(one => $"Session {one.Key} holds {one.Count()} answers, and {told.GetValueOrDefault(one.Key)} were told."),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        var db = await services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        await using (db)
        {
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        await services.DisposeAsync();
    }

    /// <summary>The answers of each session in their order.</summary>
    /// <exception cref="UnreadableTextException">The key of a session is not there, though its answers are.</exception>
    private async Task<ILookup<long, string>> StoredAsync()
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync();
        return (await db.AnsweredItems.AsNoTracking().OrderBy(reply => reply.SessionId).ThenBy(reply => reply.Revision).ToListAsync())
            .ToLookup(reply => reply.SessionId, reply => reply.Reply);
    }
}
