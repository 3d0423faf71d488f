using GluteTriage.Engine.Assessments;
using GluteTriage.Web.Results;
using GluteTriage.Web.Reviewing;

namespace GluteTriage.Web.Summaries;

/// <summary>Which signs to watch for somebody was shown, as the pages they came to show them.</summary>
internal static class ShownSigns
{
    public static IEnumerable<SummaryLine> Of(ResultView view)
    {
        if (!view.HasLevel)
        {
            return [new(SummaryText.NoSigns)];
        }

        if (view.Crisis is not null)
        {
            return [new(SummaryText.CrisisPage)];
        }

        var isEmergency = view.Assessment.Urgency is Urgency.Emergency;
        var first = view.SignsFirst.ToList();
        return
        [
            .. isEmergency ? new SummaryLine[] { new(SummaryText.EmergencyPage), new(SummaryText.BehindIt) } : [new(SummaryText.AtOnce)],
            .. first.Select(sign => new SummaryLine(ReviewText.Word(view.Release, sign.Urgency), view.Region.Fill(sign.Say))),
            new(SummaryText.Folded(view.Release.Signs.Length - first.Count)),
        ];
    }
}
