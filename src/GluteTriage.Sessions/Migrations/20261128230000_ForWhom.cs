using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <summary>Sessions there are already were not asked: their column stays empty.</summary>
    [DbContext(typeof(SessionDb))]
    [Migration("20261128230000_ForWhom")]
    public sealed class ForWhomColumn : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AddColumn<string>(name: "for_whom", table: "session", type: "TEXT", maxLength: 20, nullable: true);

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.DropColumn(name: "for_whom", table: "session");
    }
}
