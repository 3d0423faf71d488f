using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <summary>Changes no table, so it has no model of its own; its number keeps it after the one that makes the audit trail.</summary>
    [DbContext(typeof(SessionDb))]
    [Migration("20261126235900_AuditIsAppendOnly")]
    public sealed class AuditIsAppendOnly : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(AuditTriggers.Create);

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(AuditTriggers.Drop);
    }
}
