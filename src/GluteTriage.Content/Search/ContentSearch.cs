using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Content.Search;

/// <summary>One thing found.</summary>
/// <param name="Excerpt">Parts of its text, in order; those that matched are marked.</param>
public sealed record SearchHit(SearchKind Kind, string Code, string Title, ImmutableArray<(string Text, bool Matched)> Excerpt);

/// <summary>What was found for one query.</summary>
/// <param name="Hits">The best first.</param>
/// <param name="Corrections">Words that occur nowhere, and what they were taken for.</param>
/// <param name="AllWords">False when nothing holds every word typed, and what holds some of them is shown.</param>
public sealed record SearchResult(
    ImmutableArray<SearchHit> Hits, ImmutableArray<(string Typed, string Meant)> Corrections, bool AllWords)
{
    public static readonly SearchResult Nothing = new([], [], true);
}

/// <summary>Full-text search over everything a release tells. One object serves all requests.</summary>
public sealed class ContentSearch
{
    private const int MostHits = 40;
    private const char MatchStart = '\u0002';
    private const char MatchEnd = '\u0003';

    /// <summary>A word in a title says more than one in the text.</summary>
    private const string Rank = "bm25(search, 0, 0, 8, 1)";

    private readonly string connection;
    private readonly SearchWords words;

    /// <param name="path">The release's store.</param>
    /// <exception cref="InvalidDataException">The store is damaged or has no index.</exception>
    public ContentSearch(string path, ImmutableArray<GlossaryTerm> glossary)
    {
        connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        try
        {
            using var store = Open();
            using var all = store.CreateCommand();
            all.CommandText = "SELECT word FROM search_word";
            using var rows = all.ExecuteReader();
            var known = new HashSet<string>();
            while (rows.Read())
            {
                known.Add(rows.GetString(0));
            }

            words = new SearchWords(glossary, known);
        }
        catch (SqliteException cause)
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' has no index to search.", cause);
        }
    }

    /// <summary>What holds every word typed; where nothing does, what holds any of them.</summary>
    /// <param name="typed">Anything: no character in it is taken for a command.</param>
    public SearchResult Find(string typed)
    {
        var (meanings, corrections) = words.Read(typed);
        if (meanings.Count == 0)
        {
            return SearchResult.Nothing;
        }

        using var store = Open();
        var all = Ask(store, Query(meanings, " AND "));
        return all.Length > 0 || meanings.Count == 1
            ? new SearchResult(all, [.. corrections], true)
            : new SearchResult(Ask(store, Query(meanings, " OR ")), [.. corrections], false);
    }

    private static string Query(List<string[]> meanings, string join) =>
        string.Join(join, meanings.Select(names => $"({string.Join(" OR ", names.Select(name => $"\"{name}\""))})"));

    private static ImmutableArray<SearchHit> Ask(SqliteConnection store, string query)
    {
        using var command = store.CreateCommand();
        command.CommandText =
            $"""
            SELECT kind, code, title, snippet(search, 3, char({(int)MatchStart}), char({(int)MatchEnd}), ' … ', 26)
            FROM search WHERE search MATCH $query ORDER BY {Rank}, kind, code LIMIT {MostHits}
            """;
        command.Parameters.AddWithValue("$query", query);
        using var rows = command.ExecuteReader();
        var hits = ImmutableArray.CreateBuilder<SearchHit>();
        while (rows.Read())
        {
            hits.Add(new SearchHit(Enum.Parse<SearchKind>(rows.GetString(0)), rows.GetString(1), rows.GetString(2), Parts(rows.GetString(3))));
        }

        return hits.ToImmutable();
    }

    private static ImmutableArray<(string Text, bool Matched)> Parts(string snippet) =>
    [
        .. snippet.Split(MatchStart).SelectMany((part, index) => index == 0 ? [(part, false)] : part.Split(MatchEnd, 2) is [var matched, var rest]
            ? new[] { (matched, true), (rest, false) }
            : [(part, true)]).Where(part => part.Item1.Length > 0),
    ];

    private SqliteConnection Open()
    {
        var store = new SqliteConnection(connection);
        store.Open();
        return store;
    }
}
