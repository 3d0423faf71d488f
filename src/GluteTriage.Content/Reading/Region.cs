using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Content.Reading;

/// <summary>A country or group of countries: its emergency number, its services and its words for them.</summary>
/// <param name="Code">Stored in the region cookie, e.g. <c>uk</c>.</param>
/// <param name="Words">Local names by token: <c>emergency-department</c>, <c>doctor</c>, <c>urgent-care</c>, ...</param>
/// <param name="IsFallback">Whether its words serve people who chose no region. True of exactly one region of a release.</param>
public sealed record Region(
    string Code,
    string Name,
    HelpLine Emergency,
    HelpLine UrgentAdvice,
    HelpLine Crisis,
    HelpLine Poison,
    ImmutableSortedDictionary<string, string> Words,
    ImmutableArray<SourceCode> Sources,
    bool IsFallback)
{
    /// <summary>Every token a text may hold, without braces.</summary>
    public static readonly ImmutableArray<string> Tokens =
    [
        "emergency-number", "urgent-advice", "crisis", "poison", "emergency-department", "doctor", "urgent-care",
        "physiotherapist", "pharmacist", "midwife", "eye-care",
    ];

    /// <summary>The text with every region token replaced, and a capital where a token began it.</summary>
    public string Fill(string text)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }

        var filled = text;
        foreach (var token in Tokens)
        {
            filled = filled.Replace("{" + token + "}", Value(token), StringComparison.Ordinal);
        }

        return text.StartsWith('{') ? char.ToUpperInvariant(filled[0]) + filled[1..] : filled;
    }

    private string Value(string token) => token switch
    {
        "emergency-number" => Emergency.Name,
        "urgent-advice" => UrgentAdvice.Name,
        "crisis" => Crisis.Name,
        "poison" => Poison.Name,
        _ => Words[token],
    };
}

/// <summary>A service one can call.</summary>
/// <param name="Number">Digits to dial; null where there is no single number.</param>
/// <param name="Name">How to write it in a sentence.</param>
/// <param name="How">One more sentence on how to reach it, or null.</param>
public sealed record HelpLine(string? Number, string Name, string? How)
{
    /// <summary>On which day a person last saw the line, and where, as <c>2026-11-29, poisons.ie</c>; or "none".</summary>
    public string Checked { get; init; } = "none";

    /// <summary>Further lines for the same need that serve some people or places only. Empty for most.</summary>
    public ImmutableArray<HelpLine> Also { get; init; } = [];
}
