using Microsoft.Data.Sqlite;

namespace GluteTriage.Content.Search;

/// <summary>The full-text index in a content store (SQLite FTS5), and the words that occur in it as they are written.</summary>
internal static class SearchIndex
{
    /// <summary>Writes both; the connection is the one the release is written by.</summary>
    public static void Write(SqliteConnection connection, SqliteTransaction transaction, Release release)
    {
        Run("""
            CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, code UNINDEXED, title, text, tokenize = 'porter unicode61 remove_diacritics 2');
            CREATE TABLE search_word(word TEXT PRIMARY KEY) WITHOUT ROWID;
            """);
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in SearchEntry.Of(release))
        {
            Run("INSERT INTO search(kind, code, title, text) VALUES ($kind, $code, $title, $text)",
                ("$kind", entry.Kind.ToString()), ("$code", entry.Code), ("$title", entry.Title), ("$text", entry.Text));
            words.UnionWith(SearchText.Words(entry.Title).Concat(SearchText.Words(entry.Text)));
        }

        foreach (var word in words)
        {
            Run("INSERT INTO search_word(word) VALUES ($word)", ("$word", word));
        }

        Run("INSERT INTO search(search) VALUES ('optimize')");

        void Run(string sql, params (string Name, string Value)[] values)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            foreach (var (name, value) in values)
            {
                command.Parameters.AddWithValue(name, value);
            }

            command.ExecuteNonQuery();
        }
    }
}
