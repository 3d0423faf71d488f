using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <summary>
    /// Lines and judgements had a first cause where the person was shown none: in emergencies, under 16, and where a sign explained the pain.
    /// The releases there were until now are the same in that, so their codes stand here as they were. Counts of days follow what they were
    /// counted from. The marks of a line may say too much, and are asked exactly.
    /// </summary>
    [DbContext(typeof(SessionDb))]
    [Migration("20261129100000_CausesOnlyWhereShown")]
    public sealed class CausesOnlyWhereShown : Migration
    {
        private const string Explaining =
            "'blister-rash', 'cancer-nerve-signs', 'cancer-worrying-pain', 'dark-spreading-skin', 'groin-pain-low-energy', 'growing-lump', "
            + "'hamstring-tear', 'hard-swollen-buttock', 'hip-stress-fracture', 'hot-lump'";

        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            $"""
            CREATE TEMP TABLE shown_none (session_id INTEGER PRIMARY KEY);
            INSERT INTO shown_none SELECT session_id FROM inbox_line WHERE urgency = 4;
            INSERT OR IGNORE INTO shown_none
                SELECT a.session_id FROM answered_item AS a
                WHERE a.item = 'age' AND a.reply = 'under16' AND a.session_id IN (SELECT session_id FROM inbox_line)
                    AND NOT EXISTS (
                        SELECT 1 FROM answered_item AS later WHERE later.session_id = a.session_id AND later.item = 'age' AND later.revision > a.revision);
            INSERT OR IGNORE INTO shown_none
                SELECT DISTINCT f.session_id FROM inbox_flag AS f
                JOIN inbox_line AS l ON l.session_id = f.session_id
                JOIN result_snapshot AS r ON r.session_id = l.session_id AND r.revision = l.revision
                JOIN json_each(CASE WHEN json_valid(r.json) THEN r.json ELSE '[]' END, '$.redFlags') AS raised
                WHERE f.raised = 1 AND f.urgency = 3 AND f.flag IN ({Explaining})
                    AND raised.value ->> 'code' = f.flag AND raised.value ->> 'urgency' = 'same-day';

            CREATE TEMP TABLE counted_wrong AS
                SELECT s.started_at / 86400000 AS day, s.release, s.device, l.first_cause AS code, COUNT(*) AS count
                FROM shown_none AS n JOIN inbox_line AS l ON l.session_id = n.session_id JOIN session AS s ON s.id = n.session_id
                WHERE l.first_cause IS NOT NULL
                GROUP BY 1, 2, 3, 4;
            INSERT INTO daily_count (day, release, device, measure, code, count)
                SELECT w.day, w.release, w.device, 'cause', 'none', SUM(w.count) FROM counted_wrong AS w
                WHERE EXISTS (
                    SELECT 1 FROM daily_count AS d WHERE d.measure = 'cause' AND d.day = w.day AND d.release = w.release AND d.device = w.device
                        AND d.code = w.code AND d.count >= w.count)
                GROUP BY 1, 2, 3
                ON CONFLICT (day, release, device, measure, code) DO UPDATE SET count = count + excluded.count;
            UPDATE daily_count SET count = daily_count.count - w.count FROM counted_wrong AS w
                WHERE daily_count.measure = 'cause' AND daily_count.day = w.day AND daily_count.release = w.release AND daily_count.device = w.device
                    AND daily_count.code = w.code AND daily_count.count >= w.count;

            UPDATE inbox_line SET first_cause = NULL WHERE first_cause IS NOT NULL AND session_id IN (SELECT session_id FROM shown_none);
            UPDATE review SET tool_cause = NULL
                WHERE tool_cause IS NOT NULL AND (tool_urgency = 4 OR session_id IN (SELECT session_id FROM shown_none));
            DROP TABLE counted_wrong;
            DROP TABLE shown_none;
            """);

        /// <summary>What was wrong is not written again.</summary>
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
