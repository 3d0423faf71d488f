using System.Net;
using GluteTriage.Testing;
using GluteTriage.Web.Tests.Checking;
using GluteTriage.Web.Tests.Operations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Results;

/// <summary>Pages are read without a write: what must be stored is stored by the post that led there.</summary>
public sealed class ReadingWritesNothingTests
{
    [Theory]
    [InlineData("at the first question", "age")]
    [InlineData("in the middle", "both-legs")]
    [InlineData("at the end", null)]
    [InlineData("sent to the emergency page", null, "bladder-bowel", "hard-to-start")]
    public async Task No_page_of_a_person_writes_to_the_session_log(string where, string? until, params string[] otherwise)
    {
        await using Site site = new ItemByItemSite();
        var person = site.Person();
        await person.BeginAsync();
        var last = await person.WalkAsync(until, otherwise is [var item, var option] ? [(item, [option])] : []);
        var writes = await Watch.OnAsync(site);

        foreach (var address in PagesOf(site))
        {
            var page = await person.GetAsync(address);
            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{address}: {page.Status}");
            Assert.True(await writes.ReadAsync() is [], $"{where}, reading {address} wrote: {string.Join(", ", await writes.ReadAsync())}");
        }

        // The watch sees a write: a reply changed.
        await person.AnswerAsync("/check/age?change", "50-64");
        Assert.NotEmpty(await writes.ReadAsync());
        Assert.NotNull(last);
    }

    /// <summary>Every address a person can open in the questionnaire, the result twice.</summary>
    private static IEnumerable<string> PagesOf(Site site) =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains("GET")
        let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        where pattern is "/" or "/emergency" || pattern.StartsWith("/check", StringComparison.Ordinal)
        from address in pattern.Contains('{') ? Shipped.Content.Items.Select(one => $"/check/{one.Code}") : [pattern, pattern]
        select address;

    /// <summary>Notes every row that is written from now on, by whom ever.</summary>
    private sealed class Watch(string connection)
    {
        public static async Task<Watch> OnAsync(Site site)
        {
            var watch = new Watch($"Data Source={Path.Combine(site.Data, "sessions.db")};Pooling=False");
            var tables = await watch.ReadAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__EF%'");
            Assert.Contains("result_snapshot", tables);
            await watch.ReadAsync("CREATE TABLE written (what TEXT)");
            foreach (var table in tables)
            {
                foreach (var act in new[] { "INSERT", "UPDATE", "DELETE" })
                {
                    await watch.ReadAsync($"CREATE TRIGGER watch_{table}_{act} AFTER {act} ON {table} BEGIN INSERT INTO written VALUES ('{act} {table}'); END");
                }
            }

            return watch;
        }

        public Task<List<string>> ReadAsync() => ReadAsync("SELECT what FROM written");

        private async Task<List<string>> ReadAsync(string sql)
        {
            await using var open = new SqliteConnection(connection);
            await open.OpenAsync();
            await using var command = open.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
            {
                rows.Add(reader.GetString(0));
            }

            return rows;
        }
    }
}
