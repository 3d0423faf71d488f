using System.Collections.Immutable;

namespace GluteTriage.Content.Search;

/// <summary>Whose number stands above the results, the most pressing first.</summary>
public enum IntentCall
{
    Crisis,
    Poison,
    Emergency,
    UrgentAdvice,
    Nobody,
}

/// <summary>What people mean by some words they type.</summary>
/// <param name="Kind">With <paramref name="Code"/>, what they are led to.</param>
/// <param name="Phrases">
/// Words that have to stand near each other, in any order; <c>numb/tingling feet</c> stands for two phrases.
/// </param>
public sealed record SearchIntent(SearchKind Kind, string Code, IntentCall Call, ImmutableArray<string> Phrases);

/// <summary>Words that mean the same when people search, although they may not when a clinician speaks.</summary>
/// <param name="Also">Slang, common misspellings, phrases of up to four words.</param>
public sealed record WordsAlike(string Word, ImmutableArray<string> Also);
