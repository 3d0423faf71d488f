using GluteTriage.Sessions.AtRest;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace GluteTriage.Sessions.Migrations;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model; no file is opened.</summary>
internal sealed class SessionDbDesign : IDesignTimeDbContextFactory<SessionDb>
{
    public SessionDb CreateDbContext(string[] args) =>
        new((DbContextOptions<SessionDb>)new DbContextOptionsBuilder<SessionDb>().UseSessionFile("design.db", SessionKeys.InMemory()).Options);
}
