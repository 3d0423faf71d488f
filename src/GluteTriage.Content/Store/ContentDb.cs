using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GluteTriage.Content.Reading;
using GluteTriage.Content.Search;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Screens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GluteTriage.Content.Store;

/// <summary>
/// The release store: one table per kind of content file, one row per entry in the order that counts, plain columns for
/// plain values and JSON for the lists nested in them. Written once, read whole.
/// </summary>
internal sealed partial class ContentDb(DbContextOptions<ContentDb> options) : DbContext(options)
{
    /// <summary>
    /// Columns that stores written before them lack, and what stands for each there, so that a session keeps the meaning of its own
    /// release. A column added later must come here.
    /// </summary>
    public static readonly ImmutableArray<(string Table, string Column, string InItsPlace)> Later =
    [
        ("family", "shares", "'[]'"),
        ("family", "when_not_named", "NULL"),
        ("item", "hide_when", "NULL"),
        ("ranking", "named_from_lead", "NULL"),
        ("ranking", "equal_rank", "0"),
        ("ranking", "after_result", "'[]'"),
        ("page", "differs", "'[]'"),
        ("warning_sign", "told_first", "NULL"),
    ];

    /// <summary>The column that keeps the order of rows.</summary>
    public const string Position = "position";

    /// <summary>Stores written before this table was do not have it.</summary>
    public const string FigureTable = "figure_place";

    /// <summary>Stores written before this table was do not have it.</summary>
    public const string ScreenTable = "screen";

    /// <summary>Stores written before this table was do not have it.</summary>
    public const string SignWordsTable = "sign_words";

    /// <summary>Stores written before this table was do not have it.</summary>
    public const string SearchIntentTable = "search_intent";

    /// <summary>Stores written before this table was do not have it.</summary>
    public const string WordsAlikeTable = "words_alike";

    /// <summary>Stores written before this table was do not have it.</summary>
    public const string ProgrammeTable = "programme";

    /// <summary>Stores written before this table was do not have it.</summary>
    public const string CourseTable = "course";

