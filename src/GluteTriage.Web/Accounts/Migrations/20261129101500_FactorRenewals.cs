using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GluteTriage.Web.Accounts.Migrations
{
    /// <summary>Who asked that a colleague be given new ways to sign in, who agreed, and who looked into it.</summary>
    [DbContext(typeof(AccountDb))]
    [Migration("20261129101500_FactorRenewals")]
    internal sealed class FactorRenewals : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FactorRenewals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    AccountName = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    AgreedBy = table.Column<string>(type: "TEXT", nullable: true),
                    AgreedByName = table.Column<string>(type: "TEXT", nullable: true),
                    ByCode = table.Column<bool>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReviewedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReviewedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                },
                constraints: table => table.PrimaryKey("PK_FactorRenewals", one => one.Id));
            migrationBuilder.CreateIndex(name: "IX_FactorRenewals_AccountId", table: "FactorRenewals", column: "AccountId");
        }

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(name: "FactorRenewals");
    }
}
