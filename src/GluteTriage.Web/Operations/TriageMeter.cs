using System.Diagnostics.Metrics;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Web.Operations;

/// <summary>Counts what happens to how many, and never to whom: no answer, no key and no address is in any of it.</summary>
internal sealed class TriageMeter
{
    public const string Name = "GluteTriage";

    private readonly Counter<long> started;
    private readonly Counter<long> answered;
    private readonly Counter<long> results;
    private readonly Counter<long> safetyEvents;

    public TriageMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        started = meter.CreateCounter<long>("glutetriage.sessions.started", description: "Sessions opened.");
        answered = meter.CreateCounter<long>("glutetriage.items.answered", description: "Replies stored, by the item they answer: how far people get.");
        results = meter.CreateCounter<long>("glutetriage.results.shown", description: "Results shown, by urgency.");
        safetyEvents = meter.CreateCounter<long>("glutetriage.safety.events", description: "Red flags the two evaluators judged differently.");
    }

    public void Started() => started.Add(1);

    public void Answered(ItemCode item) => answered.Add(1, new KeyValuePair<string, object?>("item", item.Value));

    public void ResultShown(Urgency urgency) => results.Add(1, new KeyValuePair<string, object?>("urgency", urgency.Code()));

    public void SafetyEvent() => safetyEvents.Add(1);
}
