namespace GluteTriage.Web.Circuits;

internal static partial class CircuitLog
{
    [LoggerMessage(LogLevel.Error, "A part of a live page broke")]
    public static partial void LogPartBroke(this ILogger log, Exception cause);

    [LoggerMessage(LogLevel.Error, "A note could not be saved; it is tried again")]
    public static partial void LogNoteNotSaved(this ILogger log, Exception cause);
}
