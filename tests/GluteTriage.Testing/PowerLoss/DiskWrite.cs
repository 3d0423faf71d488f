namespace GluteTriage.Testing.PowerLoss;

/// <summary>What a program asked of the disk, or told somebody, in the order it did.</summary>
public abstract record DiskWrite
{
    private DiskWrite()
    {
    }

    /// <summary>Bytes that are on disk only once the file is synced: until then all, a part or nothing of them may be.</summary>
    public sealed record Bytes(string File, long Offset, byte[] Data) : DiskWrite;

    /// <summary>The file has this length, once it is synced.</summary>
    public sealed record Length(string File, long Is) : DiskWrite;

    /// <summary>The name is gone, or is still there after a loss of power.</summary>
    public sealed record Unlinked(string File) : DiskWrite;

    /// <summary>All that was written to the file before is on disk from here on.</summary>
    public sealed record Synced(string File) : DiskWrite;

    /// <summary>Somebody was told that so many answers of a session are stored.</summary>
    public sealed record Told(long Session, int Answers) : DiskWrite;
}
