namespace GluteTriage.Web.Operations;

/// <summary>The site must not start as it is set up.</summary>
/// <param name="sentences">One for each thing that is wrong: which setting, what it may be, and what was given.</param>
internal sealed class SettingsException(IReadOnlyList<string> sentences) : Exception(string.Join('\n', sentences))
{
    public SettingsException(string sentence)
        : this([sentence])
    {
    }

    public IReadOnlyList<string> Sentences { get; } = sentences;
}
