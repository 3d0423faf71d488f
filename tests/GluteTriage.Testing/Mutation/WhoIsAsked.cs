using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Guard;

namespace GluteTriage.Testing.Mutation;

/// <summary>
/// Who is asked what, a second time: written from the list of items and the amendments (1 and 7), sharing nothing with the content's
/// own skip rules.
/// </summary>
public static class WhoIsAsked
{
    private static readonly string[] CausesAskedUnder16 = ["cough", "walking", "hip-loading", "onset", "morning-night"];

    private static readonly string[] SkinNotWhole =
        ["hot-lump", "blister-rash", "dark-spreading", "hard-swollen", "growing-lump", "hot-area", "spreading-bruise", "open-sore", "cannot-look"];

    /// <summary>Somebody well, and the same person with each single reply to each item, warnings of every urgency among them.</summary>
    public static IEnumerable<Answers> People(ClinicalContent content)
    {
        var well = content.Items.Aggregate(Answers.None, (answers, item) => With(answers, item, item.Code.Value switch
        {
            "age" => "35-49",
            "duration" => "6-12w",
            _ => (item.Harmless ?? item.Options[0].Code).Value,
        }));
        return content.Items.Where(item => item.Code.Value != "age")
            .SelectMany(item => item.Options.Select(option => With(well, item, option.Code.Value)))
            .Concat(content[new ItemCode("age")].Options.SelectMany(age => new[] { well, With(With(well, content[new ItemCode("sitting")], "worse-long"), content[new ItemCode("press-test")], "familiar-local") }
                .Select(person => With(person, content[new ItemCode("age")], age.Code.Value))))
            .Concat(Hurt(content, well));
    }

    /// <summary>The items this person is asked, or asked again, although they should not be, or not although they should.</summary>
    public static IEnumerable<ItemCode> Differences(ClinicalContent content, Answers person)
    {
        var settled = Interview.Settle(content, person);
        var again = person[new ItemCode("pain-quality")]!.Has(new OptionCode("throbbing")) ? new[] { "feeling-ill", "skin-change" } : [];
        var returning = Interview.Missing(content, settled).Where(item => person[item] is not null).Select(item => item.Value);
        return content.Items.Select(item => item.Code).Where(item => settled.IsApplicable(item) != IsAsked(content, person, item))
            .Concat(again.Except(returning).Concat(returning.Except(again)).Select(item => new ItemCode(item)));
    }

    private static bool IsAsked(ClinicalContent content, Answers person, ItemCode item)
    {
        var isAdult = !Is("age", "under16");
        return item.Value switch
        {
            "injury-when" => !Is("injury", "none"),
            "skin-feel" => Is("skin-change", "cannot-look"),
            // Not sure whether sitting makes it worse: the question may apply, so it is asked.
            "sitting-relief" => isAdult && Is("sitting", "worse-long", "worse-quick", "hard-seat", "not-sure"),
            "hip-turn" => isAdult && !Is("bone-history", "hip-replacement") && !Is("injury", "not-sure")
                && (Is("injury", "none") || !Is("injury-when", "last-2-weeks", "weeks-2-6", "not-sure")),
            "press-test" => isAdult && IsCalm() && !Is("numb-tingle", "numb-below", "numb-spreading", "not-sure")
                && !Is("skin-change", SkinNotWhole) && !Is("medical-history", "blood-thinner", "not-sure")
                && !Is("bone-history", "osteoporosis", "bone-medicine", "not-sure")
                && !Is("injury", "not-sure") && (Is("injury", "none") || !Is("injury-when", "last-2-weeks", "not-sure")),
            "press-place" => IsAsked(content, person, new ItemCode("press-test")) && Is("press-test", "familiar-local", "familiar-refers", "tender-not-mine"),
            var code when content.Sections[^1].Items.Contains(item) => isAdult || CausesAskedUnder16.Contains(code),
            _ => true,
        };

        bool Is(string asked, params string[] options) =>
            person[new ItemCode(asked)] is { } answer && options.Any(option => answer.Has(new OptionCode(option)));

        bool IsCalm() => RedFlagGuard.Highest([.. content.Items.TakeWhile(before => before.Code != item).Select(before => before.Code)
            .Where(before => person[before] is not null)
            .Select(before => new GivenAnswer(before.Value, [.. person[before]!.Marks.Select(mark => mark.ToString())], person.Turn(before)))]) < Level.SameDay;
    }

    private static IEnumerable<Answers> Hurt(ClinicalContent content, Answers well)
    {
        var when = content[new ItemCode("injury-when")];
        return content[new ItemCode("injury")].Options.SelectMany(injury => when.Options.Select(time =>
            With(With(well, content[new ItemCode("injury")], injury.Code.Value), when, time.Code.Value)));
    }

    private static Answers With(Answers answers, Item item, string option)
    {
        string[] raw = item.ExactlyOneOf.IsEmpty || item.ExactlyOneOf.Contains(new OptionCode(option)) ? [option] : [item.ExactlyOneOf[0].Value, option];
        return Reply.Read(item, raw) is Reply.Accepted(var answer) ? answers.With(item.Code, answer) : answers;
    }
}
