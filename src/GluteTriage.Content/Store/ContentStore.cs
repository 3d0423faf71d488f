using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Content.Search;
using GluteTriage.Engine;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using GluteTriage.Engine.Screens;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace GluteTriage.Content.Store;

/// <summary>Writes a release to one SQLite file and reads it back. The same release gives the same bytes.</summary>
public static class ContentStore
{
    /// <summary>
    /// Makes EF Core ready to write: its model of the store takes as long to build as the files take to compile, so a program
    /// that will write starts this beside the compilation.
    /// </summary>
    public static Task PrepareAsync() => Task.Run(() => OpenEmpty().Dispose());

    /// <summary>The same for a program that will also read: EF Core compiles each query at its first use.</summary>
    public static Task PrepareToReadAsync() => Task.Run(() =>
    {
        using var db = OpenEmpty();
        ReadAll(db);
    });

    /// <summary>Writes the file whole or not at all: it appears under its name only when complete.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(Release release, string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $"{Guid.NewGuid():N}.unfinished");
        try
        {
            using (var db = Open(unfinished, SqliteOpenMode.ReadWriteCreate))
            {
                db.Database.EnsureCreated();
                using var transaction = db.Database.BeginTransaction();
                AddAll(db, release);
                SearchIndex.Write((SqliteConnection)db.Database.GetDbConnection(), (SqliteTransaction)transaction.GetDbTransaction(), release);
                transaction.Commit();
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Reads a release.</summary>
    /// <exception cref="InvalidDataException">The file is missing, damaged, or not a release.</exception>
    public static Release Read(string path)
    {
        try
        {
            using var connection = OlderStores.Open(path);
            using var db = Over(connection);
            return ReadAll(db) ?? throw new InvalidDataException($"'{Path.GetFileName(path)}' does not hold one content release.");
        }
        catch (Exception cause) when (cause is SqliteException or InvalidOperationException or FormatException or System.Text.Json.JsonException)
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' is not a readable content release.", cause);
        }
    }

    private static ContentDb OpenEmpty()
    {
        var db = Open(":memory:", SqliteOpenMode.Memory);
        db.Database.OpenConnection();
        db.Database.EnsureCreated();
        return db;
    }

    private static ContentDb Open(string path, SqliteOpenMode mode) =>
        new(Options(options => options.UseSqlite(OlderStores.ConnectionTo(path, mode))));

    private static ContentDb Over(SqliteConnection connection) => new(Options(options => options.UseSqlite(connection)));

    private static DbContextOptions<ContentDb> Options(Func<DbContextOptionsBuilder<ContentDb>, DbContextOptionsBuilder<ContentDb>> use) =>
        use(new DbContextOptionsBuilder<ContentDb>()).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;

    private static void AddAll(ContentDb db, Release release)
    {
        var clinical = release.Clinical;
        Add(db, [new StoredRelease(release.Hash, release.Note.Name, release.Note.Date, release.Note.SignedOff, release.Note.Notice, release.Certificate)]);
        Add(db, [clinical.Ranking]);
        Add(db, clinical.Sections);
        Add(db, clinical.Items);
        Add(db, clinical.Screens);
        Add(db, clinical.Places);
        Add(db, clinical.WarningAreas);
        Add(db, clinical.RedFlags);
        Add(db, clinical.Floors);
        Add(db, clinical.Families);
        Add(db, clinical.Causes);
        Add(db, release.Definitions);
        Add(db, release.Figure);
        Add(db, release.Levels);
        Add(db, release.Regions);
        Add(db, release.SelfCare);
        Add(db, release.Signs);
        Add(db, release.SignWords);
        Add(db, release.Facts);
        Add(db, release.Sources);
        Add(db, release.Glossary);
        Add(db, release.SearchIntents);
        Add(db, release.WordsAlike);
        Add(db, release.Pages);
        Add(db, release.Compared is { } compared ? [compared] : (SideBySide[])[]);
        Add(db, release.CauseArticles);
        Add(db, release.Programmes);
        Add(db, release.Courses);
        Add(db, release.Pictures);
        Add(db, release.Hazards);
        Add(db, release.Vignettes);
    }

    /// <summary>
    /// One insert a row, by the model's own names and conversions. The change tracker would first compile code for every table,
    /// to use it once; without it a first write takes a fifth less.
    /// </summary>
    private static void Add<T>(ContentDb db, IReadOnlyList<T> rows)
        where T : class
    {
        var table = db.Model.FindEntityType(typeof(T))!;
        var columns = table.GetProperties().ToList();
        using var insert = db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        insert.CommandText =
            $"""INSERT INTO "{table.GetTableName()}" ({string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""))}) """
            + $"VALUES ({string.Join(", ", columns.Select((_, index) => $"$p{index}"))})";
        for (var position = 0; position < rows.Count; position++)
        {
            insert.Parameters.Clear();
            for (var index = 0; index < columns.Count; index++)
            {
                var value = columns[index].PropertyInfo is { } property ? property.GetValue(rows[position]) : position;
                insert.Parameters.Add(columns[index].GetRelationalTypeMapping().CreateParameter(insert, $"$p{index}", value, columns[index].IsNullable));
            }

            insert.ExecuteNonQuery();
        }
    }

    /// <returns>Null when there is not exactly one release, but every table has been read even so.</returns>
    private static Release? ReadAll(ContentDb db)
    {
        var releases = All<StoredRelease>(db);
        var rankings = All<Ranking>(db);
        var sections = All<Section>(db);
        var items = All<Item>(db);
        var screens = HasTable(db, ContentDb.ScreenTable) ? All<Screen>(db) : [];
        var places = All<Place>(db);
        var areas = All<WarningArea>(db);
        var redFlags = All<RedFlag>(db);
        var floors = All<Floor>(db);
        var families = All<Family>(db);
        var causes = All<Cause>(db);
        var definitions = All<Definition>(db);
        var figure = HasTable(db, ContentDb.FigureTable) ? All<FigurePlace>(db) : [];
        var levels = All<UrgencyLevel>(db);
        var regions = All<Region>(db);
        var selfCare = All<SelfCareAdvice>(db);
        var signs = All<WarningSign>(db);
        var signWords = HasTable(db, ContentDb.SignWordsTable) ? All<SignWords>(db) : [];
        var facts = All<Fact>(db);
        var sources = All<Source>(db);
        var glossary = All<GlossaryTerm>(db);
        var searchIntents = HasTable(db, ContentDb.SearchIntentTable) ? All<SearchIntent>(db) : [];
        var wordsAlike = HasTable(db, ContentDb.WordsAlikeTable) ? All<WordsAlike>(db) : [];
        var pages = All<Page>(db);
        var compared = HasTable(db, ContentDb.SideBySideTable) ? All<SideBySide>(db) : [];
        var causeArticles = All<CauseArticle>(db);
        var programmes = HasTable(db, ContentDb.ProgrammeTable) ? All<Programme>(db) : [];
        var courses = HasTable(db, ContentDb.CourseTable) ? All<CourseChart>(db) : [];
        var pictures = All<Picture>(db);
        var hazards = All<Hazard>(db);
        var vignettes = All<Vignette>(db);
        return releases is not [var stored] || rankings is not [var ranking] ? null : new Release
        {
            Clinical = new ClinicalContent
            {
                Hash = stored.Hash,
                Release = stored.Name,
                Sections = sections,
                Items = items,
                Screens = screens,
                Places = places,
                WarningAreas = areas,
                RedFlags = redFlags,
                Floors = floors,
                Families = families,
                Causes = causes,
                Ranking = ranking,
            },
            Note = new ReleaseNote(stored.Name, stored.Date, stored.SignedOff, stored.Notice),
            Definitions = definitions,
            Figure = figure,
            Levels = levels,
            Regions = regions,
            SelfCare = selfCare,
            Signs = signs,
            SignWords = signWords,
            Facts = facts,
            Sources = sources,
            Glossary = glossary,
            SearchIntents = searchIntents,
            WordsAlike = wordsAlike,
            Pages = pages,
            Compared = compared.SingleOrDefault(),
            CauseArticles = causeArticles,
            Programmes = programmes,
            Courses = courses,
            Pictures = pictures,
            Hazards = hazards,
            Vignettes = vignettes,
            Certificate = stored.Certificate,
        };
    }

    /// <summary>Releases are kept as long as a session needs them, so stores of earlier builds stay readable.</summary>
    private static bool HasTable(ContentDb db, string name) =>
        db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = {name}").Single() > 0;

    private static ImmutableArray<T> All<T>(ContentDb db)
        where T : class =>
        [.. Rows<T>(db).OrderBy(row => EF.Property<int>(row, ContentDb.Position))];

    /// <summary>The rows of a table; in a store that lacks later columns, with what stands for them.</summary>
    private static IQueryable<T> Rows<T>(ContentDb db)
        where T : class
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
        var later = ContentDb.Later.Where(column => column.Table == table).ToList();
        if (later.Count == 0)
        {
            return db.Set<T>();
        }

        var there = db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table})").ToHashSet();
        var lacking = later.Where(column => !there.Contains(column.Column)).ToList();
        var select = $"SELECT *, {string.Join(", ", lacking.Select(column => $"{column.InItsPlace} AS {column.Column}"))} FROM {table}";
        return lacking.Count == 0 ? db.Set<T>() : db.Set<T>().FromSqlRaw(select);
    }
}
