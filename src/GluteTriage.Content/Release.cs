using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GluteTriage.Content.Reading;
using GluteTriage.Content.Search;
using GluteTriage.Engine;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content;

/// <summary>
/// One compiled version of <c>content/</c>: what the engine evaluates and every text and picture the site shows. Immutable.
/// Compiled from files by <see cref="Authoring.ContentCompiler"/>, written to and read from SQLite by
/// <see cref="Store.ContentStore"/>; the three are the same release.
/// </summary>
public sealed record Release
{
    public required ClinicalContent Clinical { get; init; }

    public required ReleaseNote Note { get; init; }

    /// <summary>One per urgency, least pressing first.</summary>
    public required ImmutableArray<UrgencyLevel> Levels { get; init; }

    /// <summary>In the order they are offered.</summary>
    public required ImmutableArray<Region> Regions { get; init; }

    /// <summary>The region whose words hold anywhere: it serves people who chose none.</summary>
    [JsonIgnore]
    public Region FallbackRegion => Regions.Single(region => region.IsFallback);

    public required ImmutableArray<SelfCareAdvice> SelfCare { get; init; }

    /// <summary>Signs that need an emergency service, and signs that need a doctor today.</summary>
    public required ImmutableArray<WarningSign> Signs { get; init; }

    /// <summary>One for each red flag, in the order of the page; empty in a release compiled before there were any.</summary>
    public ImmutableArray<SignWords> SignWords { get; init; } = [];

    public required ImmutableArray<Fact> Facts { get; init; }

    public required ImmutableArray<Source> Sources { get; init; }

    public required ImmutableArray<GlossaryTerm> Glossary { get; init; }

    /// <summary>What people mean by what they type into the search; empty in a release compiled before there were any.</summary>
    public ImmutableArray<SearchIntent> SearchIntents { get; init; } = [];

    /// <summary>Words that mean the same to the search; empty in a release compiled before there were any.</summary>
    public ImmutableArray<WordsAlike> WordsAlike { get; init; } = [];

    public required ImmutableArray<Definition> Definitions { get; init; }

    /// <summary>One for each place of the body map; empty in a release compiled before there were any.</summary>
    public ImmutableArray<FigurePlace> Figure { get; init; } = [];

    public required ImmutableArray<Page> Pages { get; init; }

    /// <summary>Causes that feel alike, side by side; null in a release compiled before the page was written.</summary>
    public SideBySide? Compared { get; init; }

    /// <summary>At most one for each cause.</summary>
    public required ImmutableArray<CauseArticle> CauseArticles { get; init; }

    /// <summary>At most one for each cause; empty in a release compiled before there were any.</summary>
    public ImmutableArray<Programme> Programmes { get; init; } = [];

    /// <returns>Null for a cause without a programme.</returns>
    public Programme? ProgrammeOf(Cause cause) => Programmes.FirstOrDefault(programme => programme.Causes.Contains(cause.Code));

    /// <summary>One for each cause; empty in a release compiled before there were any.</summary>
    public ImmutableArray<CourseChart> Courses { get; init; } = [];

    /// <returns>Null in a release compiled before there were any.</returns>
    public CourseChart? CourseOf(Cause cause) => Courses.FirstOrDefault(course => course.Causes.Contains(cause.Code));

    public required ImmutableArray<Picture> Pictures { get; init; }

    /// <summary>The hazard log.</summary>
    public required ImmutableArray<Hazard> Hazards { get; init; }

    public required ImmutableArray<Vignette> Vignettes { get; init; }

    /// <summary>What was proved of this release; null when it is unproved.</summary>
    public Certificate? Certificate { get; init; }

    public string Hash => Clinical.Hash;
}
