using System.Globalization;
using System.Runtime.CompilerServices;

namespace GluteTriage.Sessions.Auditing;

/// <summary>Faults of one check as sentences, each with what to do. A swapped database is wrong in every entry: the first few are enough.</summary>
internal sealed class AuditFaults
{
    /// <summary>Sentences of one kind.</summary>
    public const int AtMost = 20;

    /// <summary>As many as a sentence has places for what differs from one to the next.</summary>
    private static readonly object[] Blanks = [.. Enumerable.Repeat("…", 8)];

    private readonly List<string> said = [];
    private readonly Dictionary<string, int> counts = [];

    /// <param name="text">Its format is its kind.</param>
    public void Add(FormattableString text)
    {
        var count = counts[text.Format] = counts.GetValueOrDefault(text.Format) + 1;
        if (count <= AtMost)
        {
            said.Add(text.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <param name="text">What is wrong.</param>
    /// <param name="advice">What to do about it, without figures: said behind the text, and one kind with it.</param>
    public void Add(FormattableString text, string advice) =>
        Add(FormattableStringFactory.Create($"{text.Format} {advice}", text.GetArguments()));

    /// <summary>All of them in the order found, then how many of a kind were left out.</summary>
    public IReadOnlyList<string> ToSentences() =>
    [
        .. said,
        .. counts.Where(kind => kind.Value > AtMost).Select(kind => string.Create(
            CultureInfo.InvariantCulture,
            $"And {kind.Value - AtMost} more of this kind: {string.Format(CultureInfo.InvariantCulture, kind.Key, Blanks)}")),
    ];
}
