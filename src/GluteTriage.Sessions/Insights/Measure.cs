namespace GluteTriage.Sessions.Insights;

/// <summary>What is counted of a day. Stored: a name is never given another meaning.</summary>
public static class Measure
{
    public const string Started = "started";
    public const string Finished = "finished";

    /// <summary>How many of those that started were made up.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>By code of the urgency of the latest result.</summary>
    public const string Urgency = "urgency";

    /// <summary>By code of the cause the person saw first, or <see cref="NoCode"/>.</summary>
    public const string Cause = "cause";

    /// <summary>First replies, by code of the item.</summary>
    public const string Answered = "answered";

    /// <summary>First replies that said "not sure" or skipped, by code of the item.</summary>
    public const string NotSure = "not-sure";

    /// <summary>Sessions that are over without a result, by code of the item answered last, or <see cref="NoCode"/>.</summary>
    public const string LeftAt = "left-at";

    /// <summary>First replies by code of the item and place in <see cref="AnswerTime.Bounds"/>, with a slash between.</summary>
    public const string Seconds = "seconds";

    /// <summary>The only code of a measure that is not divided.</summary>
    public const string All = "all";

    /// <summary>In place of an item or a cause where there is none.</summary>
    public const string NoCode = "none";
}
