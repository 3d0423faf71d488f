using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <summary>Changes no table, so it has no model of its own.</summary>
    [DbContext(typeof(SessionDb))]
    [Migration("20261127150000_AuditIsNeverReplaced")]
    public sealed class AuditIsNeverReplaced : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(AuditTriggers.CreateAgainstReplacing);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(AuditTriggers.DropAgainstReplacing);
    }
}
