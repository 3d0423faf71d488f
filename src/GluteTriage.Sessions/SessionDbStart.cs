using System.Data.Common;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GluteTriage.Sessions;

/// <summary>Makes the session log ready before the first person comes, or says why it must not be used.</summary>
public sealed partial class SessionDbStart(
    IDbContextFactory<SessionDb> dbs, SessionKeys keys, ErasedKeys erased, TimeProvider clock, AuditHeads? heads = null, ILogger<SessionDbStart>? log = null)
{
    /// <summary>
    /// An earlier start that died while it migrated leaves a lock that EF Core would wait for without end.
    /// </summary>
    private static readonly TimeSpan MigrationLimit = TimeSpan.FromMinutes(2);

    /// <summary>A file of this size is looked through in a tenth of a second; one of twenty gigabytes keeps people waiting for minutes.</summary>
    private const long SmallBytes = 64 * 1024 * 1024;

    /// <summary>Whether there was a log since the program started.</summary>
    private bool prepared;

    /// <summary>
    /// Creates the file where there never was one, brings its tables up to date, then checks its settings. Only a small file is looked through
    /// for damage here; for any other, call <see cref="CheckAsync(CancellationToken)"/> beside the serving.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The log must not be used; the message is one sentence saying why.
    /// </exception>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var path = db.Database.GetDbConnection().DataSource;
        MakeFirst(path);
        try
        {
            await MigrateAsync(db, path, cancel);
            await SqliteSettings.UseWriteAheadLogAsync(db.Database, cancel);
            keys.Prepare(() => SealedLog.HoldsSealedTexts(path));
            await db.NeverReuseAsync(keys.Last, cancel);
            await erased.DestroyAsync(cancel);
        }
        catch (DbException e)
        {
            throw new InvalidOperationException($"The session log {path} cannot be opened: {e.Message}", e);
        }

        prepared = true;
        await CheckAsync(new FileInfo(path).Length <= SmallBytes, cancel);
    }

    /// <summary>Reads every setting back from the database and looks for damage.</summary>
    /// <exception cref="InvalidOperationException">
    /// The log must not be used; the message is one sentence saying why.
    /// </exception>
    public Task CheckAsync(CancellationToken cancel) => CheckAsync(looksForDamage: true, cancel);

    /// <summary>An empty log in the place of one that was lost would take answers, and hide that the others are gone.</summary>
    private void MakeFirst(string path)
    {
        var left = File.Exists(SessionKeys.Beside(path)) ? $": its keys lie in {SessionKeys.Beside(path)}"
            : heads?.Written is { } trail ? $": the heads of its audit trail lie in {trail}"
            : null;
        var wasThere = prepared || left is not null;
        if ((new FileInfo(path) is { Exists: true, Length: > 0 } && !(wasThere && HoldsNothing(path))) || Directory.Exists(path))
        {
            return;
        }

        if (wasThere)
        {
            throw new InvalidOperationException(
                $"The session log {path} is missing or empty, and there was one{left}. Put it back, or restore a backup. "
                + "No empty one is made in its place; to begin with one, move what is left of the other away.");
        }

        CreateForOwnerOnly(path);
        if (log is not null)
        {
            LogMade(log, path);
        }
    }

    /// <summary>As of a file that was emptied, and that another program has opened as a database since. What cannot be read holds something.</summary>
    private static bool HoldsNothing(string path)
    {
        try
        {
            using var reading = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            reading.Open();
            using var command = reading.CreateCommand();
            command.CommandText = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)";
            return command.ExecuteScalar() is 1L;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private async Task CheckAsync(bool looksForDamage, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var path = db.Database.GetDbConnection().DataSource;
        var faults = await FindFaultsAsync(db, looksForDamage, cancel);
        if (faults.Count > 0)
        {
            throw new InvalidOperationException(
                $"The session log {path} cannot be trusted with answers: {string.Join("; ", faults)}.");
        }
    }

    private static async Task<IReadOnlyList<string>> FindFaultsAsync(SessionDb db, bool looksForDamage, CancellationToken cancel)
    {
        try
        {
            return await SqliteSettings.FindFaultsAsync(db.Database, looksForDamage, cancel);
        }
        catch (DbException e)
        {
            return [$"it cannot be read ({e.Message})"];
        }
    }

    private async Task MigrateAsync(SessionDb db, string path, CancellationToken cancel)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            return;
        }

        using var limit = new CancellationTokenSource(MigrationLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            await db.Database.MigrateAsync(either.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                $"The session log {path} is locked by a migration that did not finish; "
                + "if no other program is migrating it, drop its table __EFMigrationsLock and start again.",
                e);
        }
    }

    /// <summary>
    /// Answers about health are nobody else's to read; SQLite gives its side files the rights of the file.
    /// </summary>
    public static void CreateForOwnerOnly(string path)
    {
        // Opening a file that SQLite has open, and closing it again, would drop SQLite's locks on it.
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Open(path, options).Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "There was no session log, so an empty one was made: {File}. If there should be one, stop the site and restore a backup.")]
    private static partial void LogMade(ILogger log, string file);
}
