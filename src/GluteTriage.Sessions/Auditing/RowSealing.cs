using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Logging;

namespace GluteTriage.Sessions.Auditing;

/// <summary>
/// Seals the rows that are sealed one by one as they are stored. A row that was changed behind the site's back keeps its broken seal whatever is
/// done to it afterwards: what nobody wrote must not be made good by the next who writes.
/// </summary>
/// <remarks>
/// A line of the inbox is written where a person's result is. Without the key that goes on, and the line is stored without a seal, which the check
/// names: a key that was lost stops what staff do and not the site.
/// </remarks>
internal sealed class RowSealing(AuditKey key, ILogger<RowSealing>? log = null) : SaveChangesInterceptor
{
    private static readonly Action<ILogger, Exception?> LogUnsealed = LoggerMessage.Define(
        LogLevel.Critical,
        new EventId(2, "RowNotSealed"),
        "A row was stored without its seal, because the key of the audit trail cannot be read. The check of the trail will name it.");

    private readonly ConcurrentDictionary<IEntityType, Sealed?> known = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        SealRows(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        SealRows(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void SealRows(DbContext? db)
    {
        foreach (var entry in db?.ChangeTracker.Entries() ?? [])
        {
            if (entry.State is EntityState.Added or EntityState.Modified && known.GetOrAdd(entry.Metadata, Sealed.Of) is { } rows)
            {
                SealRow(entry, rows);
            }
        }
    }

    private void SealRow(EntityEntry entry, Sealed rows)
    {
        var seal = entry.Property(rows.Seal);
        try
        {
            if (entry.State is EntityState.Added || IsWhole(entry, rows, seal.OriginalValue as byte[]))
            {
                seal.CurrentValue = rows.Table.SealOf(key, rows.Stored(entry, property => property.CurrentValue));
            }
        }
        catch (Exception cause) when (cause is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            seal.CurrentValue = null;
            if (log is not null)
            {
                LogUnsealed(log, cause);
            }
        }
    }

    private bool IsWhole(EntityEntry entry, Sealed rows, byte[]? seal) =>
        seal is not null && rows.Table.SealOf(key, rows.Stored(entry, property => property.OriginalValue)).AsSpan().SequenceEqual(seal);

    /// <summary>Where a kind of row has what is sealed.</summary>
    private sealed record Sealed(SealedTable Table, IProperty Seal, IReadOnlyList<IProperty> Columns)
    {
        public static Sealed? Of(IEntityType type) => SealedTable.All.FirstOrDefault(table => table.Name == type.GetTableName()) is { } table
            ? new Sealed(table, Named(type, SealedTable.SealColumn), [.. table.Columns.Select(column => Named(type, column))])
            : null;

        /// <returns>The values as the database holds them.</returns>
        public IReadOnlyList<object?> Stored(EntityEntry entry, Func<PropertyEntry, object?> which) =>
            [.. Columns.Select(column => Stored(column, which(entry.Property(column))))];

        private static IProperty Named(IEntityType type, string column) => type.GetProperties().Single(property => property.GetColumnName() == column);

        private static object? Stored(IProperty property, object? value)
        {
            var stored = value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
            return stored switch
            {
                bool yes => yes ? 1L : 0L,
                int number => (long)number,
                _ => stored,
            };
        }
    }
}
