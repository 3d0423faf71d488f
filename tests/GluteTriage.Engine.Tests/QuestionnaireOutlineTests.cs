using GluteTriage.Content.Store;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>
/// The questionnaire as one page of text, so that a change of any code or rule is seen in review. Other programs rely on the codes of
/// items and options, in the order they are asked: a code is never renamed or reused, and an addition is a change of the contract.
/// </summary>
public sealed class QuestionnaireOutlineTests
{
    [Fact]
    public void The_outline_of_the_questionnaire_is_the_approved_one() =>
        Approved.Verify("GluteTriage.Engine.Tests", "questionnaire", string.Join("\n",
            Shipped.Content.Sections.SelectMany(section => section.Items.Select(code => Shipped.Content[code]).SelectMany(Lines)
                .Prepend($"# {section.Code}"))));

    private static IEnumerable<string> Lines(Item item)
    {
        yield return $"{item.Code} ({(item.Kind is ItemKind.OneOf ? "one of" : "some of")}{(item.BodyMap is BodyMapUse.None ? "" : ", on the body map")})";
        yield return $"  {string.Join(", ", item.Options.Select(option => option.Code.Value + (option.Exclusive ? " (alone)" : "")))}";
        if (item.AskWhen is { } askWhen)
        {
            yield return $"  ask when {CriterionText.Write(askWhen).ToJsonString()}";
        }

        if (item.NotSureCovers is { } covers)
        {
            yield return $"  not sure covers {string.Join(", ", covers)}";
        }

        foreach (var option in item.Options.Where(option => option.LeavesOpen is not null))
        {
            yield return $"  {option.Code} leaves open {string.Join(", ", option.LeavesOpen!.Options)}"
                + (option.LeavesOpen.Unless is { } unless ? $" unless {CriterionText.Write(unless).ToJsonString()}" : "");
        }

        if (item.AskAgain is { } again)
        {
            yield return $"  ask again when {CriterionText.Write(again.When).ToJsonString()}, counts as {(again.CountsAsNotSure ? "not sure" : "answered")}";
        }
    }
}
