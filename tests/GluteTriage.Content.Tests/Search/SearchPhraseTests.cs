using GluteTriage.Content.Search;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests.Search;

/// <summary>What worried people type meets the right number, sign or page. The phrases are data: phrases.yaml and phrases-held-back.yaml.</summary>
public sealed class SearchPhraseTests(ContentSearchTests.Store store, ITestOutputHelper output) : IClassFixture<ContentSearchTests.Store>
{
    private const string Tuned = "phrases.yaml";
    private const string HeldBack = "phrases-held-back.yaml";

    /// <summary>Of the phrases that have a page which must come first, or be among the first three.</summary>
    private const double LeastShare = 0.95;

    public static TheoryData<string, string, IntentCall> Numbers { get; } = new(
        from file in new[] { Tuned, HeldBack }
        from call in new[]
        {
            ("crisis", IntentCall.Crisis), ("poison", IntentCall.Poison), ("emergency", IntentCall.Emergency), ("urgent-advice", IntentCall.UrgentAdvice),
        }
        select (file, call.Item1, call.Item2));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_phrase_that_cannot_wait_meets_its_number_and_its_sign_above_all_else(string file, string promise, IntentCall call)
    {
        var phrases = SearchPhrase.Of(file).Where(phrase => phrase.Promise == promise).ToList();

        Assert.NotEmpty(phrases);
        NoFaults.In(phrases.Where(phrase => !Meets(phrase, call)).Select(Told));
    }

    [Fact]
    public void Nearly_every_ordinary_phrase_meets_its_page_first()
    {
        var (tuned, heldBack) = (Ordinary(Tuned), Ordinary(HeldBack));
        var all = tuned.Concat(heldBack).ToList();
        var wrong = all.Where(phrase => !Meets(phrase)).ToList();
        var told = $"{Share(all)} are right: {Share(tuned)} of those it was tuned by, {Share(heldBack)} of those held back. Wrong:\n"
            + string.Join('\n', wrong.Select(Told));

        output.WriteLine(told);
        Assert.True(all.Count - wrong.Count >= all.Count * LeastShare, told);

        string Share(List<SearchPhrase> some) => $"{some.Count(Meets)} of {some.Count}";
    }

    [Fact]
    public void No_ordinary_phrase_tells_anybody_to_call_a_number() =>
        NoFaults.In(Ordinary(Tuned).Concat(Ordinary(HeldBack)).Where(phrase => !store.Find(phrase.Typed).Urgent.IsEmpty).Select(Told));

    [Fact]
    public void Every_name_a_phrase_gives_is_there_to_be_found()
    {
        var there = SearchEntry.Of(Shipped.Release).Select(entry => SearchPhrase.Name(entry.Kind, entry.Code)).ToHashSet();

        NoFaults.In(SearchPhrase.Of(Tuned).Concat(SearchPhrase.Of(HeldBack))
            .SelectMany(phrase => phrase.Names.Where(name => !there.Contains(name)).Select(name => $"{phrase.Line}: {name}")));
    }

    [Fact]
    public void There_are_at_least_250_phrases_and_a_third_of_them_is_held_back()
    {
        var (tuned, heldBack) = (SearchPhrase.Of(Tuned), SearchPhrase.Of(HeldBack));

        Assert.True(tuned.Count + heldBack.Count >= 250);
        Assert.True(heldBack.Count * 3 >= tuned.Count + heldBack.Count);
        Assert.Equal(tuned.Count + heldBack.Count, tuned.Concat(heldBack).Select(phrase => phrase.Typed).Distinct().Count());
    }

    private static List<SearchPhrase> Ordinary(string file) => [.. SearchPhrase.Of(file).Where(phrase => phrase.Promise is "first" or "among")];

    private bool Meets(SearchPhrase phrase, IntentCall call)
    {
        var urgent = store.Find(phrase.Typed).Urgent;
        return !urgent.IsEmpty && urgent[0].Call == call && phrase.Names.Contains(SearchPhrase.Name(urgent[0].Kind, urgent[0].Code));
    }

    private bool Meets(SearchPhrase phrase) => store.Find(phrase.Typed).Hits.Take(phrase.Promise == "first" ? 1 : 3)
        .Any(hit => phrase.Names.Contains(SearchPhrase.Name(hit.Kind, hit.Code)));

    private string Told(SearchPhrase phrase)
    {
        var found = store.Find(phrase.Typed);
        var urgent = string.Concat(found.Urgent.Select(intent => $"[{intent.Call}: {SearchPhrase.Name(intent.Kind, intent.Code)}] "));
        return $"{phrase.Line} '{phrase.Typed}': {urgent}{string.Join(", ", found.Hits.Take(3).Select(hit => SearchPhrase.Name(hit.Kind, hit.Code)))}";
    }
}
