using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <inheritdoc />
    public partial class ReviewArea : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "device",
                table: "session",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "unknown");

            migrationBuilder.AddColumn<bool>(
                name: "synthetic",
                table: "session",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    session_id = table.Column<long>(type: "INTEGER", nullable: true),
                    detail = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    previous = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entry", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "counted_day",
                columns: table => new
                {
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counted_day", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "daily_count",
                columns: table => new
                {
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    release = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_daily_count", x => new { x.day, x.measure, x.code, x.release, x.device });
                });

            migrationBuilder.CreateTable(
                name: "inbox_line",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    arrived_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    release = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    urgency = table.Column<int>(type: "INTEGER", nullable: false),
                    raised = table.Column<int>(type: "INTEGER", nullable: false),
                    not_excluded = table.Column<int>(type: "INTEGER", nullable: false),
                    first_cause = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    places = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    claimed_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    claimed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    verdict = table.Column<int>(type: "INTEGER", nullable: true),
                    second_wanted = table.Column<bool>(type: "INTEGER", nullable: false),
                    synthetic = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_line", x => x.session_id);
                    table.ForeignKey(
                        name: "FK_inbox_line_session_session_id",
                        column: x => x.session_id,
                        principalTable: "session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "note_version",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_note_version", x => new { x.session_id, x.author, x.version });
                    table.ForeignKey(
                        name: "FK_note_version_session_session_id",
                        column: x => x.session_id,
                        principalTable: "session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outcome",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_where = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    diagnosis = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outcome", x => x.id);
                    table.ForeignKey(
                        name: "FK_outcome_session_session_id",
                        column: x => x.session_id,
                        principalTable: "session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "review",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reviewer = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    reviewer_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    urgency = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    flags = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    second = table.Column<bool>(type: "INTEGER", nullable: false),
                    tool_urgency = table.Column<int>(type: "INTEGER", nullable: false),
                    tool_cause = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    tool_flags = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    release = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review", x => x.id);
                    table.ForeignKey(
                        name: "FK_review_session_session_id",
                        column: x => x.session_id,
                        principalTable: "session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "safety_concern",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    release = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_safety_concern", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_view",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    owner = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_view", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shared_code",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shared_code", x => x.session_id);
                    table.ForeignKey(
                        name: "FK_shared_code_session_session_id",
                        column: x => x.session_id,
                        principalTable: "session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "inbox_flag",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    flag = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    raised = table.Column<bool>(type: "INTEGER", nullable: false),
                    urgency = table.Column<int>(type: "INTEGER", nullable: false),
                    arrived_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_flag", x => new { x.session_id, x.flag, x.raised });
                    table.ForeignKey(
                        name: "FK_inbox_flag_inbox_line_session_id",
                        column: x => x.session_id,
                        principalTable: "inbox_line",
                        principalColumn: "session_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "inbox_place",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    urgency = table.Column<int>(type: "INTEGER", nullable: false),
                    arrived_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_place", x => new { x.session_id, x.place });
                    table.ForeignKey(
                        name: "FK_inbox_place_inbox_line_session_id",
                        column: x => x.session_id,
                        principalTable: "inbox_line",
                        principalColumn: "session_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "share_grant",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_share_grant", x => new { x.session_id, x.account });
                    table.ForeignKey(
                        name: "FK_share_grant_shared_code_session_id",
                        column: x => x.session_id,
                        principalTable: "shared_code",
                        principalColumn: "session_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_daily_count_measure_code_day_device_release_count",
                table: "daily_count",
                columns: new[] { "measure", "code", "day", "device", "release", "count" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entry_actor_sequence",
                table: "audit_entry",
                columns: new[] { "actor", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entry_session_id",
                table: "audit_entry",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_flag_flag_urgency_arrived_at_session_id",
                table: "inbox_flag",
                columns: new[] { "flag", "urgency", "arrived_at", "session_id" });

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
                name: "IX_inbox_place_place_urgency_arrived_at_session_id",
                table: "inbox_place",
                columns: new[] { "place", "urgency", "arrived_at", "session_id" });

            migrationBuilder.CreateIndex(
                name: "IX_outcome_session_id",
                table: "outcome",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "IX_review_at",
                table: "review",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_review_session_id_at",
                table: "review",
                columns: new[] { "session_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_saved_view_owner_name",
                table: "saved_view",
                columns: new[] { "owner", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shared_code_code_hash",
                table: "shared_code",
                column: "code_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "counted_day");

            migrationBuilder.DropTable(
                name: "daily_count");

            migrationBuilder.DropTable(
                name: "inbox_flag");

            migrationBuilder.DropTable(
                name: "inbox_place");

            migrationBuilder.DropTable(
                name: "note_version");

            migrationBuilder.DropTable(
                name: "outcome");

            migrationBuilder.DropTable(
                name: "review");

            migrationBuilder.DropTable(
                name: "safety_concern");

            migrationBuilder.DropTable(
                name: "saved_view");

            migrationBuilder.DropTable(
                name: "share_grant");

            migrationBuilder.DropTable(
                name: "inbox_line");

            migrationBuilder.DropTable(
                name: "shared_code");

            migrationBuilder.DropColumn(
                name: "device",
                table: "session");

            migrationBuilder.DropColumn(
                name: "synthetic",
                table: "session");
        }
    }
}
