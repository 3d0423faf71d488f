using System.Collections.Immutable;
using GluteTriage.Content.Reading;
using GluteTriage.Engine;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Content.Store;

/// <summary>Writes a release to one SQLite file and reads it back. The same release gives the same bytes.</summary>
public static class ContentStore
{
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
                AddAll(db, release);
                db.SaveChanges();
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
            using var db = Open(path, SqliteOpenMode.ReadOnly);
            return ReadAll(db);
        }
        catch (Exception cause) when (cause is SqliteException or InvalidOperationException or FormatException or System.Text.Json.JsonException)
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' is not a readable content release.", cause);
        }
    }

    private static ContentDb Open(string path, SqliteOpenMode mode)
    {
        // Pooling would keep the file open after the context is gone.
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();
        return new ContentDb(new DbContextOptionsBuilder<ContentDb>()
            .UseSqlite(connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);
    }

    private static void AddAll(ContentDb db, Release release)
    {
        var clinical = release.Clinical;
        Add(db, [new StoredRelease(release.Hash, release.Note.Name, release.Note.Date, release.Note.SignedOff, release.Note.Notice)]);
        Add(db, [clinical.Ranking]);
        Add(db, clinical.Sections);
        Add(db, clinical.Items);
        Add(db, clinical.Places);
        Add(db, clinical.WarningAreas);
        Add(db, clinical.RedFlags);
        Add(db, clinical.Floors);
        Add(db, clinical.Families);
        Add(db, clinical.Causes);
        Add(db, release.Definitions);
        Add(db, release.Levels);
        Add(db, release.Regions);
        Add(db, release.SelfCare);
        Add(db, release.Signs);
        Add(db, release.Facts);
        Add(db, release.Sources);
        Add(db, release.Glossary);
        Add(db, release.Pages);
        Add(db, release.Pictures);
        Add(db, release.Vignettes);
    }

    private static void Add<T>(ContentDb db, IReadOnlyList<T> rows)
        where T : class
    {
        for (var position = 0; position < rows.Count; position++)
        {
            var row = db.Entry(rows[position]);
            row.Property<int>(ContentDb.Position).CurrentValue = position;
            row.State = EntityState.Added;
        }
    }

    private static Release ReadAll(ContentDb db)
    {
        var stored = db.Set<StoredRelease>().Single();
        var note = new ReleaseNote(stored.Name, stored.Date, stored.SignedOff, stored.Notice);
        return new Release
        {
            Clinical = new ClinicalContent
            {
                Hash = stored.Hash,
                Release = note.Name,
                Sections = All<Section>(db),
                Items = All<Item>(db),
                Places = All<Place>(db),
                WarningAreas = All<WarningArea>(db),
                RedFlags = All<RedFlag>(db),
                Floors = All<Floor>(db),
                Families = All<Family>(db),
                Causes = All<Cause>(db),
                Ranking = db.Set<Ranking>().Single(),
            },
            Note = note,
            Definitions = All<Definition>(db),
            Levels = All<UrgencyLevel>(db),
            Regions = All<Region>(db),
            SelfCare = All<SelfCareAdvice>(db),
            Signs = All<WarningSign>(db),
            Facts = All<Fact>(db),
            Sources = All<Source>(db),
            Glossary = All<GlossaryTerm>(db),
            Pages = All<Page>(db),
            Pictures = All<Picture>(db),
            Vignettes = All<Vignette>(db),
        };
    }

    private static ImmutableArray<T> All<T>(ContentDb db)
        where T : class =>
        [.. db.Set<T>().OrderBy(row => EF.Property<int>(row, ContentDb.Position))];
}
