using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <summary>Lines there are already stay without: what they would get is sealed, and is opened for a page that shows them.</summary>
    [DbContext(typeof(SessionDb))]
    [Migration("20261201040000_LevelsOnLines")]
    public sealed class LevelsOnLines : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(name: "level", table: "inbox_flag", type: "INTEGER", nullable: true);
            migrationBuilder.AddColumn<string>(name: "age_band", table: "inbox_line", type: "TEXT", maxLength: 100, nullable: true);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "level", table: "inbox_flag");
            migrationBuilder.DropColumn(name: "age_band", table: "inbox_line");
        }
    }
}
