using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>Which part of the site a page belongs to.</summary>
public enum PageGroup
{
    /// <summary>What the pain is and where it comes from.</summary>
    Understand,

    /// <summary>Illnesses the questions do not name as a cause, and that can hurt in the buttock all the same.</summary>
    Consider,

    /// <summary>Signs of something serious.</summary>
    Signs,

    /// <summary>What to do, and who helps.</summary>
    Care,

    /// <summary>How the tool works and what it does with answers.</summary>
    About,

    /// <summary>Shown among the questions, and not a page to read of its own.</summary>
    Questions,
}

/// <summary>A reading page.</summary>
/// <param name="Lead">The first paragraph: one to three short sentences.</param>
/// <param name="Picture">The code of the drawing under the lead, or null.</param>
/// <param name="Html">Safe HTML, made from Markdown when the content was compiled.</param>
public sealed record Page(
    string Code, string Title, PageGroup Group, string Lead, string? Picture, DateOnly Reviewed, DateOnly NextReview,
    ImmutableArray<SourceCode> Sources, string Html)
{
    /// <summary>Red flags of which the page says that other advice differs; each sign links back to it. Empty for most pages.</summary>
    public ImmutableArray<RedFlagCode> Differs { get; init; } = [];
}

/// <summary>What the page of one cause tells beside the rules of that cause.</summary>
/// <param name="Html">Safe HTML, made from Markdown when the content was compiled.</param>
public sealed record CauseArticle(
    CauseCode Cause, string Lead, string? Picture, DateOnly Reviewed, DateOnly NextReview, ImmutableArray<SourceCode> Sources, string Html);
