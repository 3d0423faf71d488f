namespace GluteTriage.Sessions.Backups;

/// <summary>Reads what <see cref="SealingStream"/> sealed. Nothing is given out that was not authenticated.</summary>
internal sealed class OpeningStream : Stream
{
    private readonly Stream file;
    private readonly SealedParts parts;
    private readonly byte[] part = new byte[SealedParts.PartBytes];
    private readonly byte[] sealedPart = new byte[SealedParts.PartBytes + SealedParts.TagBytes];
    private int given;
    private int filled;
    private bool isOver;

    /// <param name="file">Knows its length.</param>
    /// <exception cref="InvalidDataException">As <see cref="SealedHeader.Open"/>.</exception>
    public OpeningStream(Stream file, BackupKey key)
    {
        var (fileKey, check) = SealedHeader.Open(file, key);
        (this.file, parts) = (file, new SealedParts(fileKey, check));
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The file was cut or changed; one sentence says so.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (given == filled && !isOver)
        {
            ReadPart();
        }

        var taken = Math.Min(buffer.Length, filled - given);
        part.AsSpan(given, taken).CopyTo(buffer);
        given += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        parts.Dispose();
        base.Dispose(disposing);
    }

    private void ReadPart()
    {
        var read = file.ReadAtLeast(sealedPart, sealedPart.Length, throwOnEndOfStream: false);
        isOver = file.Position == file.Length;
        var length = Math.Max(0, read - SealedParts.TagBytes);
        parts.Open(sealedPart.AsSpan(0, read), part.AsSpan(0, length), isOver);
        (given, filled) = (0, length);
    }
}
