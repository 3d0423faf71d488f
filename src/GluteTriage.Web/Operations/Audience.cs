namespace GluteTriage.Web.Operations;

/// <summary>Whom a site is run for.</summary>
internal enum Audience
{
    /// <summary>People with pain: they get proved content only, and the newest good store stands in for broken files.</summary>
    People,

    /// <summary>Authors on their own machines: they see every fault at once, and may look at content before it is proved.</summary>
    Authors,
}
