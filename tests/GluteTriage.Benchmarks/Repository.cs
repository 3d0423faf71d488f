namespace GluteTriage.Benchmarks;

/// <summary>Where the repository lies, found upward from the running program.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Content => Path.Combine(Root, "content");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "GluteTriage.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("GluteTriage.sln was not found above the program.");
    }
}
