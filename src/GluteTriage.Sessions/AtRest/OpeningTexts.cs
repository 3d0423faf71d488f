using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GluteTriage.Sessions.AtRest;

/// <summary>The one place where texts that were read are opened: rows as EF Core makes them, and what SQL asks by its function.</summary>
internal sealed class OpeningTexts : IMaterializationInterceptor
{
    /// <summary>SQL: <c>opened(table.column, session, row, text)</c>; null for what cannot be opened, so that one text does not stop a list.</summary>
    public const string Function = "opened";

    /// <summary>One for all: EF Core keeps its services apart by what intercepts them.</summary>
    public static readonly OpeningTexts Instance = new();

    private OpeningTexts()
    {
    }

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (entity is ISealedText row && SealedText.Is(row.Text) && materializationData.Context is SessionDb db)
        {
            var stored = row.Text;
            row.Text = db.Texts.Open(row.SealedFor, row.Place, stored);
            if (materializationData.QueryTrackingBehavior is QueryTrackingBehavior.TrackAll)
            {
                db.Remember(entity, stored);
            }
        }

        return entity;
    }

    /// <summary>Lets SQL on this connection open texts.</summary>
    public static void AllowIn(SqliteConnection connection, SessionKeys keys) => connection.CreateFunction(
        Function,
        (string column, long session, string? row, string? stored) =>
        {
            if (stored is null || !SealedText.Is(stored))
            {
                return stored;
            }

            try
            {
                return keys.Open(Column(column).SealedFor(session), Column(column).Place(session, row ?? ""), stored);
            }
            catch (UnreadableTextException)
            {
                return null;
            }
        });

    private static SealedColumn Column(string name) => SealedColumn.All.Single(column => $"{column.Table}.{column.Column}" == name);
}
