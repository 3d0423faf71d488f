using GluteTriage.Sessions.Auditing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Sessions.Migrations
{
    /// <summary>What is there stays readable as it is; <see cref="EarlierRows"/> seals it at the first start, as a migration has no key.</summary>
    [DbContext(typeof(SessionDb))]
    [Migration("20261130040000_SealedRows")]
    public sealed class SealedRows : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in SealedTable.All)
            {
                migrationBuilder.AddColumn<byte[]>(name: SealedTable.SealColumn, table: table.Name, type: "BLOB", maxLength: 32, nullable: true);
            }
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in SealedTable.All)
            {
                migrationBuilder.DropColumn(name: SealedTable.SealColumn, table: table.Name);
            }
        }
    }
}
