using System.Data.Common;
using GluteTriage.Sessions;
using GluteTriage.Web.Checking;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Results;

/// <summary>
/// At start and every ten minutes stores the results that are missing: of people who came to the end while the log took nothing, or whose
/// site stopped between their last reply and its result. The replies are on disk, so the result is computed from them.
/// </summary>
internal sealed partial class MissingResults(
    SessionLog log, ReleaseShelf releases, ResultRecorder recorder, TimeProvider clock, ILogger<MissingResults> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private const int SessionsAtOnce = 100;

    /// <summary>Replies from before were looked at, and had their result or none to have. All are looked at once after a start.</summary>
    private DateTimeOffset since = DateTimeOffset.UnixEpoch;

    /// <returns>How many results are stored now that were missing.</returns>
    public async Task<int> RecordAsync(CancellationToken cancel)
    {
        var (began, stored, allStored, last) = (clock.GetUtcNow(), 0, true, 0L);
        while (await log.WithoutResultAsync(last, since, SessionsAtOnce, cancel) is [.., var next] some)
        {
            foreach (var progress in some.Select(ProgressOf).OfType<Progress>().Where(progress => progress.Next is not Engine.Step.Ask))
            {
                var recorded = await recorder.RecordAsync(progress);
                stored += recorded ? 1 : 0;
                allStored &= recorded;
            }

            last = next.Session.Id;
        }

        if (allStored)
        {
            // A reply from just before may still be on its way to its result, and fail.
            since = began - Every;
        }

        if (stored > 0)
        {
            LogStored(stored);
        }

        return stored;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await RecordAsync(stoppingToken);
            }
            catch (DbException trouble)
            {
                LogNotRead(trouble.GetType().Name, trouble.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>Null when the release is gone, or a reply does not fit it: then there is no result to be had.</returns>
    private Progress? ProgressOf(OpenSession open)
    {
        try
        {
            return releases.Find(open.Session.Release) is { } release ? Progress.Of(open, release) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} results that could not be stored when they were given are stored now")]
    private partial void LogStored(int count);

    [LoggerMessage(LogLevel.Error, "The log could not be searched for missing results; trying again in ten minutes. {Cause}: {Problem}")]
    private partial void LogNotRead(string cause, string problem);
}
