using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GluteTriage.Web.Accounts;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model; no file is opened.</summary>
internal sealed class AccountDbDesign : IDesignTimeDbContextFactory<AccountDb>
{
    public AccountDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AccountDb>().UseSqlite("Data Source=design.db").Options);
}
