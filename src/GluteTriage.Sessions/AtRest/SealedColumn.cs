using System.Collections.Immutable;
using System.Globalization;
using GluteTriage.Sessions.Auditing;

namespace GluteTriage.Sessions.AtRest;

/// <summary>A column of sealed texts, for SQL that reads or seals them.</summary>
/// <param name="Row">SQL for what tells a row from others of its session.</param>
/// <param name="Rows">The table of its rows as far as they have a seal of the trail; null where they have none.</param>
internal sealed record SealedColumn(string Table, string Column, string Row, SealedTable? Rows = null)
{
    public static readonly SealedColumn Reply = new("answered_item", "reply", "revision");

    public static readonly SealedColumn Screen = new("answered_screen", "reply", "number");

    public static readonly SealedColumn Result = new("result_snapshot", "json", "revision");

    public static readonly SealedColumn Reason = new("review", "reason", "reviewer || ' ' || at", SealedTable.Review);

    public static readonly SealedColumn Diagnosis = new("outcome", "diagnosis", "by || ' ' || at", SealedTable.Outcome);

    public static readonly SealedColumn Note = new("note_version", "text", "author || ' ' || version", SealedTable.Note);

    public static readonly SealedColumn Concern = new("safety_concern", "text", "by || ' ' || at", SealedTable.Concern);

    public static readonly ImmutableArray<SealedColumn> All = [Reply, Screen, Result, Reason, Diagnosis, Note, Concern];

    /// <summary>SQL that takes a text and the number of a row.</summary>
    public string SetText { get; } = $"UPDATE {Table} SET {Column} = {{0}} WHERE rowid = {{1}}";

    /// <summary>Whether it is sealed with the key of the installation, as it outlives its session.</summary>
    public bool OutlivesSession => Table == "safety_concern";

    public long SealedFor(long session) => OutlivesSession ? SessionKeys.Installation : session;

    /// <param name="row">As <see cref="Row"/> has it.</param>
    public string Place(long session, string row) => string.Create(CultureInfo.InvariantCulture, $"{Table}.{Column} {session} {row}");

    public string Place(long session, int row) => Place(session, row.ToString(CultureInfo.InvariantCulture));

    public string Place(long session, string who, DateTimeOffset at) =>
        Place(session, string.Create(CultureInfo.InvariantCulture, $"{who} {at.ToUnixTimeMilliseconds()}"));
}
