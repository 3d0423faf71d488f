using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace GluteTriage.Content.Approving;

/// <summary>
/// The people who may sign and approve releases, from one file: for each key the lines <c>Name:</c>, <c>Not-Before:</c> and <c>Not-After:</c>, then the
/// public key in PEM. It is what <c>gt approver</c> wrote for each of them, one after the other.
/// </summary>
public sealed class ApproverList
{
    private const string Name = "Name", NotBefore = "Not-Before", NotAfter = "Not-After";
    private readonly ImmutableArray<Approver> approvers;

    private ApproverList(ImmutableArray<Approver> approvers) => this.approvers = approvers;

    /// <param name="drawn">What a name looks like: two names that cannot be told apart on a screen are one person's.</param>
    /// <exception cref="InvalidDataException">It is not such a file; one sentence says what is wrong.</exception>
    public static ApproverList Read(string path, Func<string, string> drawn)
    {
        try
        {
            return Of(File.ReadAllText(path), drawn);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or InvalidDataException or CryptographicException
            or ArgumentException)
        {
            throw new InvalidDataException($"'{path}' is no list of approvers: {cause.Message}", cause);
        }
    }

    /// <returns>Null where the key is not on the list.</returns>
    public Approver? Find(string key) => approvers.FirstOrDefault(approver => approver.Key == key);

    /// <summary>What one person adds to the list.</summary>
    internal static string EntryOf(string name, DateOnly from, DateOnly until, ECDsa key) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {name}\n{NotBefore}: {from:yyyy-MM-dd}\n{NotAfter}: {until:yyyy-MM-dd}\n{key.ExportSubjectPublicKeyInfoPem()}\n");

    private static ApproverList Of(string text, Func<string, string> drawn)
    {
        var read = ImmutableArray.CreateBuilder<Approver>();
        while (PemEncoding.TryFind(text, out var found))
        {
            var (before, end) = (text[..found.Location.Start.GetOffset(text.Length)], found.Location.End.GetOffset(text.Length));
            read.Add(Entry(LinesOf(before), text[before.Length..end], drawn));
            text = text[end..];
        }

        return LinesOf(text).FirstOrDefault() is { } left ? throw new InvalidDataException($"No whole public key follows the line '{left}'.")
            : read.Count == 0 ? throw new InvalidDataException("It holds no public key.")
            : read.GroupBy(approver => approver.Key).FirstOrDefault(same => same.Count() > 1) is { } twice
                ? throw new InvalidDataException($"{string.Join(" and ", twice.Select(approver => approver.Name))} have the same key.")
            : new ApproverList(read.ToImmutable());
    }

    private static Approver Entry(List<string> lines, string pem, Func<string, string> drawn)
    {
        string[] keys = [Name, NotBefore, NotAfter];
        var values = keys.Select(key => lines.Find(line => line.StartsWith(key + ":", StringComparison.Ordinal))?[(key.Length + 1)..].Trim()).ToList();
        return lines.Count == keys.Length && values is [{ Length: > 0 } name, { } from, { } until] && Day(from) is { } first && Day(until) is { } last
            ? Approver.Of(name, drawn(name), pem, first, last.AddDays(1))
            : throw new InvalidDataException(
                $"Before each key stand the lines {Name}, {NotBefore} and {NotAfter}, with days such as 2026-12-31, and no other.");
    }

    private static DateTimeOffset? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : null;

    private static List<string> LinesOf(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
}
