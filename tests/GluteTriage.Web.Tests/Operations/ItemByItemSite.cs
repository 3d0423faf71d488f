using GluteTriage.Content.Authoring;
using GluteTriage.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>
/// The real site on the shipped content without its screens: one question a page, as in the sessions of earlier releases. What holds of a
/// page that asks one question is tested here; with screens such a page only comes where a line opened it.
/// </summary>
public sealed class ItemByItemSite : Site
{
    private static readonly Lazy<string> Content = new(CopyOnce);
    private static readonly SealedStore WithoutScreens = new(() => ContentCompiler.Compile(ContentFolder.Read(Content.Value)).Release!);

    public ItemByItemSite() => Settings = new Dictionary<string, string> { ["Content:Folder"] = Content.Value };

    /// <summary>Settings beside its own.</summary>
    public IReadOnlyDictionary<string, string> Also
    {
        init => Settings = Settings.Concat(value).ToDictionary();
    }

    protected override SealedStore? Store => WithoutScreens;

    private static string CopyOnce()
    {
        var copy = Directory.CreateTempSubdirectory("glutetriage-items-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(copy, recursive: true);
        Shipped.CopyContentTo(copy);
        File.Delete(Path.Combine(copy, "screens.yaml"));
        return copy;
    }
}
