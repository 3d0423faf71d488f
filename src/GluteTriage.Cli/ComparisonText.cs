using System.Globalization;
using System.Text;
using GluteTriage.Content;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Verification;

namespace GluteTriage.Cli;

/// <summary>In what two releases differ, as text for whoever publishes the new one, and as JSON.</summary>
/// <param name="FirstCauses">The vignettes of the new release whose first cause is another one now.</param>
/// <param name="Later">The vignettes that are told of their emergency after more pages.</param>
/// <param name="Acknowledged">No urgency is lower, or the new release owns up to it.</param>
/// <param name="NotOwned">Those of <paramref name="Later"/> that the new release does not own up to.</param>
internal sealed record ComparisonText(
    Release Old,
    Release New,
    Comparison Comparison,
    IReadOnlyList<UrgencyChange> Changes,
    IReadOnlyList<(string Vignette, string From, string To)> FirstCauses,
    IReadOnlyList<LaterAlarm> Later,
    bool Acknowledged,
    IReadOnlyList<LaterAlarm> NotOwned)
{
    /// <summary>What CHANGELOG.md must hold where an urgency is lower.</summary>
    public static string Acknowledgement(Release old) => $"lowers urgency since {old.Hash[..12]}";

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine($"Compared over {VerificationText.Number(Comparison.Combinations)} combinations of answers: "
            + (Changes.Count == 0 ? "flags and floors demand the same in all of them." : "flags and floors demand another urgency in these."));
        foreach (var change in Changes)
        {
            text.AppendLine(
                $"  {(change.IsLower ? "LOWER " : "higher")} {change.From.Code()} -> {change.To.Code()}: "
                    + $"{VerificationText.Number(change.Combinations)} combinations");
            text.AppendLine($"         for one: {VerificationText.Describe(New, change.Person)}");
            foreach (var (flag, person) in change.Demanded)
            {
                text.AppendLine($"         red flag {flag} had asked for it, for one: {VerificationText.Describe(New, person)}");
            }
        }

        if (Comparison.OnlyBefore.Length + Comparison.OnlyAfter.Length > 0)
        {
            text.AppendLine($"  Not compared, as only one of the two offers them: {string.Join(", ", Comparison.OnlyBefore.Concat(Comparison.OnlyAfter))}");
        }

        foreach (var (vignette, from, to) in FirstCauses)
        {
            text.AppendLine($"  vignette {vignette}: first cause {to} instead of {from}");
        }

        foreach (var alarm in Later)
        {
            text.AppendLine($"  LATER  vignette {alarm.Vignette}: told of its emergency after {alarm.To} pages instead of {alarm.From}");
        }

        if (!Acknowledged)
        {
            text.AppendLine("Somebody would be told to wait longer. "
                + $"If that is meant, say so in CHANGELOG.md with a line that holds \"{Acknowledgement(Old)}\" and the reason.");
        }

        if (NotOwned.Count > 0)
        {
            text.AppendLine("Somebody would be told of an emergency later. If that is meant, say so in CHANGELOG.md with a line that holds "
                + $"\"{LaterAlarm.Acknowledgement(Old)}\", and after it the reason and these vignettes by name: "
                + $"{string.Join(", ", NotOwned.Select(alarm => alarm.Vignette))}.");
        }

        return text.ToString();
    }

    public object ToJson() => new
    {
        old = Old.Hash,
        @new = New.Hash,
        combinations = Comparison.Combinations.ToString(CultureInfo.InvariantCulture),
        changes = Changes.Select(change => new
        {
            from = change.From.Code(),
            to = change.To.Code(),
            lower = change.IsLower,
            combinations = change.Combinations.ToString(CultureInfo.InvariantCulture),
            demandedBy = change.Demanded.Select(demanded => new { flag = demanded.Flag.Value, person = VerificationText.Json(New, demanded.Person) }),
            person = VerificationText.Json(New, change.Person),
        }),
        acknowledged = Acknowledged && NotOwned.Count == 0,
        laterAlarms = Later.Select(alarm => new { vignette = alarm.Vignette, from = alarm.From, to = alarm.To, acknowledged = !NotOwned.Contains(alarm) }),
        firstCauses = FirstCauses.Select(person => new { vignette = person.Vignette, from = person.From, to = person.To }),
    };
}
