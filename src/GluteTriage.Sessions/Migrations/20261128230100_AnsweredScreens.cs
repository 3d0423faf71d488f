using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    [DbContext(typeof(SessionDb))]
    [Migration("20261128230100_AnsweredScreens")]
    public sealed class AnsweredScreens : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "screens", table: "session", type: "INTEGER", nullable: false, defaultValue: 0);
            migrationBuilder.CreateTable(
                name: "answered_screen",
                columns: table => new
                {
                    session_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    screen = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    reply = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    replies = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answered_screen", x => new { x.session_id, x.number });
                    table.ForeignKey(
                        name: "FK_answered_screen_session_session_id",
                        column: x => x.session_id,
                        principalTable: "session",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "answered_screen");
            migrationBuilder.DropColumn(name: "screens", table: "session");
        }
    }
}
