using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <summary>What somebody has taken on, the oldest people first, without reading past all that nobody or somebody else has.</summary>
    [DbContext(typeof(SessionDb))]
    [Migration("20261130203000_ClaimedByAge")]
    public sealed class ClaimedByAge : Migration
    {
        private const string Index = "IX_inbox_line_claimed_by_age_arrived_at_session_id_urgency_status_verdict_second_wanted_marks";

        private static readonly string[] Columns =
            ["claimed_by", "age", "arrived_at", "session_id", "urgency", "status", "verdict", "second_wanted", "marks"];

        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateIndex(
                name: Index,
                table: "inbox_line",
                columns: Columns,
                descending: [false, true, false, false, false, false, false, false, false],
                filter: "claimed_by IS NOT NULL");

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex(name: Index, table: "inbox_line");
    }
}
