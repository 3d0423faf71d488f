using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GluteTriage.Testing.PowerLoss;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The power fails at any moment of a run: strace records what the program writes to its session log and when it syncs, while answers come. From
/// that come the files a disk may hold afterwards. Each is opened as the site opens its log, and what was told as stored must be there.
/// </summary>
internal static partial class PowerLossFigures
{
    /// <summary>The argument of the process that is recorded.</summary>
    public const string Writer = "powerloss-writer";

    /// <summary>More than a thousand pages of log, so that it is taken into the database more than once.</summary>
    private const int Answers = 600;

    /// <returns>The exit code: 1 when an answer was lost or a file did not open.</returns>
    public static async Task<int> PrintAsync(int images)
    {
        var data = Directory.CreateTempSubdirectory("glutetriage-powerloss-").FullName;
        try
        {
            await using (var log = new LogInFolder(data))
            {
                await log.PrepareAsync();
            }

            var before = Directory.GetFiles(data).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
            if (await RecordAsync(data) is not { } run)
            {
                await Console.Error.WriteLineAsync("This needs strace, which writes down what a program asks of the disk: apt-get install strace");
                return 2;
            }

            var syncs = run.Count(write => write is DiskWrite.Synced);
            Console.WriteLine($"{run.Count(write => write is DiskWrite.Told)} answers told as stored, "
                + $"{run.Count(write => write is DiskWrite.Bytes or DiskWrite.Length or DiskWrite.Unlinked)} writes, {syncs} syncs");
            var faults = await new CrashImages(before, run).TryAsync(images);
            Console.WriteLine($"{images} images of the disk after a loss of power: {faults.Count} with an answer lost, doubled or torn, or that did not open");
            faults.Take(20).ToList().ForEach(Console.WriteLine);

            // Whether the images could show a loss at all.
            var few = Math.Max(20, images / 20);
            var unsynced = await new CrashImages(before, [.. run.Where(write => write is not DiskWrite.Synced)]).TryAsync(few);
            Console.WriteLine($"the same run as if it had never synced: {unsynced.Count} of {few} images with such a fault");
            return faults.Count == 0 && unsynced.Count > 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Answers until there are enough, each told on the standard output, where the recorder sees it among the writes.</summary>
    public static async Task WriteAsync(string data)
    {
        await using var told = Console.OpenStandardOutput();
        await using var log = new LogInFolder(data);
        await log.AnswerAsync(Answers, async (session, answers) =>
        {
            await told.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"told {session} {answers}\n")));
            await told.FlushAsync();
        });
    }

    /// <returns>Null where there is no strace.</returns>
    private static async Task<IReadOnlyList<DiskWrite>?> RecordAsync(string data)
    {
        var trace = Path.Combine(Path.GetTempPath(), $"glutetriage-strace-{Environment.ProcessId}");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(
                "strace",
                [
                    "-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000", "-o", trace,
                    "-e", "trace=pwrite64,pwritev,write,writev,fsync,fdatasync,sync_file_range,ftruncate,fallocate,unlink,unlinkat,rename,renameat,renameat2",
                    "dotnet", typeof(PowerLossFigures).Assembly.Location, Writer, data,
                ])
            {
                RedirectStandardOutput = true,
            })!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? [.. Read(File.ReadLines(trace), data)]
                : throw new InvalidOperationException($"The recorded program ended with {process.ExitCode}.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(trace);
        }
    }

    /// <summary>What the lines of strace say of the session log. A call that another thread interrupted stands on two lines.</summary>
    /// <exception cref="InvalidDataException">The log is written in a way that is not understood here; a loss could go unseen.</exception>
    private static IEnumerable<DiskWrite> Read(IEnumerable<string> lines, string data)
    {
        var begun = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var (thread, rest) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[line.IndexOf(' ', StringComparison.Ordinal)..].Trim());
            if (rest.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                begun[thread] = rest[..^"<unfinished ...>".Length].TrimEnd();
                continue;
            }

            if (Resumed().Match(rest) is { Success: true } resumed && begun.Remove(thread, out var beginning))
            {
                rest = beginning + rest[resumed.Length..];
            }

            if (Call().Match(rest) is not { Success: true } call || call.Groups["result"].Value.StartsWith('-'))
            {
                continue;
            }

            var (name, arguments) = (call.Groups["name"].Value, call.Groups["arguments"].Value);
            var strings = Quoted().Matches(arguments).Select(one => Bytes(one.Groups[1].Value)).ToList();
            if (name == "write" && strings is [var said]
                && Told().Match(Encoding.ASCII.GetString(said)) is { Success: true } told)
            {
                yield return new DiskWrite.Told(
                    long.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(told.Groups[2].Value, CultureInfo.InvariantCulture));
                continue;
            }

            var path = name is "unlink" or "unlinkat" ? Encoding.UTF8.GetString(strings[^1])
                : Descriptor().Match(arguments) is { Success: true } descriptor ? Encoding.UTF8.GetString(Bytes(descriptor.Groups[1].Value)) : "";
            var file = Path.GetFileName(path);
            if (!path.StartsWith(data, StringComparison.Ordinal) || !LogInFolder.Holds(file))
            {
                continue;
            }

            yield return name switch
            {
                "pwrite64" => new DiskWrite.Bytes(file, Number(arguments), strings[0][..(int)Number(" " + call.Groups["result"].Value)]),
                "fsync" or "fdatasync" => new DiskWrite.Synced(file),
                "ftruncate" => new DiskWrite.Length(file, Number(arguments)),
                "unlink" or "unlinkat" => new DiskWrite.Unlinked(file),
                _ => throw new InvalidDataException($"The session log is written by {name}, which is not understood here."),
            };
        }

        static long Number(string arguments) => long.Parse(arguments[(arguments.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);

        static byte[] Bytes(string written) => written.Contains('\\', StringComparison.Ordinal)
            ? Convert.FromHexString(written.Replace("\\x", "", StringComparison.Ordinal)) : Encoding.UTF8.GetBytes(written);
    }

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>")]
    private static partial Regex Resumed();

    [GeneratedRegex(@"^(?<name>\w+)\((?<arguments>.*)\) += (?<result>-?\d+)")]
    private static partial Regex Call();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("^[0-9]+<([^>]*)>")]
    private static partial Regex Descriptor();

    [GeneratedRegex(@"^told (\d+) (\d+)\n$")]
    private static partial Regex Told();
}
