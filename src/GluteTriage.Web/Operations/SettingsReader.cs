using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GluteTriage.Web.Operations;

/// <summary>
/// Reads settings by their keys. One that cannot be used gives a sentence and counts as not set, so that everything that is wrong is told
/// at once. What is written without a value is not taken for "not set": whoever wrote it meant something.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> faults = [];
    private readonly HashSet<string> read = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="least">Inclusive.</param>
    /// <param name="most">Inclusive.</param>
    /// <param name="otherwise">What counts where nothing is set.</param>
    public int WholeNumber(string key, int least, int most, int otherwise) => WholeNumber(key, least, most) ?? otherwise;

    /// <returns>Null where nothing is set.</returns>
    public int? WholeNumber(string key, int least, int most) => Read<int?>(
        key,
        given => int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null,
        $"a whole number from {Number(least)} to {Number(most)}");

    /// <returns>Null where nothing is set.</returns>
    public TimeSpan? Time(string key) => Read<TimeSpan?>(
        key,
        given => given.Contains(':') && !HasHoursLikeDays(given) && TimeSpan.TryParse(given, CultureInfo.InvariantCulture, out var time) ? time : null,
        "a time as hours:minutes:seconds, such as 00:30:00");

    /// <summary>A part of the whole, from 0 to 1.</summary>
    public double Share(string key, double otherwise) => Read<double?>(
        key,
        given => double.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share : null,
        "a number from 0 to 1, such as 0.25") ?? otherwise;

    public bool YesOrNo(string key, bool otherwise) =>
        Read<bool?>(key, given => bool.TryParse(given, out var yes) ? yes : null, "true or false") ?? otherwise;

    /// <summary>A whole address of the web. Null where nothing is set.</summary>
    public Uri? Address(string key) => Read(
        key,
        given => Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0 ? address : null,
        "an address that begins with http:// or https://");

    /// <summary>A folder, relative to <paramref name="root"/>. Null where nothing is set.</summary>
    public string? Folder(string key, string root) => Read(
        key, given => string.IsNullOrWhiteSpace(given) || given.Contains('\0') ? null : Path.GetFullPath(given, root), "the path of a folder");

    /// <summary>A file there is, relative to <paramref name="root"/>. Null where nothing is set.</summary>
    public string? ExistingFile(string key, string root) => Read(
        key,
        given => !given.Contains('\0') && File.Exists(Path.GetFullPath(given, root)) ? Path.GetFullPath(given, root) : null,
        "the path of a file that is there");

    /// <summary>Where to write or call. Null where nothing is set.</summary>
    public string? Contact(string key) => Read(
        key,
        given => Uri.TryCreate(given, UriKind.Absolute, out var contact) && contact.Scheme is "mailto" or "https" or "tel"
            && !given.Any(letter => char.IsControl(letter) || letter == ' ')
            ? given
            : null,
        "an address that begins with mailto:, https:// or tel:");

    /// <summary>One of the names of an enum, in any case; a number is none. Null where nothing is set.</summary>
    public T? OneOf<T>(string key)
        where T : struct, Enum => Read<T?>(
        key,
        given => Enum.TryParse<T>(given, ignoreCase: true, out var one) && Enum.GetName(one)?.Equals(given, StringComparison.OrdinalIgnoreCase) == true
            ? one
            : null,
        $"one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>The names below a section that is read by other means.</summary>
    public IReadOnlyList<string> Names(string section) => [.. configuration.GetSection(section).GetChildren().Select(child => child.Key)];

    /// <summary>A list of networks, each as an address and its length, and of single addresses. Empty where nothing is set.</summary>
    public IReadOnlyList<IPNetwork> Networks(string key)
    {
        read.Add(key);
        if (configuration[key] is { Length: > 0 } alone)
        {
            Refuse($"{key} must be a list, its first entry written {key}:0, and is '{alone}'.");
        }

        return
        [
            .. Names(key)
                .Select(index => Read($"{key}:{index}", Network, "an IP address or a network, such as 10.0.0.5 or 10.0.0.0/8"))
                .OfType<IPNetwork>(),
        ];
    }

    /// <summary>Notes one thing that is wrong.</summary>
    public void Refuse(string sentence) => faults.Add(sentence);

    /// <summary>To be called when all has been read: a setting that nothing reads is a slip, and what it was meant to set is not set.</summary>
    /// <exception cref="SettingsException">Something is wrong; each sentence tells of one setting.</exception>
    public void Demand()
    {
        foreach (var section in read.Where(key => key.Contains(':')).Select(SectionOf).Distinct(StringComparer.OrdinalIgnoreCase).ToList())
        {
            RefuseUnread(section);
        }

        RefuseNearMisses();
        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }
    }

    /// <summary>What stands in one of our sections and is no setting. Below one that is a list or a map by mistake, that is told already.</summary>
    private void RefuseUnread(string section)
    {
        foreach (var key in Names(section).Select(name => $"{section}:{name}"))
        {
            if (IsHeading(key))
            {
                RefuseUnread(key);
            }
            else if (!read.Contains(key))
            {
                var known = read.Where(one => one.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
                Refuse($"{key} is not a setting; there is {string.Join(", ", known)}.");
            }
        }
    }

    /// <summary>
    /// What stands in no section of ours and yet means one of our settings: with another sign for the colon, or under another heading with a
    /// name that only we have.
    /// </summary>
    private void RefuseNearMisses()
    {
        var sections = read.Select(SectionOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, _) in configuration.AsEnumerable().Where(one => one.Value is not null && !sections.Contains(SectionOf(one.Key))))
        {
            if (read.FirstOrDefault(one => Letters(one) == Letters(key) || (IsOursAlone(NameOf(one)) && Letters(NameOf(one)) == Letters(NameOf(key))))
                is { } meant)
            {
                Refuse($"{key} is not a setting; there is {meant}.");
            }
        }
    }

    /// <summary>Whether settings below this one are read: it may have entries, and need have no value.</summary>
    private bool IsHeading(string key) => read.Any(one => one.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>Null in a settings file is written, and is no value.</summary>
    private bool IsWritten(string key) => Names(key[..key.LastIndexOf(':')]).Contains(NameOf(key), StringComparer.OrdinalIgnoreCase);

    private static string SectionOf(string key) => key.Split(':')[0];

    private static string NameOf(string key) => key[(key.LastIndexOf(':') + 1)..];

    /// <summary>Of several words, as RetentionDays; a single one, as Folder, may be anybody's.</summary>
    private static bool IsOursAlone(string name) => name.Skip(1).Any(char.IsUpper);

    private static string Letters(string key) => string.Concat(key.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>The framework takes 36:00:00 for 36 days, which nobody means.</summary>
    private static bool HasHoursLikeDays(string given) =>
        !given.Contains('.') && int.TryParse(given.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours > 23;

    private T? Read<T>(string key, Func<string, T?> parse, string what)
    {
        read.Add(key);
        var entries = Names(key);
        if (entries.Count > 0 && !IsHeading(key))
        {
            Refuse($"{key} must be {what}, and is a list or a map, with {key}:{entries[0]}.");
            return default;
        }

        // The heading of a section that has entries need have no value of its own.
        var given = configuration[key] ?? (entries.Count == 0 && IsWritten(key) ? "" : null);
        if (given is null || (given.Length == 0 && entries.Count > 0))
        {
            return default;
        }

        if (parse(given.Trim()) is { } value)
        {
            return value;
        }

        Refuse($"{key} must be {what}, and is {(given.Trim().Length == 0 ? "empty" : $"'{given}'")}.");
        return default;
    }

    /// <summary>An address alone is a network of one. What the framework would complete, such as 10.5, is a slip.</summary>
    private static IPNetwork? Network(string given) =>
        !given.Contains(':') && given.Count(letter => letter == '.') != 3 ? null
        : IPNetwork.TryParse(given, out var network) ? network
        : IPAddress.TryParse(given, out var address)
            ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
