using System.Collections.Concurrent;

namespace GluteTriage.Web.Reviewing.Export;

/// <summary>How far one export has come.</summary>
/// <param name="Total">How many sessions there were when it began; more may have come since.</param>
internal sealed record ExportRun(string Account, int Done, int Total, ExportState State, DateTimeOffset At);

internal enum ExportState
{
    Running,
    Done,

    /// <summary>It broke off: the file is not whole, and the browser was told so.</summary>
    Broken,
}

/// <summary>The exports of the last hour, for the page that shows their progress. In memory only; the audit trail is the record.</summary>
internal sealed class ExportRuns(TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, ExportRun> runs = new();

    /// <summary>Gets the id of a run that has moved on.</summary>
    public event Action<string>? Moved;

    /// <returns>Null for none, and for one of another account: the two look the same.</returns>
    public ExportRun? Find(string account, string run) => runs.GetValueOrDefault(run) is { } found && found.Account == account ? found : null;

    public void Set(string account, string run, int done, int total, ExportState state)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, one) in runs)
        {
            if (now - one.At > KeptFor)
            {
                runs.TryRemove(old, out _);
            }
        }

        runs[run] = new ExportRun(account, done, total, state, now);
        Moved?.Invoke(run);
    }
}
