namespace GluteTriage.Web.Circuits;

internal static partial class CircuitLog
{
    /// <param name="part">The part of the page that told its reader so.</param>
    [LoggerMessage(LogLevel.Error, "{Part} could not read or write a store")]
    public static partial void LogStoreFailed(this ILogger log, string part, Exception cause);

    [LoggerMessage(LogLevel.Error, "A part of a live page broke")]
    public static partial void LogPartBroke(this ILogger log, Exception cause);

    [LoggerMessage(LogLevel.Error, "A note could not be saved; it is tried again")]
    public static partial void LogNoteNotSaved(this ILogger log, Exception cause);
}
