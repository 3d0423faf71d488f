using System.Text;
using GluteTriage.Sessions.Backups;

namespace GluteTriage.Sessions.Tests.Backups;

/// <summary>What is sealed comes back whole with its key, and in no other way.</summary>
public sealed class SealedFileTests : IDisposable
{
    private const int Part = 1024 * 1024;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glutetriage-sealed-");
    private readonly BackupKey key;

    public SealedFileTests() => key = NewKey("key");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Part - 1)]
    [InlineData(Part)]
    [InlineData(Part + 1)]
    [InlineData(2 * Part)]
    public void What_was_sealed_comes_back(int length)
    {
        var bytes = Bytes(length);

        Assert.Equal(bytes, Open(Seal(bytes), key));
    }

    [Fact]
    public void A_passphrase_opens_what_it_sealed_and_no_other_does()
    {
        var sealedBytes = Seal(Bytes(100), BackupKey.OfPassphrase("correct horse battery"));

        Assert.Equal(Bytes(100), Open(sealedBytes, BackupKey.OfPassphrase("correct horse battery")));
        Assert.Contains("key is not the one", Refused(sealedBytes, BackupKey.OfPassphrase("incorrect horse battery")), StringComparison.Ordinal);
        Assert.Contains("passphrase, not a key", Refused(sealedBytes, key), StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => BackupKey.OfPassphrase("fourteen chars"));
    }

    [Fault(22,
        Injected = "a backup is opened with the key of another",
        Seen = "one sentence that it is another key",
        Lost = "nothing")]
    [Fact]
    public void Another_key_is_said_to_be_another_key() =>
        Assert.Equal("The key is not the one this backup was made with.", Refused(Seal(Bytes(100)), NewKey("other")));

    [Fact]
    public void Nothing_of_the_text_can_be_read_in_the_file_and_no_two_files_are_alike()
    {
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("canary", 1000)));

        var (one, other) = (Seal(text), Seal(text));

        Assert.Equal(-1, one.AsSpan().IndexOf("canary"u8));
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Every_flipped_byte_is_noticed()
    {
        var whole = Seal(Bytes(50));

        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            Assert.NotEmpty(Refused(changed, key));
        }
    }

    [Fact]
    public void Every_place_to_cut_is_noticed_and_between_parts_it_is_said_to_be_cut()
    {
        var small = Seal(Bytes(50));
        for (var length = 0; length < small.Length; length++)
        {
            Assert.NotEmpty(Refused(small[..length], key));
        }

        var large = Seal(Bytes((2 * Part) + 5));
        var afterTheFirst = large.Length - 5 - 16 - Part - 16;
        Assert.Equal("The backup is cut short, so it cannot be trusted. Use another one.", Refused(large[..afterTheFirst], key));
    }

    [Fact]
    public void Parts_that_change_places_or_are_added_are_noticed()
    {
        var whole = Seal(Bytes(3 * Part));
        const int Sealed = Part + 16;
        var header = whole.Length - (3 * Sealed);
        var swapped = whole.ToArray();
        whole.AsSpan(header, Sealed).CopyTo(swapped.AsSpan(header + Sealed));
        whole.AsSpan(header + Sealed, Sealed).CopyTo(swapped.AsSpan(header));

        Assert.NotEmpty(Refused(swapped, key));
        Assert.NotEmpty(Refused([.. whole, .. whole[^Sealed..]], key));
        Assert.NotEmpty(Refused([.. whole, 0], key));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(number => (byte)(number % 251))];

    private BackupKey NewKey(string name)
    {
        var path = Path.Combine(folder.FullName, name);
        BackupKey.Make(path);
        return BackupKey.Read(path);
    }

    private byte[] Seal(byte[] bytes, BackupKey? with = null)
    {
        using var file = new MemoryStream();
        using var sealing = new SealingStream(file, with ?? key);
        sealing.Write(bytes);
        sealing.Complete();
        return file.ToArray();
    }

    private static byte[] Open(byte[] sealedBytes, BackupKey with)
    {
        using var opening = new OpeningStream(new MemoryStream(sealedBytes), with);
        using var bytes = new MemoryStream();
        opening.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Refused(byte[] sealedBytes, BackupKey with) => Assert.Throws<InvalidDataException>(() => Open(sealedBytes, with)).Message;
}
