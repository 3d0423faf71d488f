namespace GluteTriage.Web.Results;

/// <summary>Whom the answers are about.</summary>
public enum ForWhom
{
    /// <summary>The person who reads.</summary>
    Me,

    /// <summary>Somebody else, for whom the reader answered.</summary>
    SomebodyElse,
}