    /// <summary>Stores written before this table was do not have it.</summary>
    public const string SideBySideTable = "side_by_side";

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<ItemCode>().HaveConversion<ItemCodeColumn>();
        configuration.Properties<OptionCode>().HaveConversion<OptionCodeColumn>();
        configuration.Properties<CauseCode>().HaveConversion<CauseCodeColumn>();
        configuration.Properties<FamilyCode>().HaveConversion<FamilyCodeColumn>();
        configuration.Properties<RedFlagCode>().HaveConversion<RedFlagCodeColumn>();
        configuration.Properties<SourceCode>().HaveConversion<SourceCodeColumn>();
        configuration.Properties<decimal>().HaveConversion<DecimalColumn>();
        configuration.Properties<Enum>().HaveConversion<string>();
        Json<Criterion>(configuration);
        Json<Advice>(configuration);
        Json<AskAgain>(configuration);
        Json<LeavesOpen>(configuration);
        Json<Expectation>(configuration);
        Json<HelpLine>(configuration);
        Json<Certificate>(configuration);
        Json<ImmutableArray<string>>(configuration);
        Json<ImmutableArray<HazardControl>>(configuration);
        Json<Risk>(configuration);
        Json<ImmutableArray<CauseCode>>(configuration);
        Json<ImmutableArray<Stage>>(configuration);
        Json<ImmutableArray<CourseStage>>(configuration);
        Json<ImmutableArray<CourseCount>>(configuration);
        Json<ImmutableArray<ComparedSide>>(configuration);
        Json<ImmutableArray<ComparedRow>>(configuration);
        Json<ImmutableArray<ComparedPair>>(configuration);
        Json<ImmutableArray<ItemCode>>(configuration);
        Json<ImmutableArray<OptionCode>>(configuration);
        Json<ImmutableArray<RedFlagCode>>(configuration);
        Json<ImmutableArray<SourceCode>>(configuration);
        Json<ImmutableArray<AnswerOption>>(configuration);
        Json<ImmutableArray<FlagTier>>(configuration);
        Json<ImmutableArray<FamilyLabel>>(configuration);
        Json<ImmutableArray<MemberShare>>(configuration);
        Json<ImmutableArray<MoreUrgent>>(configuration);
        Json<ImmutableArray<Evidence>>(configuration);
        Json<ImmutableArray<Advice>>(configuration);
        Json<ImmutableArray<EvidenceGroup>>(configuration);
        Json<ImmutableArray<SameEvidence>>(configuration);
        Json<ImmutableArray<OrderingRule>>(configuration);
        Json<ImmutableArray<ScreenLine>>(configuration);
        Json<ImmutableArray<WholeItem>>(configuration);
        Json<ImmutableSortedDictionary<string, string>>(configuration);
        Json<ImmutableSortedDictionary<string, ImmutableArray<string>>>(configuration);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        Table<StoredRelease>(model, "release", nameof(StoredRelease.Hash));
        Table<Ranking>(model, "ranking", Position);
        Table<Section>(model, "section", nameof(Section.Code));
        Table<Item>(model, "item", nameof(Item.Code));
        Table<Screen>(model, ScreenTable, nameof(Screen.Code));
        Table<Place>(model, "place", nameof(Place.Code));
        Table<FigurePlace>(model, FigureTable, nameof(FigurePlace.Place));
        Table<WarningArea>(model, "warning_area", nameof(WarningArea.Code));
        Table<Definition>(model, "definition", nameof(Definition.Code));
        Table<RedFlag>(model, "red_flag", nameof(RedFlag.Code));
        Table<Floor>(model, "floor", nameof(Floor.Code));
        Table<Family>(model, "family", nameof(Family.Code));
        Table<Cause>(model, "cause", nameof(Cause.Code));
        Table<UrgencyLevel>(model, "urgency_level", nameof(UrgencyLevel.Urgency));
        Table<Region>(model, "region", nameof(Region.Code));
        Table<SelfCareAdvice>(model, "self_care", nameof(SelfCareAdvice.Code));
        Table<WarningSign>(model, "warning_sign", Position);
        Table<SignWords>(model, SignWordsTable, nameof(SignWords.Flag));
        Table<Fact>(model, "fact", nameof(Fact.Code));
        Table<Source>(model, "source", nameof(Source.Code));
        Table<GlossaryTerm>(model, "glossary_term", nameof(GlossaryTerm.Term));
        Table<SearchIntent>(model, SearchIntentTable, Position);
        Table<WordsAlike>(model, WordsAlikeTable, nameof(WordsAlike.Word));
        Table<Page>(model, "page", nameof(Page.Code));
        Table<SideBySide>(model, SideBySideTable, Position);
        Table<CauseArticle>(model, "cause_article", nameof(CauseArticle.Cause));
        Table<Programme>(model, ProgrammeTable, nameof(Programme.Code));
        Table<CourseChart>(model, CourseTable, Position);
        Table<Hazard>(model, "hazard", nameof(Hazard.Code));
        Table<Picture>(model, "picture", nameof(Picture.Code));
        Table<Vignette>(model, "vignette", nameof(Vignette.Code));
    }

    private static void Json<T>(ModelConfigurationBuilder configuration) =>
        configuration.Properties<T>().HaveConversion<JsonColumn<T>>();

    private static void Table<T>(ModelBuilder model, string name, string key)
        where T : class
    {
        EntityTypeBuilder<T> table = model.Entity<T>();
        table.ToTable(name);
        table.Property<int>(Position).ValueGeneratedNever();
        table.HasKey(key);
        foreach (var property in table.Metadata.GetProperties())
        {
            property.SetColumnName(WordStart().Replace(property.Name, "_$1").ToLowerInvariant());
        }
    }

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();

    private sealed class JsonColumn<T>() : ValueConverter<T, string>(
        value => JsonSerializer.Serialize(value, ContentJson.Options),
        text => JsonSerializer.Deserialize<T>(text, ContentJson.Options)!);

    /// <summary>As written: the provider's own form adds ".0", so that 13 would come back as 13.0.</summary>
    private sealed class DecimalColumn() : ValueConverter<decimal, string>(
        number => number.ToString(CultureInfo.InvariantCulture), text => decimal.Parse(text, CultureInfo.InvariantCulture));

    private sealed class ItemCodeColumn() : ValueConverter<ItemCode, string>(code => code.Value, text => new ItemCode(text));

    private sealed class OptionCodeColumn() : ValueConverter<OptionCode, string>(code => code.Value, text => new OptionCode(text));

    private sealed class CauseCodeColumn() : ValueConverter<CauseCode, string>(code => code.Value, text => new CauseCode(text));

    private sealed class FamilyCodeColumn() : ValueConverter<FamilyCode, string>(code => code.Value, text => new FamilyCode(text));

    private sealed class RedFlagCodeColumn() : ValueConverter<RedFlagCode, string>(code => code.Value, text => new RedFlagCode(text));

    private sealed class SourceCodeColumn() : ValueConverter<SourceCode, string>(code => code.Value, text => new SourceCode(text));
}

/// <summary>The row that names the release a file holds.</summary>
internal sealed record StoredRelease(string Hash, string Name, DateOnly Date, string SignedOff, string Notice, Certificate? Certificate);
