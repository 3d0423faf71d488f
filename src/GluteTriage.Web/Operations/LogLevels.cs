using Serilog;
using Serilog.Events;

namespace GluteTriage.Web.Operations;

/// <summary>
/// From which level on events are written, by the part of the program they come from. <c>Serilog:MinimumLevel</c> (or
/// <c>Serilog:MinimumLevel:Default</c>) sets it for this program's own events, <c>Serilog:MinimumLevel:Override:…</c> for one part.
/// Below a warning, libraries quote addresses, arguments and tokens: whatever is set, they write warnings at most.
/// </summary>
/// <param name="Own">The lowest level of this program's own events.</param>
/// <param name="Parts">The lowest level of one namespace and all below it; the longest name that fits counts.</param>
internal sealed record LogLevels(LogEventLevel Own, IReadOnlyDictionary<string, LogEventLevel> Parts)
{
    /// <summary>Those whose every event names codes, routes and counts alone: our own, one line a request, and when the host starts and stops.</summary>
    private static readonly string[] Harmless = ["GluteTriage", "Serilog.AspNetCore.RequestLoggingMiddleware", "Microsoft.Hosting.Lifetime"];

    public static LogLevels Of(SettingsReader settings)
    {
        const string Parts = "Serilog:MinimumLevel:Override";
        var own = settings.OneOf<LogEventLevel>("Serilog:MinimumLevel:Default")
            ?? settings.OneOf<LogEventLevel>("Serilog:MinimumLevel")
            ?? LogEventLevel.Information;
        return new LogLevels(
            own,
            settings.Names(Parts).ToDictionary(part => part, part => Capped(part, settings.OneOf<LogEventLevel>($"{Parts}:{part}") ?? own)));
    }

    public LoggerConfiguration ApplyTo(LoggerConfiguration log)
    {
        log.MinimumLevel.Is(Capped("", Own));
        foreach (var part in Harmless)
        {
            log.MinimumLevel.Override(part, Own);
        }

        foreach (var (part, level) in Parts)
        {
            log.MinimumLevel.Override(part, level);
        }

        return log;
    }

    private static LogEventLevel Capped(string part, LogEventLevel level) =>
        level >= LogEventLevel.Warning || Harmless.Any(harmless => part == harmless || part.StartsWith(harmless + ".", StringComparison.Ordinal))
            ? level
            : LogEventLevel.Warning;
}
