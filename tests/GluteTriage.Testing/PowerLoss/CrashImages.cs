namespace GluteTriage.Testing.PowerLoss;

/// <summary>
/// What a disk may hold after the power failed at any moment of a run: all that was synced, and of what was not any part, in which any write
/// may be cut in the middle of itself. A killed process cannot show this, as the machine keeps what it wrote.
/// </summary>
/// <param name="before">The files at the start of the run, all on disk.</param>
/// <param name="run">What was written from then on.</param>
public sealed class CrashImages(IReadOnlyDictionary<string, byte[]> before, IReadOnlyList<DiskWrite> run)
{
    private const int SectorBytes = 512;

    /// <summary>Where opening an image costs no syncing; only Linux has it.</summary>
    private const string InMemory = "/dev/shm";

    /// <param name="moment">How many of the writes had been asked for.</param>
    /// <returns>The files, and how many answers of which session had been told as stored.</returns>
    public (IReadOnlyDictionary<string, byte[]> Files, IReadOnlyDictionary<long, int> Told) At(int moment, Random chance)
    {
        var files = before.ToDictionary(file => file.Key, file => Growing(file.Value));
        var (waiting, told) = (new Dictionary<string, List<DiskWrite>>(), new Dictionary<long, int>());
        foreach (var write in run.Take(moment))
        {
            switch (write)
            {
                case DiskWrite.Told(var session, var answers):
                    told[session] = answers;
                    break;
                case DiskWrite.Synced(var file):
                    WaitingOf(file).ForEach(one => Apply(files, one));
                    waiting.Remove(file);
                    break;
                default:
                    WaitingOf(FileOf(write)).Add(write);
                    break;
            }
        }

        // One file in four has all it waited for, one in four nothing, and the others any part.
        foreach (var writes in waiting.Values)
        {
            var share = chance.Next(4) switch { 0 => 0.0, 1 => 1.0, _ => chance.NextDouble() };
            writes.Where(_ => chance.NextDouble() < share).ToList().ForEach(one => Apply(files, Torn(one, chance)));
        }

        return (files.ToDictionary(file => file.Key, file => file.Value.ToArray()), told);

        List<DiskWrite> WaitingOf(string file) => waiting.TryGetValue(file, out var writes) ? writes : waiting[file] = [];
    }

    /// <summary>Opens so many images of random moments, each as the site opens its log.</summary>
    /// <returns>Of each with a fault, the first one as a sentence.</returns>
    public async Task<IReadOnlyList<string>> TryAsync(int images)
    {
        var (chance, faults) = (new Random(Sampling.Seed), new List<string>());
        var folder = Path.Combine(Directory.Exists(InMemory) ? InMemory : Path.GetTempPath(), $"glutetriage-image-{Guid.NewGuid():N}");
        for (var image = 1; image <= images; image++)
        {
            var moment = chance.Next(run.Count + 1);
            var (files, told) = At(moment, chance);
            Directory.CreateDirectory(folder);
            foreach (var (name, bytes) in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
            }

            await using (var log = new LogInFolder(folder))
            {
                if (await log.FaultsAsync(told) is [var fault, ..])
                {
                    faults.Add($"Image {image} of {Sampling.Day:yyyy-MM-dd}, after {moment} of {run.Count}: {fault}");
                }
            }

            Directory.Delete(folder, recursive: true);
        }

        return faults;
    }

    private static string FileOf(DiskWrite write) => write switch
    {
        DiskWrite.Bytes(var file, _, _) => file,
        DiskWrite.Length(var file, _) => file,
        DiskWrite.Unlinked(var file) => file,
        _ => throw new ArgumentOutOfRangeException(nameof(write)),
    };

    /// <summary>One in four is cut after whole sectors, at its end or its beginning.</summary>
    private static DiskWrite Torn(DiskWrite write, Random chance)
    {
        if (write is not DiskWrite.Bytes(var file, var offset, var data) || chance.Next(4) > 0)
        {
            return write;
        }

        var cut = data.Length <= SectorBytes ? data.Length / 2 : chance.Next(1, data.Length / SectorBytes + 1) * SectorBytes;
        cut = Math.Min(cut, data.Length);
        return chance.Next(2) == 0 ? new DiskWrite.Bytes(file, offset, data[..cut]) : new DiskWrite.Bytes(file, offset + cut, data[cut..]);
    }

    private static void Apply(Dictionary<string, MemoryStream> files, DiskWrite write)
    {
        switch (write)
        {
            case DiskWrite.Bytes(var file, var offset, var data):
                var bytes = Of(file);
                bytes.Position = offset;
                bytes.Write(data);
                break;
            case DiskWrite.Length(var file, var length):
                Of(file).SetLength(length);
                break;
            case DiskWrite.Unlinked(var file):
                files.Remove(file);
                break;
        }

        MemoryStream Of(string file) => files.TryGetValue(file, out var there) ? there : files[file] = new MemoryStream();
    }

    private static MemoryStream Growing(byte[] bytes)
    {
        var stream = new MemoryStream();
        stream.Write(bytes);
        return stream;
    }
}
