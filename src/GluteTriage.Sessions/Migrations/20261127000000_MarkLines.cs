using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <summary>Lines there are already get every mark: they may have anything, and are asked exactly.</summary>
    public partial class MarkLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_inbox_place_place_urgency_arrived_at_session_id",
                table: "inbox_place");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_claimed_by_urgency_arrived_at_session_id",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_first_cause_urgency_arrived_at_session_id_status_verdict",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_release_urgency_arrived_at_session_id_status_verdict",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_second_wanted_urgency_arrived_at_session_id",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_status_urgency_arrived_at_session_id_verdict_first_cause",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_urgency_arrived_at_session_id_status_verdict_first_cause",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_verdict_urgency_arrived_at_session_id_second_wanted_status_first_cause",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_flag_flag_urgency_arrived_at_session_id",
                table: "inbox_flag");

            migrationBuilder.AddColumn<long>(
                name: "marks",
                table: "inbox_place",
                type: "INTEGER",
                nullable: false,
                defaultValue: -1L);

            migrationBuilder.AddColumn<long>(
                name: "marks",
                table: "inbox_line",
                type: "INTEGER",
                nullable: false,
                defaultValue: -1L);

            migrationBuilder.AddColumn<long>(
                name: "marks",
                table: "inbox_flag",
                type: "INTEGER",
                nullable: false,
                defaultValue: -1L);

            migrationBuilder.CreateIndex(
                name: "IX_inbox_place_place_urgency_arrived_at_session_id_marks",
                table: "inbox_place",
                columns: new[] { "place", "urgency", "arrived_at", "session_id", "marks" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_claimed_by_urgency_arrived_at_session_id_status_verdict_second_wanted_marks",
                table: "inbox_line",
                columns: new[] { "claimed_by", "urgency", "arrived_at", "session_id", "status", "verdict", "second_wanted", "marks" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_first_cause_urgency_arrived_at_session_id_status_verdict_second_wanted_marks",
                table: "inbox_line",
                columns: new[] { "first_cause", "urgency", "arrived_at", "session_id", "status", "verdict", "second_wanted", "marks" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_release_urgency_arrived_at_session_id_status_verdict_second_wanted_marks",
                table: "inbox_line",
                columns: new[] { "release", "urgency", "arrived_at", "session_id", "status", "verdict", "second_wanted", "marks" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_second_wanted_urgency_arrived_at_session_id_status_verdict_marks",
                table: "inbox_line",
                columns: new[] { "second_wanted", "urgency", "arrived_at", "session_id", "status", "verdict", "marks" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_status_urgency_arrived_at_session_id_verdict_second_wanted_marks",
                table: "inbox_line",
                columns: new[] { "status", "urgency", "arrived_at", "session_id", "verdict", "second_wanted", "marks" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_urgency_arrived_at_session_id_status_verdict_second_wanted_marks",
                table: "inbox_line",
                columns: new[] { "urgency", "arrived_at", "session_id", "status", "verdict", "second_wanted", "marks" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_verdict_urgency_arrived_at_session_id_second_wanted_status_marks",
                table: "inbox_line",
                columns: new[] { "verdict", "urgency", "arrived_at", "session_id", "second_wanted", "status", "marks" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_flag_flag_urgency_arrived_at_session_id_marks",
                table: "inbox_flag",
                columns: new[] { "flag", "urgency", "arrived_at", "session_id", "marks" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_inbox_place_place_urgency_arrived_at_session_id_marks",
                table: "inbox_place");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_claimed_by_urgency_arrived_at_session_id_status_verdict_second_wanted_marks",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_first_cause_urgency_arrived_at_session_id_status_verdict_second_wanted_marks",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_release_urgency_arrived_at_session_id_status_verdict_second_wanted_marks",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_second_wanted_urgency_arrived_at_session_id_status_verdict_marks",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_status_urgency_arrived_at_session_id_verdict_second_wanted_marks",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_urgency_arrived_at_session_id_status_verdict_second_wanted_marks",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_line_verdict_urgency_arrived_at_session_id_second_wanted_status_marks",
                table: "inbox_line");

            migrationBuilder.DropIndex(
                name: "IX_inbox_flag_flag_urgency_arrived_at_session_id_marks",
                table: "inbox_flag");

            migrationBuilder.DropColumn(
                name: "marks",
                table: "inbox_place");

            migrationBuilder.DropColumn(
                name: "marks",
                table: "inbox_line");

            migrationBuilder.DropColumn(
                name: "marks",
                table: "inbox_flag");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_place_place_urgency_arrived_at_session_id",
                table: "inbox_place",
                columns: new[] { "place", "urgency", "arrived_at", "session_id" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_claimed_by_urgency_arrived_at_session_id",
                table: "inbox_line",
                columns: new[] { "claimed_by", "urgency", "arrived_at", "session_id" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_first_cause_urgency_arrived_at_session_id_status_verdict",
                table: "inbox_line",
                columns: new[] { "first_cause", "urgency", "arrived_at", "session_id", "status", "verdict" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_release_urgency_arrived_at_session_id_status_verdict",
                table: "inbox_line",
                columns: new[] { "release", "urgency", "arrived_at", "session_id", "status", "verdict" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_second_wanted_urgency_arrived_at_session_id",
                table: "inbox_line",
                columns: new[] { "second_wanted", "urgency", "arrived_at", "session_id" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_status_urgency_arrived_at_session_id_verdict_first_cause",
                table: "inbox_line",
                columns: new[] { "status", "urgency", "arrived_at", "session_id", "verdict", "first_cause" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_urgency_arrived_at_session_id_status_verdict_first_cause",
                table: "inbox_line",
                columns: new[] { "urgency", "arrived_at", "session_id", "status", "verdict", "first_cause" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_line_verdict_urgency_arrived_at_session_id_second_wanted_status_first_cause",
                table: "inbox_line",
                columns: new[] { "verdict", "urgency", "arrived_at", "session_id", "second_wanted", "status", "first_cause" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_flag_flag_urgency_arrived_at_session_id",
                table: "inbox_flag",
                columns: new[] { "flag", "urgency", "arrived_at", "session_id" });
        }
    }
}
