using System.Globalization;
using System.Numerics;
using System.Text;
using GluteTriage.Content;
using GluteTriage.Content.SecondEntry;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Verification;

namespace GluteTriage.Cli;

/// <summary>What was proved, as text for whoever changes the content, and as JSON.</summary>
internal static class VerificationText
{
    private static readonly BigInteger InFull = 10_000_000;

    public static string Of(Release release, PropertyResult result, TimeSpan time)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{result.Number,2}. {result.Outcome.ToString().ToUpperInvariant()}  {result.Claim}");
        text.AppendLine(CultureInfo.InvariantCulture, $"    {Number(result.Combinations)} combinations or cases, {time.TotalSeconds:0.00} s. {result.Method}");
        foreach (var figure in result.Figures)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {figure.What}: {Number(figure.Value)}");
        }

        foreach (var fault in result.Faults)
        {
            Write(text, release, "Fault", fault);
        }

        foreach (var remark in result.Remarks)
        {
            Write(text, release, "Note", remark);
        }

        return text.AppendLine().ToString();
    }

    public static string Of(IReadOnlyList<VignetteRun> runs)
    {
        var text = new StringBuilder();
        foreach (var run in runs.Where(run => run.Differences.Count > 0))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"content/vignettes/{run.Vignette.Code}.yaml: {string.Join("; ", run.Differences)}.");
        }

        return text.AppendLine(CultureInfo.InvariantCulture,
            $"Tested: {runs.Count} vignettes, {runs.Count(run => run.Differences.Count > 0)} differ.").ToString();
    }

    /// <summary>The last line, as what it counts may stand far above it.</summary>
    public static string WhatDoesNotHold(
        IReadOnlyList<VignetteRun> runs, IReadOnlyList<PropertyResult> results, SecondEntries? entries)
    {
        var failed = results.Where(result => result.Outcome is Outcome.Failed).Select(result => $"property {result.Number}");
        var (vignettes, differ) = (runs.Count(run => run.Differences.Count > 0), entries?.Faults.Count ?? 0);
        string[] counted = [vignettes > 0 ? $"vignettes: {vignettes}" : "", differ > 0 ? $"second entries: {differ}" : ""];
        return $"Does not hold: {string.Join(", ", failed.Concat(counted.Where(part => part.Length > 0)))}. What to do stands above.";
    }

    /// <param name="entries">Null where nothing was compared.</param>
    public static string Of(SecondEntries? entries)
    {
        if (entries is null)
        {
            return "Not compared: the guard and the other second entries were left out.\n";
        }

        var text = new StringBuilder();
        foreach (var fault in entries.Faults)
        {
            text.AppendLine(fault.ToString());
        }

        return text.AppendLine(CultureInfo.InvariantCulture,
            $"Compared with the second entries: the red flags in {entries.Judged} people, {entries.Weights} weights and numbers, who is asked in "
            + $"{entries.Asked} people, what comes first in {entries.Ordered} people; {entries.Faults.Count} differ.").ToString();
    }

    /// <summary>How high ordinary people are sent: a measurement, never a fault. Empty where the content has no frequencies.</summary>
    public static string Of(OverTriage? measured)
    {
        if (measured is null)
        {
            return "";
        }

        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"Measured: {OverTriage.People:N0} people drawn from frequencies.yaml, and {measured.Benign.Sum()} benign vignettes:");
        foreach (var urgency in Urgencies.InOrder)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"    {urgency.Code()}: {100.0 * measured.Drawn[(int)urgency] / OverTriage.People:0.0} in 100 people, "
                + $"{measured.Benign[(int)urgency]} vignettes");
        }

        foreach (var (flag, people) in measured.AloneToEmergency.Where(flag => flag.People * 50 > OverTriage.People))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    for review: {flag} alone sends {100.0 * people / OverTriage.People:0.0} in 100 to emergency");
        }

        return text.ToString();
    }

    public static object Json(Release release, IReadOnlyList<VignetteRun> runs, IReadOnlyList<PropertyResult> results, SecondEntries? entries) => new
    {
        hash = release.Hash,
        vignettes = runs.Count,
        differing = runs.Where(run => run.Differences.Count > 0).Select(run => new { run.Vignette.Code, run.Differences }),
        properties = results.Select(result => new
        {
            result.Number,
            result.Code,
            outcome = result.Outcome.ToString().ToLowerInvariant(),
            result.Claim,
            result.Method,
            combinations = result.Combinations.ToString(CultureInfo.InvariantCulture),
            figures = result.Figures.Select(figure => new { figure.What, value = figure.Value.ToString(CultureInfo.InvariantCulture) }),
            faults = result.Faults.Select(fault => Case(release, fault)),
            notes = result.Remarks.Select(fault => Case(release, fault)),
        }),
        secondEntries = entries,
    };

    private static object Case(Release release, Fault fault) => new
    {
        fault.Where,
        fault.What,
        fault.Remedy,
        person = fault.Person is { } person ? Json(release, person) : null,
    };

    /// <summary>A person in the form <c>gt explain</c> reads.</summary>
    public static object Json(Release release, Answers person) => new
    {
        answers = Given(release, person).ToDictionary(given => given.Item.Value, given => given.Answer.Marks.Select(mark => mark.ToString())),
    };

    private static void Write(StringBuilder text, Release release, string kind, Fault fault)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"    {kind}: {fault.Where}: {fault.What} {fault.Remedy}");
        if (fault.Person is { } person)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"      Person: {Describe(release, person)}");
        }
    }

    public static string Describe(Release release, Answers person) =>
        string.Join("; ", Given(release, person).Select(given => $"{given.Item}: {given.Answer}"));

    private static IEnumerable<(ItemCode Item, Answer Answer)> Given(Release release, Answers person) =>
        from item in release.Clinical.Items
        let answer = person[item.Code]
        where answer is not null
        select (item.Code, answer);

    /// <summary>In full where it can be read, e.g. <c>41</c> or <c>1,172</c>; otherwise e.g. <c>4.50e54</c>.</summary>
    public static string Number(BigInteger number) =>
        number < InFull ? number.ToString("N0", CultureInfo.InvariantCulture) : number.ToString("0.00e0", CultureInfo.InvariantCulture);
}
