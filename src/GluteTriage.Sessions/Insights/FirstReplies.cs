using System.Globalization;
using System.Runtime.CompilerServices;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Sessions.AtRest;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Sessions.Insights;

/// <summary>How many first replies to an item took how long and said "not sure" or not.</summary>
/// <param name="NotSure">1 when they said "not sure" or skipped, else 0.</param>
/// <param name="Class">Place of the time in <see cref="AnswerTime.Bounds"/>.</param>
internal sealed record FirstReplies(string Release, string Device, string Item, int NotSure, int Class, int Count);

internal static class CountingReplies
{
    // A changed answer is not a second asking, so only the first reply to an item counts. Standard SQL: LINQ cannot subtract instants.
    private static readonly string Sql =
        """
        SELECT release AS "Release", device AS "Device", item AS "Item", not_sure AS "NotSure", time_class AS "Class", COUNT(*) AS "Count"
        FROM (
            SELECT s.release, s.device, a.item,
                (WITH told AS MATERIALIZED (SELECT ',' || opened('answered_item.reply', a.session_id, a.revision, a.reply) || ',' AS said)
                    SELECT CASE WHEN said LIKE {0} OR said LIKE {1} THEN 1 ELSE 0 END FROM told) AS not_sure,
                CASE
        """
        + string.Concat(AnswerTime.Bounds.Select((bound, place) => string.Create(
            CultureInfo.InvariantCulture, $" WHEN a.at - COALESCE(p.at, s.started_at) < {bound * 1000} THEN {place}")))
        + string.Create(CultureInfo.InvariantCulture, $" ELSE {AnswerTime.Bounds.Count} END AS time_class")
        + """

            FROM session s
            JOIN answered_item a ON a.session_id = s.id
            LEFT JOIN answered_item p ON p.session_id = a.session_id AND p.revision = a.revision - 1
            WHERE s.may_be_reviewed = {2} AND s.started_at >= {3} AND s.started_at < {4}
                AND NOT EXISTS (
                    SELECT 1 FROM answered_item e WHERE e.session_id = a.session_id AND e.revision < a.revision AND e.item = a.item)
        ) AS first_reply
        GROUP BY release, device, item, not_sure, time_class
        """;

    public static Task<List<FirstReplies>> FirstRepliesAsync(
        this SessionDb db, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        db.LetSqlOpen().SqlQuery<FirstReplies>(FormattableStringFactory.Create(
            Sql,
            $"%,{OptionCode.NotSure.Value},%",
            $"%,{OptionCode.Skip.Value},%",
            true,
            from.ToUnixTimeMilliseconds(),
            to.ToUnixTimeMilliseconds())).ToListAsync(cancel);
}
