using System.Collections.Immutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Web.Checking;

/// <summary>How a reply to a screen stands in a form.</summary>
internal static class ScreenFields
{
    public const string Line = "line";
    public const string ScreensName = "screens";

    /// <summary>The codes of the lines that stood on the page, apart by spaces.</summary>
    public const string Shown = "shown";

    /// <summary>Values beside the codes of lines, none of which begins so.</summary>
    public const string None = "-none";
    public const string Unsure = "-unsure";
    public const string Skip = "-skip";

    /// <summary>The name an item asked in full has in the form of a screen.</summary>
    public static string NameOf(ItemCode item) => $"item-{item}";

    /// <summary>Every name under which something can be chosen on the screen.</summary>
    public static IEnumerable<string> NamesOf(ScreenStep.Show show) => show.Whole.Select(item => NameOf(item.Code)).Append(Line);

    /// <summary>What was chosen, whether it can be taken or not (<see cref="ScreenWalk.Refuse"/>).</summary>
    public static ScreenReply Read(ScreenStep.Show show, IFormCollection form)
    {
        var lines = Values(form, Line);
        return new ScreenReply
        {
            Screen = show.Screen.Code,
            Shown = [.. Values(form, Shown).SelectMany(codes => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()],
            Ticked = [.. lines.Where(line => line is not (None or Unsure or Skip)).Distinct()],
            None = lines.Contains(None),
            Unsure = lines.Contains(Unsure),
            Skip = lines.Contains(Skip),
            Whole = show.Whole
                .Select(item => KeyValuePair.Create(item.Code.Value, Values(form, NameOf(item.Code)).ToImmutableArray()))
                .Where(whole => whole.Value.Length > 0)
                .ToImmutableSortedDictionary(),
        };
    }

    /// <summary>The reply so far with the lines the person is unsure of, or null when nothing was chosen, or something not offered.</summary>
    public static ScreenReply? ReadUnsure(ScreenStep.WhichUnsure which, IFormCollection form)
    {
        var lines = Values(form, Line);
        var offered = which.Lines.Select(line => line.Code).ToHashSet();
        return lines is [None] ? which.Before with { UnsureOf = [] }
            : lines.Length > 0 && lines.All(offered.Contains) ? which.Before with { UnsureOf = [.. lines.Distinct()] }
            : null;
    }

    /// <summary>
    /// What a screen was answered before, as the form names it. That no line fitted, or the person could not say, was said of the lines shown
    /// then: where others have come, it is asked anew.
    /// </summary>
    public static IEnumerable<string> LinesOf(ScreenStep.Show show) => show.Before is not { } before ? []
        : show.Lines.Any(line => !before.Shown.Contains(line.Code)) ? before.Ticked
        :
        [
            .. before.Ticked, .. before.None ? [None] : Array.Empty<string>(), .. before.Unsure ? [Unsure] : Array.Empty<string>(),
            .. before.Skip ? [Skip] : Array.Empty<string>(),
        ];

    /// <summary>The item asked in full whose answer cannot be read, and why; null when there is none.</summary>
    public static (Item Item, Reply.Refused Why)? Unread(ScreenStep.Show show, ScreenReply reply) => show.Whole
        .Select(item => Reply.Read(item, reply.Whole.TryGetValue(item.Code.Value, out var raw) ? [.. raw] : []) is Reply.Refused why
            ? (item, why)
            : ((Item, Reply.Refused)?)null)
        .FirstOrDefault(found => found is not null);

    private static string[] Values(IFormCollection form, string name) => [.. form[name].OfType<string>()];
}
