using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Benchmarks;

/// <summary>How long an interview is: screens, and minutes to read every word of them.</summary>
internal static class LengthFigures
{
    /// <summary>Silent reading of English non-fiction by adults (Brysbaert, 2019, a review of 190 studies).</summary>
    private const double WordsAMinute = 238;

    private const int RandomPeople = 2000;
    private const int Seed = 20261124;

    /// <summary>In a hundred; the rest answer with any option. Most people with this pain have no warning sign.</summary>
    private const int HarmlessShare = 97;

    public static void Print()
    {
        var release = ContentCompiler.Compile(ContentFolder.Read(Shipped.ContentPath)).Release!;
        var content = release.Clinical;
        Print("vignettes with a whole interview", release.Vignettes
            .Select(vignette => VignetteRun.AnswersOf(content, vignette))
            .Where(answers => answers.Count >= 30)
            .Select(person => Walk(content, item => person[item.Code] ?? Harmless(item) ?? First(item))));
        var random = new Random(Seed);
        Print($"{RandomPeople} random people, {HarmlessShare}% harmless answers", Enumerable.Range(0, RandomPeople)
            .Select(_ => Walk(content, item => random.Next(100) < HarmlessShare && Harmless(item) is { } harmless ? harmless : Any(item, random))));
        PrintScreens(release);
    }

    /// <summary>The same people through the screens.</summary>
    private static void PrintScreens(Release release)
    {
        var content = release.Clinical;
        var random = new Random(Seed);
        PrintScreens("vignettes with a whole interview, by screens", content, release.Vignettes
            .Select(vignette => VignetteRun.AnswersOf(content, vignette))
            .Where(answers => answers.Count >= 30));
        PrintScreens($"{RandomPeople} random people, by screens", content, Enumerable.Range(0, RandomPeople)
            .Select(_ => content.Items.Aggregate(Answers.None, (person, item) => person.With(item.Code, Reply(item)))));

        Answer Reply(Item item) => random.Next(100) < HarmlessShare && Harmless(item) is { } harmless ? harmless : Any(item, random);
    }

    private static void PrintScreens(string who, ClinicalContent content, IEnumerable<Answers> answers)
    {
        var people = answers.ToList();
        var all = people.Select(person => ScreenLength.Of(content, person)).ToList();
        var whole = all.Where(length => !length.Stopped).ToList();
        var screens = whole.Select(length => (double)length.Screens).ToList();
        var alarms = all.Where(length => length.Stopped).Select(length => (double)length.Screens).ToList();
        Console.WriteLine($"{who}: {whole.Count} of {all.Count} not stopped by an emergency");
        Console.WriteLine($"  screens: median {Figures.Median(screens):0}, nine in ten at most {Figures.Quantile(screens, 0.9):0}, most {screens.Max():0}");
        Console.WriteLine($"  minutes: median {Figures.Median(whole.Select(length => length.Minutes)):0.00}");
        Console.WriteLine($"  screens to the alarm: median {Figures.Median(alarms):0}, most {alarms.Max():0}");
        PrintPages(content, people.Zip(all).Where(one => !one.Second.Stopped).Select(one => one.First).ToList());
    }

    /// <summary>Where the minutes go: a page counts as often as it is met.</summary>
    private static void PrintPages(ClinicalContent content, IReadOnlyCollection<Answers> whole)
    {
        Console.WriteLine("  words a person reads, by page, and in how many of a hundred interviews it comes:");
        foreach (var page in whole.SelectMany(person => ScreenLength.PageByPage(content, person)).GroupBy(page => page.Page)
            .OrderByDescending(page => page.Sum(met => met.Words)))
        {
            Console.WriteLine($"  {page.Sum(met => met.Words) / (double)whole.Count,8:0.0} {page.Count() * 100.0 / whole.Count,6:0}  {page.Key}");
        }
    }

    private static void Print(string who, IEnumerable<Length> lengths)
    {
        var all = lengths.ToList();
        var whole = all.Where(length => length.Finished).ToList();
        Console.WriteLine($"{who}: {whole.Count} of {all.Count} not stopped by an emergency");
        Console.WriteLine($"  screens: median {Figures.Median(whole.Select(length => (double)length.Screens)):0}, most {whole.Max(length => length.Screens)}");
        var applicable = whole.Select(length => (double)length.Applicable).ToList();
        Console.WriteLine($"  if every question that applies were asked: median {Figures.Median(applicable):0}, most {applicable.Max():0}");
        Console.WriteLine($"  ended early: {whole.Count(length => length.Screens < length.Applicable)}");
        Console.WriteLine($"  reading every word: median {Figures.Median(whole.Select(length => length.Words / WordsAMinute)):0.0} minutes");
    }

    private static Length Walk(ClinicalContent content, Func<Item, Answer> reply)
    {
        var answers = Answers.None;
        var (screens, words) = (0, 0);
        while (true)
        {
            switch (Interview.Next(content, answers))
            {
                case Step.Ask(var item, _):
                    answers = answers.With(item.Code, reply(item));
                    screens++;
                    words += Words(item);
                    break;
                case var end:
                    return new Length(screens, screens + Interview.Missing(content, Interview.Settle(content, answers)).Length, words, end is Step.Finish);
            }
        }
    }

    private static int Words(Item item) => item.Options.Select(option => option.Say)
        .Concat(item.Cautions)
        .Concat(new[] { item.Ask, item.Hint, item.Why, item.NotSureHelp }.OfType<string>())
        .Sum(text => text.Split(' ').Length);

    private static Answer? Harmless(Item item) =>
        item.Harmless is { } code ? Read(item, code.Value) : null;

    private static Answer First(Item item) => Read(item, item.Options[0].Code.Value)!;

    private static Answer Any(Item item, Random random)
    {
        while (true)
        {
            if (Read(item, item.Options[random.Next(item.Options.Length)].Code.Value) is { } answer)
            {
                return answer;
            }
        }
    }

    private static Answer? Read(Item item, string option) => Reply.Read(item, [option]) is Reply.Accepted(var answer) ? answer : null;

    private sealed record Length(int Screens, int Applicable, int Words, bool Finished);
}
