using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Content.Search;

/// <summary>One thing found.</summary>
/// <param name="Excerpt">Parts of its text, in order; those that matched are marked.</param>
public sealed record SearchHit(SearchKind Kind, string Code, string Title, ImmutableArray<(string Text, bool Matched)> Excerpt);

/// <summary>What was found for one query.</summary>
/// <param name="Urgent">What the words may mean that cannot wait, the most pressing first; each calls somebody.</param>
/// <param name="Hits">The best first.</param>
/// <param name="Corrections">Words that occur nowhere, and what they were taken for.</param>
/// <param name="AllWords">False when nothing holds every word typed, and what holds some of them is shown.</param>
public sealed record SearchResult(
    ImmutableArray<SearchIntent> Urgent, ImmutableArray<SearchHit> Hits, ImmutableArray<(string Typed, string Meant)> Corrections, bool AllWords)
{
    public static readonly SearchResult Nothing = new([], [], [], true);
}

/// <summary>Full-text search over everything a release tells people. One object serves all requests.</summary>
public sealed class ContentSearch
{
    private const int MostHits = 20;
    private const int MostUrgent = 3;
    private const char MatchStart = '\u0002';
    private const char MatchEnd = '\u0003';

    /// <summary>Letters of the text shown where none of it holds a word that was typed.</summary>
    private const int BeginningShown = 150;

    /// <summary>A word in a title says more than one in the text.</summary>
    private const string Rank = "bm25(search, 0, 0, 8, 1)";

    /// <summary>What fits far worse than the best is no answer, and hides those that are.</summary>
    private const double LeastShareOfBest = 0.05;

    private readonly string connection;
    private readonly SearchWords words;
    private readonly SearchIntents intents;
    private readonly Dictionary<long, (SearchKind Kind, string Code, string Title)> entries = [];

    /// <param name="path">The release's store.</param>
    /// <param name="release">The release in it.</param>
    /// <exception cref="InvalidDataException">The store is damaged or has no index.</exception>
    public ContentSearch(string path, Release release)
    {
        connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        try
        {
            using var store = Open();
            var known = Rows(store, "SELECT word FROM search_word", row => row.GetString(0)).ToHashSet();
            foreach (var (row, entry) in Rows(store, "SELECT rowid, kind, code, title FROM search", row =>
                (row.GetInt64(0), (Enum.Parse<SearchKind>(row.GetString(1)), row.GetString(2), row.GetString(3)))))
            {
                entries.Add(row, entry);
            }

            words = new SearchWords(release.Glossary, release.WordsAlike, known);
            intents = new SearchIntents(release.SearchIntents, release.WordsAlike, known);
        }
        catch (SqliteException cause)
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' has no index to search.", cause);
        }
    }

    /// <summary>What the words may mean that cannot wait; then what they are known to look for; then what holds most of them.</summary>
    /// <param name="typed">Anything: no character in it is taken for a command.</param>
    public SearchResult Find(string typed)
    {
        var meant = intents.Find(typed);
        var (meanings, corrections) = words.Read(typed);
        if (meanings.Count == 0 && meant.Count == 0)
        {
            return SearchResult.Nothing;
        }

        using var store = Open();
        var found = Score(store, meanings);
        var led = meant.Select(one => entries.FirstOrDefault(entry => entry.Value.Kind == one.Intent.Kind && entry.Value.Code == one.Intent.Code).Key);
        var best = found.Values.Select(one => one.Score).DefaultIfEmpty().Max();
        var ranked = found.Where(one => one.Value.Score >= best * LeastShareOfBest)
            .OrderByDescending(one => one.Value.Score).ThenBy(one => entries[one.Key].Kind).ThenBy(one => entries[one.Key].Code, StringComparer.Ordinal)
            .Select(one => one.Key);
        var any = Query(meanings);
        return new SearchResult(
            [.. meant.Select(one => one.Intent).Where(intent => intent.Call is not IntentCall.Nobody).Take(MostUrgent)],
            [.. led.Concat(ranked).Distinct().Take(MostHits).Select(row => Hit(store, row, any, matched: found.ContainsKey(row)))],
            [.. corrections],
            found.Values.Any(one => one.Words == meanings.Count) || meanings.Count == 0);
    }

    /// <summary>
    /// Each word is asked for on its own, so that it counts once however many names it has, and what holds more of the words comes before
    /// what holds one of them often.
    /// </summary>
    private Dictionary<long, (double Score, int Words)> Score(SqliteConnection store, List<string[]> meanings)
    {
        var found = new Dictionary<long, (double Score, int Words)>();
        foreach (var meaning in meanings)
        {
            var rows = Rows(store, $"SELECT rowid, -{Rank} FROM search WHERE search MATCH $query", row => (row.GetInt64(0), row.GetDouble(1)),
                ("$query", Query([meaning])));
            foreach (var (row, score) in rows)
            {
                var (sum, count) = found.GetValueOrDefault(row);
                found[row] = (sum + score, count + 1);
            }
        }

        return found.ToDictionary(one => one.Key, one => (one.Value.Score * Share(one.Value.Words) * Weight(entries[one.Key].Kind), one.Value.Words));

        double Share(int count) => Math.Pow((double)count / meanings.Count, 2);
    }

    /// <summary>A page answers more than a piece of advice, and that more than a word explained.</summary>
    private static double Weight(SearchKind kind) => kind switch
    {
        SearchKind.Cause => 1.3,
        SearchKind.Page => 1.2,
        SearchKind.WarningSign => 1,
        SearchKind.SelfCare => 0.8,
        _ => 0.6,
    };

    private static string Query(List<string[]> meanings) =>
        string.Join(" OR ", meanings.SelectMany(names => names).Select(name => $"\"{name}\""));

    private SearchHit Hit(SqliteConnection store, long row, string query, bool matched)
    {
        var (kind, code, title) = entries[row];
        var excerpt = matched
            ? Parts(Rows(store,
                $"""
                SELECT snippet(search, 3, char({(int)MatchStart}), char({(int)MatchEnd}), ' … ', 26)
                FROM search WHERE search MATCH $query AND rowid = $row
                """,
                found => found.GetString(0), ("$query", query), ("$row", row)).Single())
            : [(Beginning(Rows(store, "SELECT text FROM search WHERE rowid = $row", found => found.GetString(0), ("$row", row)).Single()), false)];
        return new SearchHit(kind, code, title, excerpt);
    }

    private static string Beginning(string text) =>
        text.Length <= BeginningShown ? text : text[..Math.Max(0, text.LastIndexOf(' ', BeginningShown))] + " …";

    private static ImmutableArray<(string Text, bool Matched)> Parts(string snippet) =>
    [
        .. snippet.Split(MatchStart).SelectMany((part, index) => index == 0 ? [(part, false)] : part.Split(MatchEnd, 2) is [var matched, var rest]
            ? new[] { (matched, true), (rest, false) }
            : [(part, true)]).Where(part => part.Item1.Length > 0),
    ];

    private static List<T> Rows<T>(SqliteConnection store, string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] values)
    {
        using var command = store.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all;
    }

    private SqliteConnection Open()
    {
        var store = new SqliteConnection(connection);
        store.Open();
        return store;
    }
}
