using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Testing;

/// <summary>How long the screens are for one truthful person.</summary>
/// <param name="Screens">Pages answered.</param>
/// <param name="Words">Title, lines and options of each, and twelve words of frame; a place of the body map once a page.</param>
/// <param name="Stopped">Ended in an emergency.</param>
public sealed record ScreenLength(int Screens, int Words, bool Stopped)
{
    /// <summary>Words of every page beside its question: back, continue, progress (measured on a phone).</summary>
    private const int Frame = 12;

    /// <summary>Silent reading of English non-fiction by adults (Brysbaert, 2019, a review of 190 studies).</summary>
    private const double WordsAMinute = 238;

    public double Minutes => Words / WordsAMinute;

    public static ScreenLength Of(ClinicalContent content, Answers truth) => Of(new TruthfulPerson(content, truth).Walk());

    public static ScreenLength Of(Walked walked) => new(walked.Screens, walked.Steps.SkipLast(1).Sum(WordsOf), walked.IsStopped);

    /// <returns>The words of each page answered, with the screen's code, or the item's where it is asked whole.</returns>
    public static IEnumerable<(string Page, int Words)> PageByPage(ClinicalContent content, Answers truth) =>
        new TruthfulPerson(content, truth).Walk().Steps.SkipLast(1).Select(step => (NameOf(step), WordsOf(step)));

    private static string NameOf(ScreenStep step) => step switch
    {
        ScreenStep.Show show => show.Screen.Code,
        ScreenStep.WhichUnsure ask => $"{ask.Screen.Code}, which",
        ScreenStep.Ask(var item, _, _) => $"item {item.Code.Value}",
        _ => "",
    };

    private static int WordsOf(ScreenStep step) => Frame + (step switch
    {
        ScreenStep.Show show => Count([show.Screen.Title, .. show.Lines.IsEmpty ? [] : Beside(show.Screen)])
            + Count(show.Lines.Select(line => line.Say))
            + show.Whole.Sum(item => Count([Heading(show, item)]))
            + Count(show.Whole.SelectMany(item => item.Options.Select(show.Screen.Whole.Single(whole => whole.Item == item.Code).LabelOf)).Distinct()),
        ScreenStep.WhichUnsure ask => Count(ask.Lines.Select(line => line.Say)) + Count(ask.Checks),
        ScreenStep.Ask(var item, _, _) => Count(item.Options.Select(option => option.Say).Append(item.Ask)),
        _ => 0,
    });

    /// <summary>What stands with the lines, and goes with them.</summary>
    private static string?[] Beside(Screen screen) => [screen.LinesTitle, screen.None, screen.Unsure, screen.Skip];

    /// <summary>A screen of one question has one heading.</summary>
    private static string? Heading(ScreenStep.Show show, Item item) => show.Screen.Whole.Single(whole => whole.Item == item.Code).Title
        ?? (show.Whole.Length + show.Lines.Length == 1 ? null : item.Ask);

    private static int Count(IEnumerable<string?> texts) => texts.Sum(text => text?.Split(' ').Length ?? 0);
}
