namespace GluteTriage.Sessions.Backups;

/// <summary>What is in a backup; its first entry.</summary>
/// <param name="MadeAt">When the session log was read.</param>
/// <param name="Sessions">How many sessions it holds.</param>
/// <param name="AuditEntries">How far its audit trail goes.</param>
/// <param name="Files">Every file, in the order it follows.</param>
public sealed record BackupManifest(DateTimeOffset MadeAt, long Sessions, long AuditEntries, IReadOnlyList<BackedUpFile> Files)
{
    /// <summary>Which installation's keys open the texts in it; null in a backup from before texts were sealed.</summary>
    public string? Keys { get; init; }
}

/// <param name="Name">Below the data folder, with <c>/</c> between folders.</param>
/// <param name="Sha256">In small hexadecimal letters.</param>
public sealed record BackedUpFile(string Name, long Bytes, string Sha256);
