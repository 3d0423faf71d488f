using System.Globalization;
using GluteTriage.Engine.Assessments;
using GluteTriage.Sessions.Agreement;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Insights;
using GluteTriage.Web.Reviewing.Agreement;
using GluteTriage.Web.Reviewing.Insights;

namespace GluteTriage.Web.Reviewing.Export;

/// <summary>What the pages of counts, agreement and the trail show, as rows of codes and numbers. What is not shown there is empty here.</summary>
internal static class FigureTables
{
    private const string NoGroup = "none";

    public static IEnumerable<IReadOnlyList<string?>> Of(InsightsView view)
    {
        var figures = view.Figures;
        return
        [
            ["from", "to", "release", "device", "synthetic", "part", "code", "measure", "value"],
            Row("sessions", "", "started", Number(figures.Started)),
            Row("sessions", "", "finished", Number(figures.Finished)),
            .. figures.Periods.Select(one => Row("period", $"{Iso(one.From)}/{Iso(one.To)}", "started", Number(one.Started))),
            .. Counts("urgency", figures.Urgencies),
            .. Counts("device", figures.Devices),
            .. Counts("cause", figures.Causes),
            .. Counts("release", figures.Releases),
            .. Counts("left-after", figures.Left),
            .. figures.Questions.SelectMany(one => new[]
            {
                Row("question", one.Item, "answered", Number(one.Answered)),
                Row("question", one.Item, "not-sure-share", Number(one.NotSureShare)),
                Row("question", one.Item, "median-seconds", Number(one.MedianSeconds)),
            }),
        ];

        IEnumerable<IReadOnlyList<string?>> Counts(string part, IEnumerable<ShownCount> counts) =>
            counts.Select(one => Row(part, one.Code, "sessions", Number(one.Count)));

        IReadOnlyList<string?> Row(string part, string code, string measure, string? value) =>
        [
            Iso(view.Period.From), Iso(view.Period.To), view.Period.Release, view.Period.Device, figures.Synthetic ? "yes" : "no", part, code, measure, value,
        ];
    }

    public static IEnumerable<IReadOnlyList<string?>> Of(AgreementView view)
    {
        var figures = view.Figures;
        return
        [
            ["from", "to", "release", "synthetic", "part", "code", "measure", "row", "column", "value", "low", "high", "n"],
            .. Urgency("clinician-and-tool", figures.Tool),
            .. Urgency("clinician-and-tool-judged-first", figures.ToolUnseen),
            .. Urgency("second-and-first-clinician", figures.Reviewers),
            .. figures.Flags.SelectMany(one => new[]
            {
                Row("red-flag", one.Flag, "sensitivity", one.Sensitivity), Row("red-flag", one.Flag, "positive-predictive-value", one.Predictive),
            }),
            .. figures.Causes is { } causes
                ?
                [
                    Row("cause", "", "same-group", causes.Same),
                    .. Pairs("cause", causes.Table, [.. causes.Groups.Select(code => code.Length == 0 ? NoGroup : code)]),
                ]
                : Array.Empty<IReadOnlyList<string?>>(),
        ];

        IEnumerable<IReadOnlyList<string?>> Urgency(string part, UrgencyAgreement? of) => of is null ? [] :
        [
            Row(part, "", "weighted-kappa", of.Kappa), Row(part, "", "same", of.Same), Row(part, "", "column-more-urgent", of.Over),
            Row(part, "", "column-less-urgent", of.Under), .. Pairs(part, of.Table, [.. Urgencies.InOrder.Select(urgency => urgency.Code())]),
        ];

        IEnumerable<IReadOnlyList<string?>> Pairs(string part, int[,] table, string[] codes) =>
            from row in Enumerable.Range(0, codes.Length)
            from column in Enumerable.Range(0, codes.Length)
            select All(part, "", "pair", codes[row], codes[column], Number(table[row, column]), null, null, null);

        IReadOnlyList<string?> Row(string part, string code, string measure, Estimate? of) => All(
            part, code, measure, null, null, Number(of?.Value), of is { HasInterval: true } ? Number(of.Low) : null,
            of is { HasInterval: true } ? Number(of.High) : null, Number(of?.N));

        IReadOnlyList<string?> All(
            string part, string code, string measure, string? row, string? column, string? value, string? low, string? high, string? n) =>
        [
            Iso(view.Period.From), Iso(view.Period.To), view.Period.Release, figures.Synthetic ? "yes" : "no", part, code, measure, row, column, value, low,
            high, n,
        ];
    }

    public static IEnumerable<IReadOnlyList<string?>> Of(IEnumerable<AuditEntry> entries) =>
    [
        ["entry", "at", "account", "name", "act", "session", "detail"],
        .. entries.Select(entry => (IReadOnlyList<string?>)
        [
            Number(entry.Sequence), entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), entry.Actor, entry.ActorName,
            entry.Act.ToString(), Number(entry.SessionId), entry.Detail,
        ]),
    ];

    private static string? Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Iso(int day) => Iso(DateOnly.FromDateTime(Day.Start(day).UtcDateTime));
}
