using GluteTriage.Sessions.Sharing;
using GluteTriage.Testing;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Sessions.Tests;

/// <summary>Shared codes on a test's session log, and what is stored of them.</summary>
internal sealed class SharingOf
{
    private readonly string path;

    public SharingOf(TestSessionDb test, TimeProvider clock)
    {
        path = test.Path;
        Codes = new SharedCodes(test.Audited, test.Dbs, ShareKey.New(), new CodeTries(clock), clock);
    }

    public SharedCodes Codes { get; }

    public Task<IReadOnlyList<long>> NumbersAsync(string sql) => ReadAsync(sql, row => row.GetInt64(0));

    /// <summary>What an actor did, and to which session, in the order of the trail.</summary>
    public Task<IReadOnlyList<(string, long?)>> AuditAsync(string actor) => ReadAsync(
        $"SELECT act, session_id FROM audit_entry WHERE actor = '{actor}' ORDER BY sequence",
        row => (row.GetString(0), row.IsDBNull(1) ? (long?)null : row.GetInt64(1)));

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<SqliteDataReader, T> read)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
