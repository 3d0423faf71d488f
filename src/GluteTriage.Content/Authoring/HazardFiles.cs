using System.Collections.Immutable;
using GluteTriage.Content.Reading;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads hazards/.</summary>
internal static class HazardFiles
{
    private const int Worst = 5;

    public static ImmutableArray<Hazard> Read(Draft draft) => [.. draft.Each("hazards").Select(fields => Read(fields, draft))];

    private static Hazard Read(Fields fields, Draft draft)
    {
        var hazard = new Hazard(
            fields.FileCode(),
            fields.Text("title"),
            fields.Texts("causes", required: true),
            fields.Text("effect"),
            fields.Text("harm"),
            ReadRisk(fields, "before"),
            [.. fields.Maps("controls", required: true).Select(control => ReadControl(control, draft))],
            ReadRisk(fields, "after"),
            fields.Text("left"),
            fields.OneOf("status", ("open", "open"), ("accepted-by-authors", "accepted-by-authors")),
            fields.Sources());
        fields.NoOthers();
        return hazard;
    }

    private static HazardControl ReadControl(Fields fields, Draft draft)
    {
        var control = new HazardControl(
            fields.OneOf("by", ("design", "design"), ("test", "test"), ("training", "training"), ("business", "business")),
            fields.Text("does"),
            fields.Texts("tests"));
        fields.NoOthers();
        if (control is { By: "design" or "test", Tests.IsEmpty: true })
        {
            draft.Faults.Add(fields.At, "Control has no test", "A control in the program that no test holds may be gone tomorrow.",
                "Name a test as Class.Method, or write one.");
        }

        return control;
    }

    private static Risk ReadRisk(Fields fields, string key)
    {
        if (fields.Map(key, required: true) is not { } risk)
        {
            return new Risk(Worst, Worst);
        }

        var read = new Risk(risk.Whole("likelihood", 1, Worst), risk.Whole("severity", 1, Worst));
        risk.NoOthers();
        return read;
    }
}
