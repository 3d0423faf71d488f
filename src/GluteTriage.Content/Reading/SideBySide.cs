using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>The page that sets causes which feel alike side by side, written by hand and held against the rules.</summary>
/// <param name="Sides">Everything that is compared anywhere on the page.</param>
/// <param name="Columns">Codes of the sides in the large table, in their order.</param>
/// <param name="Rows">Each has one cell for each column, in the order of the columns.</param>
/// <param name="Pairs">Two at a time.</param>
/// <param name="Reviewed">When it was last read against the reference and the rules.</param>
public sealed record SideBySide(
    string Title, string Lead, ImmutableArray<ComparedSide> Sides, ImmutableArray<string> Columns, ImmutableArray<ComparedRow> Rows,
    ImmutableArray<ComparedPair> Pairs, DateOnly Reviewed, DateOnly NextReview)
{
    /// <summary>Part of its address, and its code in the search.</summary>
    public const string Code = "compare";

    /// <returns>The side of this code, which exists on a compiled page.</returns>
    public ComparedSide Side(string code) => Sides.First(side => side.Code == code);

    /// <returns>Every statement of the page, in its order.</returns>
    public IEnumerable<ComparedStatement> Statements() =>
        Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Says).Concat(Pairs.SelectMany(pair => pair.First.Says.Concat(pair.Second.Says)));
}

/// <summary>What the rules have of a side that is compared.</summary>
public enum SideKind
{
    /// <summary>One cause.</summary>
    Cause,

    /// <summary>Several causes shown as one.</summary>
    Family,

    /// <summary>A red flag: the questions look for it, and never name it as a cause.</summary>
    Sign,
}

/// <summary>One of those compared.</summary>
/// <param name="Code">Of the cause, the family or the red flag.</param>
/// <param name="Name">As it stands within a sentence, such as <c>wallet neuritis</c>.</param>
/// <param name="Plain">What it is in other words; null where the name says it.</param>
/// <param name="Page">Code of the page about it; null for a cause, which has its own.</param>
public sealed record ComparedSide(string Code, SideKind Kind, string Name, string? Plain, string? Page);

/// <summary>One line of the large table.</summary>
public sealed record ComparedRow(string Title, ImmutableArray<ComparedCell> Cells);

/// <summary>What is said of one side, and what speaks for it.</summary>
/// <param name="Of">The code of the side.</param>
public sealed record ComparedCell(string Of, ImmutableArray<ComparedStatement> Says);

/// <summary>Two that are easily mistaken for each other.</summary>
/// <param name="Reference">The section of the clinical reference and the row of its table.</param>
public sealed record ComparedPair(string Reference, ComparedCell First, ComparedCell Second)
{
    /// <summary>Names the pair on the page.</summary>
    [JsonIgnore]
    public string Id => $"{First.Of}-or-{Second.Of}";
}

/// <summary>One statement.</summary>
/// <param name="Answers">Answers that stand for it: the rules lean to its side on each.</param>
/// <param name="Without">Answers it denies: the rules lean away from its side on each.</param>
/// <param name="NotWeighed">Why the rules weigh nothing of it; null where it names answers.</param>
/// <param name="Reference">The section of the clinical reference, and words that stand there.</param>
public sealed record ComparedStatement(
    string Say, ImmutableArray<Finding> Answers, ImmutableArray<Finding> Without, string? NotWeighed, string Reference,
    ImmutableArray<SourceCode> Sources);
