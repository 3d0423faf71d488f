namespace GluteTriage.Web.Operations;

/// <summary>Says at start what is served, where it keeps its files, and what is wrong with the content files when it is not they.</summary>
internal sealed partial class ServingLog(ShelfOpening.Opened content, SiteSettings settings, ILogger<ServingLog> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var problem in content.Problems)
        {
            LogProblem(problem);
        }

        var release = content.Shelf.Current;
        LogServing(release.Note.Name, release.Hash, release.Note.SignedOff);
        if (settings.Approvers is null)
        {
            LogNobodyApproves();
        }
        else
        {
            LogApproved();
        }

        LogKeeping(settings.Folders.Data);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Error, "The content files are not served, so an earlier release is. {Fault}")]
    private partial void LogProblem(string fault);

    [LoggerMessage(LogLevel.Information, "Serving content release {Release}, hash {Hash}, signed off by {SignedOff}")]
    private partial void LogServing(string release, string hash, string signedOff);

    [LoggerMessage(LogLevel.Information,
        "No list of approvers is named in Content:Approvers, so content that is certified is served without anybody's approval")]
    private partial void LogNobodyApproves();

    [LoggerMessage(LogLevel.Information, "Releases are served only when their author signed them and two other people on the list of approvers approved them")]
    private partial void LogApproved();

    [LoggerMessage(LogLevel.Information, "Answers, accounts and keys are kept in {Folder}")]
    private partial void LogKeeping(string folder);
}
