using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>Keeps what is logged, as production would write it.</summary>
public sealed class LogCapture : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> events = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new();

    public IEnumerable<LogEvent> Events => events;

    /// <summary>All of it: templates, properties and exceptions.</summary>
    public string Text
    {
        get
        {
            using var text = new StringWriter();
            var formatter = new RenderedCompactJsonFormatter();
            foreach (var logged in events)
            {
                formatter.Format(logged, text);
            }

            return text.ToString();
        }
    }

    public void Emit(LogEvent logEvent)
    {
        events.Enqueue(logEvent);
        foreach (var (start, arrived) in awaited)
        {
            if (logEvent.MessageTemplate.Text.StartsWith(start, StringComparison.Ordinal))
            {
                arrived.TrySetResult();
            }
        }
    }

    /// <summary>Done once an event with this beginning is logged after the call.</summary>
    public Task NextAsync(string start) => awaited.GetOrAdd(
        start, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
