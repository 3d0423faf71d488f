using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>
/// How high people drawn from the shipped frequencies.yaml are sent, under the shipped content or another, and by what. The frequencies are
/// judgement; nothing is tuned to these figures.
/// </summary>
internal static class OverTriageFigures
{
    private const int People = 20_000;
    private const int Listed = 10;

    /// <param name="options"><c>--content DIR</c>: assess the same people under the content of that folder.</param>
    /// <returns>The exit code: 2 when the options or the folder cannot be read.</returns>
    public static int Print(string[] options)
    {
        var path = options switch { [] => Shipped.ContentPath, ["--content", var named] => named, _ => null };
        if (path is null || ContentCompiler.Compile(ContentFolder.Read(path)) is not { Release: { } release })
        {
            Console.Error.WriteLine("Say overtriage, or overtriage --content DIR with a folder that compiles.");
            return 2;
        }

        var drawn = OverTriage.Draw(ContentFolder.Read(Shipped.ContentPath), Shipped.Release, People)
            .Select(person => As(release.Clinical, person)).ToList();
        Console.WriteLine($"{People:N0} people drawn from frequencies.yaml, under the content {release.Note.Name} ({release.Hash[..8]})");
        var told = drawn.ConvertAll(person => Triage.Assess(release.Clinical, person));
        var sure = drawn.ConvertAll(person => Triage.Assess(release.Clinical, Sure(release.Clinical, person)));
        Figures.Say($"  unsure about something: {Share(drawn.Count(person => person.Items.Any(item => person[item]!.IsNotSure)))}");
        foreach (var level in Urgencies.InOrder)
        {
            Figures.Say(
                $"  {level.Code()}: {Share(told.Count(one => one.Urgency == level))}; ",
                $"if nobody were unsure {Share(sure.Count(one => one.Urgency == level))}");
        }

        foreach (var level in new[] { Urgency.SameDay, Urgency.Emergency })
        {
            Print(level, told.FindAll(one => one.Urgency == level));
        }

        return 0;
    }

    private static void Print(Urgency level, List<Assessment> there)
    {
        var reasons = there.ConvertAll(one => Reasons(one, level).ToList());
        Figures.Say(
            $"at {level.Code()}, {there.Count} people: for one reason alone {reasons.Count(why => why.Count == 1)}, ",
            $"only because unsure {reasons.Count(why => why.All(reason => reason.IsUnsure))}");
        var counted = reasons.SelectMany(why => why.Select(reason => (reason.Text, Alone: why.Count == 1)))
            .GroupBy(reason => reason.Text)
            .Select(group => (Text: group.Key, Alone: group.Count(reason => reason.Alone), All: group.Count()))
            .OrderByDescending(reason => reason.Alone).ThenByDescending(reason => reason.All);
        foreach (var (text, alone, all) in counted.Take(Listed))
        {
            Figures.Say($"  {text}: alone {Share(alone)}, in all {Share(all)}");
        }
    }

    /// <summary>Everything that asks for the level on its own.</summary>
    private static IEnumerable<(string Text, bool IsUnsure)> Reasons(Assessment told, Urgency level) =>
    [
        .. told.Raised.Where(raised => raised.Tier.Urgency == level).Select(raised => ($"flag {raised.Flag.Code}", false)),
        .. told.NotExcluded.Where(open => open.Floor == level).Select(open => ($"flag {open.Flag.Code} not excluded", true)),
        .. told.Floors.Where(floor => floor.Urgency == level).Select(floor => ($"floor {floor.Code}", false)),
        .. told.UrgencyFromWarnings < level ? [("the first cause", false)] : Array.Empty<(string, bool)>(),
    ];

    /// <summary>
    /// The person as this content can hear them: what it does not offer is left out, and an item of ticks that loses all of them has none.
    /// </summary>
    private static Answers As(ClinicalContent content, Answers person)
    {
        var heard = Answers.None;
        foreach (var item in content.Items)
        {
            if (person[item.Code] is not { } answer)
            {
                continue;
            }

            List<string> raw = [.. answer.Marks.Where(mark => item.Find(mark.Option) is not null).Select(mark => mark.ToString())];
            heard = With(heard, item, raw.Count == 0 && item.Kind is ItemKind.SomeOf && item.Harmless is { } none ? [none.Value] : raw);
        }

        return heard;
    }

    /// <summary>The same person with the answer that means nothing in place of every "not sure"; left out where there is none.</summary>
    private static Answers Sure(ClinicalContent content, Answers person) => content.Items
        .Where(item => person[item.Code] is not null)
        .Aggregate(Answers.None, (sure, item) => person[item.Code] is { IsNotSure: false } answer ? sure.With(item.Code, answer)
            : item.Harmless is { } none ? With(sure, item, [none.Value]) : sure);

    private static Answers With(Answers answers, Item item, List<string> raw) =>
        Reply.Read(item, raw) is Reply.Accepted(var answer) ? answers.With(item.Code, answer) : answers;

    private static FormattableString Share(int people) => $"{100.0 * people / People:0.00}%";
}
