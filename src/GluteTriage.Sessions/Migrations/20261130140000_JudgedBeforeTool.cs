using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <summary>Every judgement there is was given with the tool's result in sight.</summary>
    [DbContext(typeof(SessionDb))]
    [Migration("20261130140000_JudgedBeforeTool")]
    public sealed class JudgedBeforeTool : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.AddColumn<bool>(name: "before_tool", table: "review", type: "INTEGER", nullable: false, defaultValue: false);

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.DropColumn(name: "before_tool", table: "review");
    }
}
