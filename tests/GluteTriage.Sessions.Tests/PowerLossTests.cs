using GluteTriage.Testing.PowerLoss;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Sessions.Tests;

/// <summary>
/// The power fails at any moment. Here the writes of a run are found by comparing the files around each answer, on the word of the log that they
/// are synced; <c>powerloss</c> of the benchmarks takes nobody's word and records what the program asks of the disk.
/// </summary>
public sealed class PowerLossTests
{
    private const int BlockBytes = 512;

    [Fault(3,
        Injected = "files as the disk may hold them after a loss of power: what was synced, of the rest any part, writes cut in their middle",
        Seen = "after the start all they were told is saved",
        Lost = "the answer that was being written, which nobody was told is saved",
        Mutation = "the log's word that it synced is taken away (second half of the test)")]
    [Fact]
    public async Task Whatever_of_the_last_writes_is_on_disk_the_log_opens_and_every_answer_told_as_stored_is_there()
    {
        var (before, run) = await RecordedAsync();

        Assert.Empty(await new CrashImages(before, run).TryAsync(24));
        Assert.NotEmpty(await new CrashImages(before, [.. run.Where(write => write is not DiskWrite.Synced)]).TryAsync(8));
    }

    private static async Task<(IReadOnlyDictionary<string, byte[]> Before, IReadOnlyList<DiskWrite> Run)> RecordedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("glutetriage-powerloss-").FullName;
        IReadOnlyDictionary<string, byte[]> before;
        var run = new List<DiskWrite>();
        await using (var log = new LogInFolder(folder))
        {
            await log.PrepareAsync();

            // Tests beside this one close all pooled connections: with the last one the log would be taken into the database unseen.
            await using var stays = new SqliteConnection($"Data Source={Path.Combine(folder, "sessions.db")};Pooling=False");
            await stays.OpenAsync();
            await using var command = stays.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM session";
            await command.ExecuteScalarAsync();
            before = FilesOf(folder);
            var now = before;
            await log.AnswerAsync(25, (session, answers) =>
            {
                var then = FilesOf(folder);
                run.AddRange(Between(now, then));
                run.Add(new DiskWrite.Told(session, answers));
                now = then;
                return Task.CompletedTask;
            });
        }

        Directory.Delete(folder, recursive: true);
        return (before, run);
    }

    /// <summary>Nothing is taken from the log into the database meanwhile: it is too short.</summary>
    private static IEnumerable<DiskWrite> Between(IReadOnlyDictionary<string, byte[]> now, IReadOnlyDictionary<string, byte[]> then)
    {
        foreach (var (file, bytes) in then)
        {
            var old = now.GetValueOrDefault(file, []);
            var changed = Enumerable.Range(0, (bytes.Length + BlockBytes - 1) / BlockBytes)
                .Select(block => (Offset: block * BlockBytes, Data: bytes.Skip(block * BlockBytes).Take(BlockBytes).ToArray()))
                .Where(block => !block.Data.SequenceEqual(old.Skip(block.Offset).Take(block.Data.Length)))
                .ToList();
            foreach (var (offset, data) in changed)
            {
                yield return new DiskWrite.Bytes(file, offset, data);
            }

            if (changed.Count > 0)
            {
                yield return new DiskWrite.Synced(file);
            }
        }
    }

    /// <summary>The keys come before the log that they seal, as they are written.</summary>
    private static SortedDictionary<string, byte[]> FilesOf(string folder) => new(Directory.GetFiles(folder)
        .Where(file => LogInFolder.Holds(Path.GetFileName(file)))
        .ToDictionary(file => Path.GetFileName(file), file =>
        {
            using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[shared.Length];
            shared.ReadExactly(bytes);
            return bytes;
        }), StringComparer.Ordinal);
}
