using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace GluteTriage.Web.Circuits;

internal static partial class CircuitLog
{
    /// <summary>Whether a store could not be read or written, which a page says in its own words; whoever runs the site reads it in the log.</summary>
    public static bool IsOfStore(Exception cause) => cause is DbException or DbUpdateException or IOException;

    /// <param name="part">The part of the page that told its reader so.</param>
    [LoggerMessage(LogLevel.Error, "{Part} could not read or write a store")]
    public static partial void LogStoreFailed(this ILogger log, string part, Exception cause);

    [LoggerMessage(LogLevel.Error, "A part of a live page broke")]
    public static partial void LogPartBroke(this ILogger log, Exception cause);

    [LoggerMessage(LogLevel.Error, "A note could not be saved; it is tried again")]
    public static partial void LogNoteNotSaved(this ILogger log, Exception cause);
}
