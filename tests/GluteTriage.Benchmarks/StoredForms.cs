using GluteTriage.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Benchmarks;

/// <summary>Whether what people were told is stored stands in the file, once and whole, after the site has ended.</summary>
internal static class StoredForms
{
    /// <param name="data">The folder of the site's data.</param>
    /// <param name="told">The addresses of the forms told as stored, in order, by the key of the session.</param>
    /// <returns>How many forms were looked for, and a sentence for each that is lost, doubled or torn.</returns>
    public static async Task<(int Forms, IReadOnlyList<string> Faults)> CheckAsync(
        string data, IEnumerable<KeyValuePair<string, List<string>>> told)
    {
        var faults = new List<string>();
        var stored = 0;
        await using var services = new ServiceCollection().AddLogging().AddSessionLog(Path.Combine(data, "sessions.db")).BuildServiceProvider();
        var log = services.GetRequiredService<SessionLog>();
        foreach (var (key, addresses) in told)
        {
            var session = await log.FindAsync(SessionKey.Parse(key)!, CancellationToken.None);
            faults.AddRange(session is null ? [$"a session with {addresses.Count} answers is gone"] : FaultsOf(session, addresses));
            stored += addresses.Count;
        }

        return (stored, faults);
    }

    /// <summary>What was told must be there in its order. One form more may be: the one whose answer was lost on the way.</summary>
    private static IEnumerable<string> FaultsOf(OpenSession session, IReadOnlyList<string> told)
    {
        var id = session.Session.Id;
        if (!session.Replies.Select(reply => reply.Revision).SequenceEqual(Enumerable.Range(1, session.Session.Revision)))
        {
            yield return $"session {id}: torn, {session.Replies.Count} replies and revision {session.Session.Revision}";
        }

        if (!session.Screens.Select(screen => screen.Number).SequenceEqual(Enumerable.Range(1, session.Screens.Count)))
        {
            yield return $"session {id}: torn, screens {string.Join(',', session.Screens.Select(screen => screen.Number))}";
        }

        foreach (var screen in session.Screens.Where(screen => screen.Revision > session.Session.Revision))
        {
            yield return $"session {id}: torn, screen {screen.Number} without its answers";
        }

        var screens = session.Screens.Select(screen => screen.Screen).ToList();
        var toldScreens = told.Where(address => address.StartsWith("/check/s/", StringComparison.Ordinal)).Select(address => address.Split('/')[3]).ToList();
        foreach (var lost in toldScreens.GroupBy(screen => screen).Where(one => screens.Count(screen => screen == one.Key) < one.Count()))
        {
            yield return $"session {id}: lost, screen {lost.Key}";
        }

        foreach (var twice in session.Screens.Zip(session.Screens.Skip(1))
            .Where(pair => pair.First.Screen == pair.Second.Screen && pair.First.Reply == pair.Second.Reply))
        {
            yield return $"session {id}: doubled, screen {twice.First.Screen}";
        }

        var items = session.Replies.Select(reply => reply.Item.Value).ToHashSet();
        foreach (var lost in told.Where(address => !address.StartsWith("/check/s/", StringComparison.Ordinal) && !items.Contains(address.Split('/')[2])))
        {
            yield return $"session {id}: lost, {lost}";
        }
    }
}
