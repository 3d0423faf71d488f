using GluteTriage.Content.Reading;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>The rows decided in the second round, A25 and on, each with its worked patients.</summary>
public sealed class SecondRoundTests
{
    private const int First = 25;

    private static readonly Patients[] Rows =
    [
        new("A25", Fires: "a25-stiff-mornings-at-72", JustNot: "a25-stiff-mornings-at-48", NotSure: "a25-mornings-not-sure-and-unwell"),
        new("A26", Fires: "a26-thin-bones-first-steps", JustNot: "a26-thin-bones-old-pain", NotSure: "a26-bones-not-sure"),
        new("A27", Fires: "a27-severe-pain", JustNot: "a27-moderate-pain-at-68", NotSure: "a27-severe-bones-not-sure"),
        new("A28", Fires: "a28-cramp-that-stops-on-standing", JustNot: "a28-cramp-eased-by-walking", NotSure: "a28-cramp-walking-not-sure"),
        new("A29", Fires: "a29-runner-woken-at-night", JustNot: "a29-runner-sleeps-well", NotSure: "a29-runner-night-not-sure"),

        // The row is about "not sure" itself: it says beside which answers that leaves an emergency open.
        new("A30", Fires: "a30-unsteady-not-sure-with-diabetes", JustNot: "a30-unsteady-not-sure-at-70", NotSure: "a30-unsteady-and-history-not-sure"),

        // Who only just has none of what makes it an emergency is told to be seen soon.
        new("A31", Fires: "a31-both-legs-weak-on-walking-new", JustNot: "a31-both-legs-weak-on-walking", NotSure: "a31-both-legs-weak-unsteady-not-sure"),
        new("A32", Fires: "a32-runner-groin-eating-little", JustNot: "a32-runner-groin-alone", NotSure: "a32-runner-groin-bones-not-sure"),
        new("A33", Fires: "a33-limp-getting-worse", JustNot: "a33-limp-no-worse", NotSure: "a33-limp-not-sure-getting-worse"),
        new("A34", Fires: "a34-swollen-leg-sudden-pain", JustNot: "a34-swollen-leg-alone", NotSure: "a34-circulation-not-sure"),
        new("A35", Fires: "a35-old-known-and-new-flow", JustNot: "a35-old-known-flow-with-sciatica", NotSure: "a35-old-known-change-not-sure"),

        // The row keeps somebody below an emergency; who only just misses it is told of one.
        new("A36", Fires: "a36-sexual-change-alone", JustNot: "a36-sexual-change-and-numb-foot", NotSure: "a36-sexual-change-power-not-sure"),
        new("A37", Fires: "a37-unsafe", JustNot: "a37-cannot-cope-but-safe", NobodyIsUnsure: "impact"),
        new("A38", Fires: "a38-two-nerve-signs-severe", JustNot: "a38-one-nerve-sign-severe", NotSure: "a38-cough-not-sure-severe"),
        new("A39", Fires: "a39-press-test-does-not-lower", JustNot: "a39-press-test-agrees", NotSure: "a39-press-test-not-done"),
    ];

    private static readonly Dictionary<string, Vignette> Vignettes = Shipped.Release.Vignettes.ToDictionary(vignette => vignette.Code);

    [Fact]
    public void Every_row_of_the_second_round_has_a_patient_it_fires_for_one_it_just_does_not_and_one_who_is_not_sure()
    {
        Assert.Equal(ClinicalReference.Read().Rows.Where(IsOfTheRound).Order(StringComparer.Ordinal), Rows.Select(row => row.Row));
        NoFaults.In(Rows.SelectMany(row => FaultsOf(row)));
    }

    /// <summary>An item without "not sure" says why in its own file; who finds another way to be unsure about the row is to be named.</summary>
    [Fact]
    public void A_row_nobody_can_be_unsure_about_rests_on_an_item_that_says_why() =>
        NoFaults.In(Rows.Where(row => row.NobodyIsUnsure is not null).SelectMany(row => FaultsOfException(row, row.NobodyIsUnsure!)));

    private static IEnumerable<string> FaultsOf(Patients row)
    {
        string?[] named = [row.Fires, row.JustNot, row.NotSure];
        var faults = named.OfType<string>().Select(code => FaultOf(row.Row, code)).OfType<string>().ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        if (Vignettes[row.Fires].Expect.Urgency == Vignettes[row.JustNot].Expect.Urgency)
        {
            faults.Add($"{row.Row}: {row.Fires} and {row.JustNot} expect the same urgency, so nothing shows where the row ends.");
        }

        if (row.NotSure is null == row.NobodyIsUnsure is null)
        {
            faults.Add($"{row.Row}: name the patient who is not sure, or the item that has no \"not sure\".");
        }

        if (row.NotSure is not null && !IsUnsure(Vignettes[row.NotSure]))
        {
            faults.Add($"{row.Row}: {row.NotSure} is sure of everything.");
        }

        return faults;
    }

    private static string? FaultOf(string row, string code) =>
        !code.StartsWith(row.ToLowerInvariant() + "-", StringComparison.Ordinal) ? $"{row}: {code} is a patient of another row."
        : !Vignettes.ContainsKey(code) ? $"{row} has no patient content/vignettes/{code}.yaml: write it, with what the row says of it."
        : null;

    private static IEnumerable<string> FaultsOfException(Patients row, string item)
    {
        if (Shipped.Content.Items.Single(other => other.Code.Value == item).Options.Any(option => IsUnsure(option.Code.Value)))
        {
            yield return $"{row.Row}: {item} has a \"not sure\" now: write the patient who chooses it.";
        }

        foreach (var unsure in Vignettes.Values.Where(IsUnsure).Where(vignette => FaultOf(row.Row, vignette.Code) is null))
        {
            yield return $"{row.Row}: {unsure.Code} is not sure: name that patient here.";
        }
    }

    private static bool IsOfTheRound(string row) =>
        row.StartsWith('A') && int.Parse(row.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) >= First;

    private static bool IsUnsure(Vignette vignette) => vignette.Replies.Values.Any(replies => replies.Any(IsUnsure));

    /// <summary>"not-done" of the press test reads "I did not do it, or I'm not sure".</summary>
    private static bool IsUnsure(string option) => option is "not-sure" or "not-done";

    /// <summary>The patients of one row, by the codes of their vignettes.</summary>
    /// <param name="Row">The row of docs/clinical/red-flags.md.</param>
    /// <param name="Fires">Somebody for whom what the row says holds.</param>
    /// <param name="JustNot">Somebody who lacks one part of it.</param>
    /// <param name="NotSure">Somebody who is not sure about a part of it; null where nobody can be.</param>
    /// <param name="NobodyIsUnsure">The item the row rests on, which has no "not sure" and says why; null where somebody can be unsure.</param>
    private sealed record Patients(string Row, string Fires, string JustNot, string? NotSure = null, string? NobodyIsUnsure = null);
}
