using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <inheritdoc />
    public partial class FirstSessionLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key_hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false),
                    release = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    region = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    may_be_reviewed = table.Column<bool>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_answered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "answered_item",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    reply = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answered_item", x => new { x.session_id, x.revision });
                    table.ForeignKey(
                        name: "FK_answered_item_session_session_id",
                        column: x => x.session_id,
                        principalTable: "session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "result_snapshot",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    release = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    engine_version = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    urgency = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_result_snapshot", x => new { x.session_id, x.revision });
                    table.ForeignKey(
                        name: "FK_result_snapshot_session_session_id",
                        column: x => x.session_id,
                        principalTable: "session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_session_key_hash",
                table: "session",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_session_may_be_reviewed_id",
                table: "session",
                columns: new[] { "may_be_reviewed", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_session_may_be_reviewed_started_at",
                table: "session",
                columns: new[] { "may_be_reviewed", "started_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answered_item");

            migrationBuilder.DropTable(
                name: "result_snapshot");

            migrationBuilder.DropTable(
                name: "session");
        }
    }
}
