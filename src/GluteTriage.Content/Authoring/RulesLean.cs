using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Which of several an answer speaks for, read from the weights of the causes and from what red flags look for.</summary>
internal sealed class RulesLean(
    ImmutableArray<Item> items, ImmutableArray<Family> families, ImmutableArray<Cause> causes, ImmutableArray<RedFlag> flags)
{
    /// <summary>Stands for an answer that excludes.</summary>
    private const decimal Excluded = decimal.MinValue;

    /// <summary>A red flag is not weighed against causes: an answer it looks for speaks for it more than for any of them.</summary>
    private const decimal LookedFor = decimal.MaxValue;

    public IEnumerable<string> Codes =>
        causes.Select(cause => cause.Code.Value).Concat(families.Select(family => family.Code.Value)).Concat(flags.Select(flag => flag.Code.Value)).Distinct();

    /// <returns>Null for a code that names nothing; a cause that is a family of its own is a cause.</returns>
    public SideKind? KindOf(string code) =>
        causes.Any(cause => cause.Code.Value == code) ? SideKind.Cause
        : families.Any(family => family.Code.Value == code) ? SideKind.Family
        : flags.Any(flag => flag.Code.Value == code) ? SideKind.Sign
        : null;

    public bool Offers(ItemCode item, OptionCode option) => items.FirstOrDefault(one => one.Code == item)?.Find(option) is not null;

    /// <summary>Of two, the answer speaks more for the one. Of several, for it more than for one of the others, and not against it.</summary>
    public bool LeanTo(string of, ImmutableArray<string> others, Finding answer) =>
        Of(of, answer) is var own && others.Any(other => own > Of(other, answer)) && (own >= 0 || others.Length == 1);

    /// <summary>The answer speaks more for one of the others.</summary>
    public bool LeanAway(string of, ImmutableArray<string> others, Finding answer) =>
        Of(of, answer) is var own && others.Any(other => own < Of(other, answer));

    /// <returns>The weight of an answer as an author reads it.</returns>
    public string InWords(string code, Finding answer) => Of(code, answer) switch
    {
        Excluded => $"{code}: excluded",
        LookedFor => $"{code}: the red flag looks for it",
        var points => string.Create(CultureInfo.InvariantCulture, $"{code}: {points:+0.#;-0.#;0}"),
    };

    private decimal Of(string code, Finding answer) => KindOf(code) switch
    {
        SideKind.Cause => AnswerWeight.Of(causes.First(cause => cause.Code.Value == code), answer.Item, answer.Option) ?? Excluded,
        SideKind.Family => OfFamily(families.First(family => family.Code.Value == code), answer),
        SideKind.Sign when flags.First(flag => flag.Code.Value == code).Tiers.SelectMany(tier => tier.When.Tests())
            .Any(test => test.Item == answer.Item && test.Options.Contains(answer.Option)) => LookedFor,
        _ => 0,
    };

    /// <summary>Shares that do not fit the members are a fault of their own, and nothing is weighed by them.</summary>
    private decimal OfFamily(Family family, Finding answer) =>
        family.Shares.IsEmpty || causes.Where(cause => cause.Family == family.Code).All(cause => family.Shares.Any(share => share.Cause == cause.Code))
            ? AnswerWeight.Of(family, causes, answer.Item, answer.Option) ?? Excluded
            : 0;
}
