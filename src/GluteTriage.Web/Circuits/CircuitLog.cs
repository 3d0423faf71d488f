namespace GluteTriage.Web.Circuits;

internal static partial class CircuitLog
{
    [LoggerMessage(LogLevel.Error, "A part of a live page broke")]
    public static partial void LogPartBroke(this ILogger log, Exception cause);
}
