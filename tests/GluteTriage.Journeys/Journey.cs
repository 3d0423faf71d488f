using Microsoft.Playwright;

namespace GluteTriage.Journeys;

/// <summary>What every journey begins with: a phone of its own.</summary>
public abstract class Journey(Stage stage) : IAsyncLifetime
{
    protected Stage Stage { get; } = stage;

    protected IBrowserContext Phone { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    protected virtual Site Site => Stage.Site;

    protected virtual bool Script => true;

    public virtual async ValueTask InitializeAsync()
    {
        Phone = await Stage.PhoneAsync(Site, Script);
        Page = await Phone.NewPageAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await FailurePictures.TakeAsync(Phone);
        await Phone.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected string Path => new Uri(Page.Url).AbsolutePath;

    protected ILocator Heading => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });

    protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });

    protected ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name });

    /// <summary>Runs what leaves the page, and waits for the next.</summary>
    protected async Task<string> LeavingAsync(Func<Task> act)
    {
        await Page.LeaveAsync(act);
        return Path;
    }
}
