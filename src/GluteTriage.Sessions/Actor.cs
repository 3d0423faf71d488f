namespace GluteTriage.Sessions;

/// <summary>Who reads or changes the log, as the audit trail names them.</summary>
/// <param name="Account">Id of a staff account, or one of the fixed actors here.</param>
/// <param name="Name">The name shown beside what they did; kept as it was then.</param>
public sealed record Actor(string Account, string Name)
{
    /// <summary>The person whose session it is. They have no account.</summary>
    public static readonly Actor Person = new("person", "The person");

    /// <summary>The job that deletes what is past its time.</summary>
    public static readonly Actor Retention = new("retention", "Retention");

    /// <summary>The site itself, at its start.</summary>
    public static readonly Actor Site = new("site", "The site");

    /// <summary>Whoever runs <c>gt</c> on the machine.</summary>
    public static readonly Actor Operator = new("operator", "Operator");
}
