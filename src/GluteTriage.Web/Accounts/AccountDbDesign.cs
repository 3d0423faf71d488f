using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GluteTriage.Web.Accounts;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model; no file is opened.</summary>
internal sealed class AccountDbDesign : IDesignTimeDbContextFactory<AccountDb>
{
    public AccountDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AccountDb>()
            .UseSqlite("Data Source=design.db")
            // The model asks the app for the version of its tables; without an answer it leaves out the passkeys.
            .UseApplicationServiceProvider(new ServiceCollection()
                .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
                .BuildServiceProvider())
            .Options);
}
