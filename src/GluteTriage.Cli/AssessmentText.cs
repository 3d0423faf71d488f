using System.Globalization;
using System.Text;
using GluteTriage.Content;
using GluteTriage.Content.Results;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Cli;

/// <summary>An assessment as text for a clinician or author.</summary>
internal static class AssessmentText
{
    public static string Of(Release release, Answers answers, Assessment assessment, WhatWouldChange changes)
    {
        var text = new StringBuilder();
        Heading(text, $"Release {release.Note.Name} ({release.Hash[..12]})");
        foreach (var item in release.Clinical.Items.Where(item => answers[item.Code] is not null))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {item.Code}: {answers[item.Code]}");
        }

        Heading(text, $"Urgency: {assessment.Urgency.Code()}{(assessment.Complete ? "" : " or more: answers are missing")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  from warnings: {assessment.UrgencyFromWarnings.Code()}");
        foreach (var floor in assessment.Floors)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  floor {floor.Urgency.Code()}: {floor.Says} {Sources(floor.Sources)}");
        }

        Heading(text, $"Red flags raised: {assessment.Raised.Length}");
        foreach (var raised in assessment.Raised)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  {raised.Tier.Urgency.Code(),-10} {raised.Flag.Title} ({raised.Flag.Code}) {Sources(raised.Tier.Sources)}");
            text.AppendLine(CultureInfo.InvariantCulture, $"             because {Because(raised.Because)}");
        }

        Heading(text, $"Not excluded: {assessment.NotExcluded.Length}");
        foreach (var open in assessment.NotExcluded)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  {open.Tier.Urgency.Code(),-10} {open.Flag.Title} ({open.Flag.Code}), so at least {open.Floor.Code()}");
            text.AppendLine(CultureInfo.InvariantCulture, $"             because {Because(open.Because)}");
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"Excluded: {assessment.Excluded.Length}. Not asked: {List(assessment.NotAsked.Select(flag => flag.Code.Value))}.");

        Heading(text, $"Causes{(assessment.Tentative ? ", tentative" : "")}{(assessment.ShowsCauses ? "" : " (not shown to the person)")}");
        foreach (var family in assessment.Families)
        {
            Write(text, family);
        }

        foreach (var rule in assessment.Ordering)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  order: {rule.TellThePerson} {Sources(rule.Sources)}");
        }

        Heading(text, "What would change it");
        foreach (var change in changes.MoreUrgent.Concat(changes.OtherFirst))
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  {change.Item} is {change.Option}: {change.Urgency.Code()}, {change.First?.Code.Value ?? "no cause shown"}");
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Missing: {List(assessment.Missing.Select(item => item.Value))}.");
        return text.ToString();
    }

    private static void Write(StringBuilder text, RankedFamily family)
    {
        var label = family.Label is { } finer ? $", {finer.Title}" : "";
        text.AppendLine(CultureInfo.InvariantCulture,
            $"  {family.Score?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-",6}  {Decision.Code(family.Fit),-11} "
                + $"{family.Family.Title} ({family.Family.Code}{label})");
        if (family.Fit is FitWord.Excluded or FitWord.LessLikely)
        {
            return;
        }

        foreach (var cause in family.Causes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"          {cause.Score?.ToString("0.0", CultureInfo.InvariantCulture)} {cause.Cause.Title}");
            foreach (var reason in cause.For.Concat(cause.Against))
            {
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"            {reason.Evidence.Points,5:+0.#;-0.#} {reason.Evidence.Item} is {reason.Evidence.Option}: "
                        + $"{reason.Text} {Sources(reason.Evidence.Sources)}");
            }
        }
    }

    private static void Heading(StringBuilder text, string heading)
    {
        if (text.Length > 0)
        {
            text.AppendLine();
        }

        text.AppendLine(heading);
    }

    private static string Because(IEnumerable<Finding> findings) =>
        string.Join(", ", findings.Select(finding => $"{finding.Item} is {finding.Option}"));

    private static string Sources(IEnumerable<SourceCode> sources) => $"[{string.Join(", ", sources)}]";

    private static string List(IEnumerable<string> codes) => string.Join(", ", codes.DefaultIfEmpty("none"));
}
