using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads courses.yaml.</summary>
internal static class CourseFile
{
    private const string Path = "courses.yaml";
    private const int MostWeeks = 520;
    private const int Hundred = 100;
    private static readonly SourceCode GeneralKnowledge = new("general-knowledge");

    /// <returns>None where the folder has none; else each cause is in exactly one.</returns>
    public static ImmutableArray<CourseChart> Read(Draft draft, ImmutableArray<Cause> causes)
    {
        if (draft.Folder.Find(Path) is null)
        {
            return [];
        }

        ImmutableArray<CourseChart> charts = [.. draft.List(Path).Select(fields => ReadChart(fields, draft, causes))];
        var told = charts.SelectMany(chart => chart.Causes).ToList();
        draft.RefuseTwins(told, cause => cause.Value, Path);
        foreach (var cause in causes.Where(cause => !told.Contains(cause.Code)))
        {
            draft.Faults.AddFile(Path, "Course is missing", $"Nothing tells what to expect of '{cause.Code}'.",
                "Write its stages, or say under 'unknown' what nobody knows.");
        }

        return charts;
    }

    private static CourseChart ReadChart(Fields fields, Draft draft, ImmutableArray<Cause> causes)
    {
        var chart = new CourseChart(
            [.. fields.Texts("causes", required: true).Select(code => new CauseCode(code))],
            [.. fields.Maps("stages").Select(stage => ReadStage(stage, draft))],
            [.. fields.Maps("counts").Select(count => ReadCount(count, draft))],
            fields.Map("unknown") is { } unknown ? ReadLine(unknown, draft, hasFigure: false) : null);
        fields.NoOthers();
        foreach (var code in chart.Causes.Where(code => causes.All(cause => cause.Code != code)))
        {
            draft.Faults.Add(fields.At["causes"]!, "Cause does not exist", $"There is no cause '{code}'.",
                Suggestion.Among(code.Value, causes.Select(known => known.Code.Value)));
        }

        if (chart is { Stages: [], Unknown: null })
        {
            draft.Faults.Add(fields.At, "Course is missing", "Nobody could tell from this what to expect.",
                "Write its stages, or say under 'unknown' what nobody knows.");
        }

        RefuseDisorder(fields, chart, draft);
        return chart;
    }

    /// <summary>Each stage begins when the one before is over; what goes on is the last.</summary>
    private static void RefuseDisorder(Fields fields, CourseChart chart, Draft draft)
    {
        int? over = 0;
        foreach (var weeks in chart.Stages.Select(stage => stage.Weeks).OfType<CourseWeeks>())
        {
            if (over is null || weeks.From < over || weeks.To < weeks.From)
            {
                draft.Faults.Add(fields.At["stages"]!, "Weeks do not follow", $"The weeks from {weeks.From} do not follow what stands before them.",
                    "Write the stages in the order of time; only the last one may go on without an end.");
            }

            over = weeks.To;
        }
    }

    private static CourseStage ReadStage(Fields fields, Draft draft)
    {
        var weeks = fields.At["from"] is null
            ? null
            : new CourseWeeks(fields.Whole("from", 0, MostWeeks), fields.At["to"] is null ? null : fields.Whole("to", 1, MostWeeks));
        var stage = new CourseStage(weeks, fields.OptionalText("when"), ReadLine(fields, draft, hasFigure: weeks is not null));
        if (weeks is null == stage.When is null)
        {
            draft.Faults.Add(fields.At, "Stage has no time", "A stage has either the week it begins with, or words that tell its time.",
                "Write 'from' and 'to' in weeks where they are known, else 'when'.");
        }

        return stage;
    }

    private static CourseCount ReadCount(Fields fields, Draft draft)
    {
        var many = fields.Whole("in-100", 1, Hundred);
        var count = new CourseCount(many, ReadLine(fields, draft, hasFigure: true));
        if (!count.Told.Say.Contains($"{many} in 100", StringComparison.Ordinal))
        {
            draft.Faults.Add(fields.At, "Figure is not in its words", $"The chart draws {many} in 100, and its words do not say so.",
                $"Write '{many} in 100' in the sentence, or correct the number.");
        }

        return count;
    }

    private static Advice ReadLine(Fields fields, Draft draft, bool hasFigure)
    {
        var line = new Advice(fields.Text("say"), fields.Sources());
        fields.NoOthers();
        if (hasFigure && !line.Sources.IsEmpty && line.Sources.All(source => source == GeneralKnowledge))
        {
            draft.Faults.Add(fields.At, "Weeks without a source", "What everybody knows does not say how many: these numbers come from somewhere.",
                "Name the source that gives them, or 'judgement' where the authors chose them.");
        }

        return line;
    }
}
