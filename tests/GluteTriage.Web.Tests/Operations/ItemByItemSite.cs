using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>
/// The real site on the shipped content without its screens: one question a page, as in the sessions of earlier releases. What holds of a
/// page that asks one question is tested here; with screens such a page only comes where a line opened it.
/// </summary>
public sealed class ItemByItemSite : Site
{
    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("glutetriage-items-");

    public ItemByItemSite()
    {
        Shipped.CopyContentTo(copy.FullName);
        File.Delete(Path.Combine(copy.FullName, "screens.yaml"));
        Settings = new Dictionary<string, string> { ["Content:Folder"] = copy.FullName };
    }

    /// <summary>Settings beside its own.</summary>
    public IReadOnlyDictionary<string, string> Also
    {
        init => Settings = Settings.Concat(value).ToDictionary();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        copy.Delete(recursive: true);
    }
}
