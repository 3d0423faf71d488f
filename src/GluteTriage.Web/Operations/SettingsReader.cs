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
        given => given.Contains(':') && TimeSpan.TryParse(given, CultureInfo.InvariantCulture, out var time) ? time : null,
        "a time as hours:minutes:seconds, such as 00:30:00");

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
        var sections = read.Where(key => key.Contains(':')).Select(key => key[..key.IndexOf(':', StringComparison.Ordinal)]).Except(["Serilog", "Proxies"]);
        foreach (var section in sections.Distinct(StringComparer.OrdinalIgnoreCase).ToList())
        {
            var known = read.Where(key => key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
            foreach (var name in Names(section).Where(name => !read.Contains($"{section}:{name}")))
            {
                Refuse($"{section}:{name} is not a setting; there is {string.Join(", ", known)}.");
            }
        }

        if (faults.Count > 0)
        {
            throw new SettingsException(faults);
        }
    }

    private T? Read<T>(string key, Func<string, T?> parse, string what)
    {
        read.Add(key);

        // The heading of a section that has entries has no value of its own.
        if (configuration[key] is not { } given || (given.Length == 0 && Names(key).Count > 0))
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
