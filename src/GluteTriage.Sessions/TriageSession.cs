namespace GluteTriage.Sessions;

/// <summary>
/// One person's pass through the questionnaire. Replies are only ever added; the whole is only ever deleted.
/// </summary>
public sealed class TriageSession
{
    public const string UnknownDevice = "unknown";

    internal TriageSession(
        byte[] keyHash, string release, string region, bool mayBeReviewed, string device, bool synthetic, DateTimeOffset startedAt,
        ForWhom? whom)
    {
        Whom = whom;
        Device = device;
        Synthetic = synthetic;
        KeyHash = keyHash;
        Release = release;
        Region = region;
        MayBeReviewed = mayBeReviewed;
        StartedAt = startedAt;
        LastAnsweredAt = startedAt;
    }

    /// <summary>
    /// Given by the database and never used twice, not even after a deletion. Not a secret, and not a key.
    /// </summary>
    public long Id { get; private init; }

    /// <summary>SHA-256 of the person's key, 32 bytes. The key itself is stored nowhere.</summary>
    internal byte[] KeyHash { get; }

    /// <summary>Content hash of the release the session began with, and keeps.</summary>
    public string Release { get; }

    /// <summary>Code of the region whose emergency number and services the person is shown, e.g. <c>uk</c>.</summary>
    public string Region { get; }

    /// <summary>The second consent, asked for beside the result: clinicians may read this session.</summary>
    public bool MayBeReviewed { get; private init; }

    /// <summary>Whose pain it is about; null for a session begun before that was asked.</summary>
    public ForWhom? Whom { get; }

    /// <summary>Code of the class of device it was begun on: <c>phone</c>, <c>tablet</c>, <c>desktop</c> or <c>unknown</c>; never which.</summary>
    public string Device { get; }

    /// <summary>Made up by <c>gt demo</c>, and shown as such wherever it is shown.</summary>
    public bool Synthetic { get; }

    public DateTimeOffset StartedAt { get; }

    /// <summary>When the latest reply was stored, or when the session began while there is none.</summary>
    public DateTimeOffset LastAnsweredAt { get; private init; }

    /// <summary>How many replies are stored; the next one is expected to name this number.</summary>
    public int Revision { get; private init; }

    /// <summary>How many screens were answered; the next one is expected to name this number beside <see cref="Revision"/>.</summary>
    public int Screens { get; private init; }

    internal List<AnsweredItem> AnsweredItems { get; } = [];

    internal List<AnsweredScreen> AnsweredScreens { get; } = [];

    internal List<ResultSnapshot> Snapshots { get; } = [];
}
