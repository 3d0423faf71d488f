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

    /// <exception cref="InvalidOperationException">A setting names no level; the message says which, and the levels there are.</exception>
    public static LogLevels Of(IConfiguration configuration)
    {
        var own = Read(configuration, "Serilog:MinimumLevel:Default") ?? Read(configuration, "Serilog:MinimumLevel") ?? LogEventLevel.Information;
        var parts = configuration.GetSection("Serilog:MinimumLevel:Override").GetChildren();
        return new LogLevels(own, parts.ToDictionary(part => part.Key, part => Capped(part.Key, Read(configuration, part.Path) ?? own)));
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

    private static LogEventLevel? Read(IConfiguration configuration, string setting) =>
        configuration[setting] is not { Length: > 0 } text ? null
        : Enum.TryParse<LogEventLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level) ? level
        : throw new InvalidOperationException($"{setting} is '{text}'. Write one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}.");
}
