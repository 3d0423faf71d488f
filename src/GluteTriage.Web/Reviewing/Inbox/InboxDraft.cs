using System.Globalization;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Web.Reviewing.Inbox;

/// <summary>The filter form while it is being filled in: each field as the address would say it, with commas between several.</summary>
internal sealed class InboxDraft
{
    public string Urgency { get; set; } = "";

    public string Status { get; set; } = "";

    public string Cause { get; set; } = "";

    public string Flag { get; set; } = "";

    public string Place { get; set; } = "";

    public string Release { get; set; } = "";

    public string Verdict { get; set; } = "";

    public string From { get; set; } = "";

    public string To { get; set; } = "";

    public bool Mine { get; set; }

    public bool Second { get; set; }

    public static InboxDraft Of(InboxAsked asked)
    {
        var filter = asked.Filter;
        return new InboxDraft
        {
            Urgency = string.Join(',', filter.Urgencies.Reverse().Select(urgency => urgency.Code())),
            Status = filter.Statuses.SetEquals(InboxAsked.StatusMeant(filter)) ? ""
                : filter.Statuses.IsEmpty ? "any" : string.Join(',', filter.Statuses.Select(InboxAddress.Code)),
            Cause = string.Join(',', filter.Causes),
            Flag = string.Join(',', filter.Flags),
            Place = string.Join(',', filter.Places),
            Release = string.Join(',', filter.Releases.Select(InboxAddress.Short)),
            Verdict = string.Join(',', filter.Verdicts.Select(InboxAddress.Code)),
            From = asked.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            To = asked.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Mine = filter.Mine,
            Second = filter.SecondWanted,
        };
    }

    /// <summary>What it asks for; a value that is not offered is left out, as it is from an address.</summary>
    public InboxAsked Read(InboxCodes codes) => InboxAddress.Read(
        $"?urgency={Uri.EscapeDataString(Urgency)}&status={Uri.EscapeDataString(Status)}&cause={Uri.EscapeDataString(Cause)}"
        + $"&flag={Uri.EscapeDataString(Flag)}&place={Uri.EscapeDataString(Place)}&release={Uri.EscapeDataString(Release)}"
        + $"&verdict={Uri.EscapeDataString(Verdict)}&from={Uri.EscapeDataString(From)}&to={Uri.EscapeDataString(To)}"
        + (Mine ? "&mine=1" : "") + (Second ? "&second=1" : ""),
        codes).Asked;
}
