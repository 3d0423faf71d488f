using System.Collections.Immutable;
using GluteTriage.Engine;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Testing;

/// <summary>What somebody who knows all their answers chooses on a page of the questionnaire, as the fields of its form.</summary>
public static class FormFields
{
    /// <param name="path">Of the page, e.g. <c>/check/s/legs</c>.</param>
    /// <param name="offered">Name and value of every field the form has: lines that do not apply, or were told before, are not on the page.</param>
    /// <returns>Null where nothing is asked.</returns>
    public static IReadOnlyList<(string Name, string Value)>? Of(
        ClinicalContent content, TruthfulPerson truth, string path, IReadOnlySet<(string Name, string Value)> offered)
    {
        switch (path.Split('/'))
        {
            case ["", "check", "s", var code, "unsure"]:
                var screen = content.Screens.Single(one => one.Code == code);
                var unsure = truth.To(new ScreenStep.WhichUnsure(screen, Lines(screen), [], new ScreenReply { Screen = code })).UnsureOf!.Value;
                return unsure.IsEmpty ? [("line", "-none")] : [.. unsure.Select(line => ("line", line))];
            case ["", "check", "s", var code]:
                var shown = content.Screens.Single(one => one.Code == code);
                var whole = shown.Whole.Select(one => one.Item).Concat(shown.LineItems)
                    .Where(item => offered.Any(field => field.Name == $"item-{item}")).Select(item => content[item]);
                var reply = truth.To(new ScreenStep.Show(shown, Lines(shown), [.. whole], null));
                return
                [
                    .. reply.Whole.SelectMany(item => item.Value.Select(mark => ($"item-{item.Key}", mark))),
                    .. reply.Ticked.Select(line => ("line", line)),
                    .. reply.None ? [("line", "-none")] : Array.Empty<(string, string)>(),
                    .. reply.Unsure ? [("line", "-unsure")] : Array.Empty<(string, string)>(),
                    .. reply.Skip ? [("line", "-skip")] : Array.Empty<(string, string)>(),
                ];
            case ["", "check", var item] when content.Find(new ItemCode(item)) is { } asked:
                return [.. truth.To(asked).Marks.Select(mark => ("reply", mark.ToString()))];
            default:
                return null;
        }

        ImmutableArray<ScreenLine> Lines(Screen screen) => [.. screen.Lines.Where(line => offered.Contains(("line", line.Code)))];
    }
}
