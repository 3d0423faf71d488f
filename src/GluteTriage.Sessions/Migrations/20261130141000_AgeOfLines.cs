using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <summary>Lines there are already get the age that the result they stand for counted. The cast is what InboxProjection does.</summary>
    [DbContext(typeof(SessionDb))]
    [Migration("20261130141000_AgeOfLines")]
    public sealed class AgeOfLines : Migration
    {
        private const string Index = "IX_inbox_line_status_age_arrived_at_session_id_urgency_verdict_second_wanted_marks";

        private static readonly string[] Columns = ["status", "age", "arrived_at", "session_id", "urgency", "verdict", "second_wanted", "marks"];

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "age", table: "inbox_line", type: "INTEGER", nullable: false, defaultValue: -1);
            migrationBuilder.Sql(
                """
                UPDATE inbox_line SET age = COALESCE((
                    SELECT CAST(a.reply AS INTEGER) FROM answered_item AS a
                    WHERE a.session_id = inbox_line.session_id AND a.item = 'age' AND a.revision <= inbox_line.revision AND a.reply <> ''
                    ORDER BY a.revision DESC LIMIT 1), -1)
                """);
            migrationBuilder.CreateIndex(
                name: Index,
                table: "inbox_line",
                columns: Columns,
                descending: [false, true, false, false, false, false, false, false]);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: Index, table: "inbox_line");
            migrationBuilder.DropColumn(name: "age", table: "inbox_line");
        }
    }
}
