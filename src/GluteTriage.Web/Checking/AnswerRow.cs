using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Checking;

/// <summary>One answer of a question as the page lays it out.</summary>
/// <param name="OneOf">Only one of its kind can be chosen: a radio button rather than a tick box.</param>
/// <param name="Place">The region of the body map it names, or null.</param>
/// <param name="Divider">The word that sets it apart from what stands above; null where there is none.</param>
/// <param name="Name">Of its inputs in the form.</param>
public sealed record AnswerRow(AnswerOption Option, bool OneOf, Place? Place, string? Divider, string Name)
{
    /// <summary>
    /// In the item's order; "or" before the answers at the end that say "nothing of this" or "I cannot say", unless every answer is one or
    /// the other anyway.
    /// </summary>
    public static IEnumerable<AnswerRow> Of(Item item, IEnumerable<Place> places, string name = QuestionForm.ReplyName)
    {
        var options = item.Options;
        var apart = options.Length;
        while (apart > 0 && StandsApart(options[apart - 1]))
        {
            apart--;
        }

        for (var index = 0; index < options.Length; index++)
        {
            var option = options[index];
            yield return new AnswerRow(
                option,
                OneOf: item.Kind is ItemKind.OneOf || item.ExactlyOneOf.Contains(option.Code),
                Place: item.BodyMap is BodyMapUse.None ? null : places.FirstOrDefault(place => place.Code == option.Code),
                Divider: index == apart && index > 0 && item.Kind is not ItemKind.OneOf ? ShellText.Question.Or
                    : index > 0 && index == item.ExactlyOneOf.Length ? ShellText.Question.AndIfItFits
                    : null,
                Name: name);
        }
    }

    /// <summary>The id of its input; of the left one where there are two.</summary>
    public string FirstId => Id(Place is { Sided: true } ? Side.Left : Side.None);

    public string Id(Side side) => $"{Name}-{Value(side).Replace(':', '-')}";

    public string Value(Side side) => new Mark(Option.Code, side).ToString();

    private static bool StandsApart(AnswerOption option) => option.Exclusive || !option.Code.IsInformative;
}
