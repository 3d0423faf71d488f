using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Looks each second whether a release was pulled or brought back (<see cref="ReleaseShelf.LookAgain"/>), so that no answer is taken under a pulled one
/// for longer than that.
/// </summary>
internal sealed partial class PullWatch(ReleaseShelf shelf, IServiceProvider services, TimeProvider clock, ILogger<PullWatch> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (shelf.Pulls.Count > 0)
        {
            Tell();
        }

        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (shelf.LookAgain())
                {
                    Tell();
                    await services.MakeKeptPagesAsync();
                }
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                LogNotLooked(trouble.GetType().Name, trouble.Message);
            }
        }
    }

    private void Tell()
    {
        foreach (var (hash, pull) in shelf.Pulls)
        {
            LogPulled(shelf.NameOf(hash), hash, pull.By, pull.At, pull.Because);
        }

        if (shelf.IsStopped)
        {
            LogStopped();
        }
        else
        {
            LogServing(shelf.Current.Note.Name, shelf.Current.Hash);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Release {Release}, hash {Hash}, was pulled by {By} at {At}: {Because}")]
    private partial void LogPulled(string release, string hash, string by, DateTimeOffset at, string because);

    [LoggerMessage(LogLevel.Critical,
        "The release was pulled and there is no other that may be served: nobody is asked anything, and every page shows the danger signs")]
    private partial void LogStopped();

    [LoggerMessage(LogLevel.Information, "New sessions begin with release {Release}, hash {Hash}")]
    private partial void LogServing(string release, string hash);

    [LoggerMessage(LogLevel.Error, "Looking for releases that were pulled failed; trying again in a second. {Cause}: {Problem}")]
    private partial void LogNotLooked(string cause, string problem);
}
