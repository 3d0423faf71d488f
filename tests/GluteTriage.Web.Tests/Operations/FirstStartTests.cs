using System.Buffers.Binary;
using System.Net;
using GluteTriage.Content.Store;
using GluteTriage.Testing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>What the other tests' sites are spared: compiling the content, and hashing passwords at their real price.</summary>
public sealed class FirstStartTests
{
    private const int FewestRounds = 210_000;

    [Fact]
    public async Task A_site_that_starts_without_a_store_compiles_the_content_and_serves_it()
    {
        await using var site = new Site { StartsWithoutStore = true };

        var answer = await site.Browser().GetAsync("/read/knots");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(StoreSeal.Holds(Path.Combine(site.Data, "content", Shipped.Release.Hash + ".db")));
    }

    [Fact]
    public async Task A_password_is_hashed_with_sha_512_in_at_least_as_many_rounds_as_is_advised()
    {
        await using var site = new Site { HashesAsForPeople = true };
        await site.Services.GetRequiredService<AccountStart>().Ready;
        await site.Services.GetRequiredService<AccountOpening>().OpenAsync(
            "Dr Costly", Colleague.Password, Totp.NewKey(), [StaffRole.Reviewer], CancellationToken.None);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountDb>>().CreateDbContextAsync();

        // Format 1 of the framework: its number, the hash function (2 is SHA-512) and the rounds, in network order.
        var hash = Convert.FromBase64String((await db.Users.SingleAsync()).PasswordHash!).AsSpan();

        Assert.Equal((1, 2u), (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash[1..])));
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash[5..]) >= FewestRounds);
    }
}
