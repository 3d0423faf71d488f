namespace GluteTriage.Sessions.Backups;

/// <summary>Seals what is written to it into a file. Only <see cref="Complete"/> ends it: what was left off before is known as cut short.</summary>
internal sealed class SealingStream : Stream
{
    private readonly Stream file;
    private readonly SealedParts parts;
    private readonly byte[] part = new byte[SealedParts.PartBytes];
    private readonly byte[] sealedPart = new byte[SealedParts.PartBytes + SealedParts.TagBytes];
    private int filled;

    public SealingStream(Stream file, BackupKey key)
    {
        var (header, fileKey, check) = SealedHeader.New(key);
        (this.file, parts) = (file, new SealedParts(fileKey, check));
        file.Write(header);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (filled == part.Length)
            {
                WritePart(isLast: false);
            }

            var taken = Math.Min(buffer.Length, part.Length - filled);
            buffer[..taken].CopyTo(part.AsSpan(filled));
            buffer = buffer[taken..];
            filled += taken;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes the last part.</summary>
    public void Complete() => WritePart(isLast: true);

    public override void Flush()
    {
        // A part is written when it is full or the last.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        parts.Dispose();
        base.Dispose(disposing);
    }

    private void WritePart(bool isLast)
    {
        var sealedNow = sealedPart.AsSpan(0, filled + SealedParts.TagBytes);
        parts.Seal(part.AsSpan(0, filled), sealedNow, isLast);
        file.Write(sealedNow);
        filled = 0;
    }
}
