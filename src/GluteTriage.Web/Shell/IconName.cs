using System.Diagnostics;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Web.Shell;

/// <summary>What our icons can say. The five urgencies have each a shape of their own, so that colour is never alone.</summary>
public enum IconName
{
    Mark,
    Emergency,
    SameDay,
    Soon,
    Routine,
    SelfCare,
    Phone,
    Back,
    Forward,
    Leave,
    Tick,
    Open,
    For,
    Against,
    Flag,
    Print,
    Search,
}

internal static class IconNames
{
    public static IconName Icon(this Urgency urgency) => urgency switch
    {
        Urgency.Emergency => IconName.Emergency,
        Urgency.SameDay => IconName.SameDay,
        Urgency.Soon => IconName.Soon,
        Urgency.Routine => IconName.Routine,
        Urgency.SelfCare => IconName.SelfCare,
        _ => throw new UnreachableException($"Urgency {urgency} has no icon."),
    };
}
