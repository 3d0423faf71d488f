using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GluteTriage.Benchmarks;

/// <summary>
/// A live page as the framework's script keeps it, without a browser: it loads the page, opens the circuit, hands over the live parts found
/// in the markup, and acknowledges what is drawn.
/// </summary>
internal sealed partial class LivePage : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly TaskCompletionSource shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string until;
    private Task reading = Task.CompletedTask;

    private LivePage(string until) => this.until = until;

    /// <param name="until">A text that stands on the page once all of it is there.</param>
    public static async Task<LivePage> OpenAsync(Uri site, string path, string cookie, string until)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = site };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var html = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        var origin = site.GetLeftPart(UriPartial.Authority);
        var page = new LivePage(until);
        page.socket.Options.SetRequestHeader("Cookie", cookie);
        page.socket.Options.SetRequestHeader("Origin", origin);
        await page.socket.ConnectAsync(new Uri($"ws://{site.Authority}/_blazor"), default);
        await page.socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, default);
        page.reading = page.ReadAsync();
        var state = State().Match(html) is { Success: true } kept ? kept.Groups[1].Value : "";
        await page.SendAsync(HubMessage.Call("0", "StartCircuit", origin + "/", origin + path, "[]", state));
        await page.SendAsync(HubMessage.Call(null, "UpdateRootComponents", Operations(html), state));
        await page.shown.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        await reading;
        sending.Dispose();
    }

    private static string Operations(string html)
    {
        var operations = Marker().Matches(html).Select((marker, index) =>
            $$"""{"type":"add","ssrComponentId":{{index + 1}},"marker":{{marker.Groups[1].Value}}}""");
        return $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""";
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[8192];
        var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, default);
                message.Write(buffer, 0, part.Count);
                if (part.MessageType is WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException("The circuit was closed.");
                }

                if (part.EndOfMessage)
                {
                    await HearAsync(message.ToArray());

                    // A new one: the first page drawn would leave a buffer as long as itself, which is ours and not the site's.
                    message = new MemoryStream();
                }
            }
        }
        catch (Exception cause) when (cause is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            shown.TrySetException(cause);
        }
    }

    private async Task HearAsync(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span[0] == '{')
        {
            // The answer to the handshake, which may have messages after it.
            bytes = bytes[(bytes.Span.IndexOf((byte)0x1e) + 1)..];
        }

        while (!bytes.IsEmpty)
        {
            var (length, at) = (0, 0);
            do
            {
                length |= (bytes.Span[at] & 0x7f) << (7 * at);
            }
            while ((bytes.Span[at++] & 0x80) != 0);

            var body = bytes.Slice(at, length);
            bytes = bytes[(at + length)..];
            if (HubMessage.Read(body) is var (target, arguments))
            {
                await AnswerAsync(target, arguments);
            }
        }
    }

    private async Task AnswerAsync(string target, object?[] arguments)
    {
        switch (target, arguments)
        {
            case ("JS.RenderBatch", [{ } batch, byte[] drawn]):
                await SendAsync(HubMessage.Call(null, "OnRenderCompleted", Convert.ToInt64(batch, null), null));
                if (Encoding.UTF8.GetString(drawn).Contains(until, StringComparison.Ordinal))
                {
                    shown.TrySetResult();
                }

                break;
            case ("JS.BeginInvokeJS", [{ } handle, string called, ..]):
                await SayAsync(Convert.ToInt64(handle, null), called);
                break;
            case ("JS.BeginInvokeJS", [string json]):
                var call = JsonDocument.Parse(json).RootElement;
                await SayAsync(call.GetProperty("asyncHandle").GetInt64(), call.GetProperty("identifier").GetString()!);
                break;
            case ("JS.Error", _):
                shown.TrySetException(new InvalidOperationException("The circuit broke."));
                break;
        }
    }

    /// <summary>What a browser in London answers; nothing to anything but the question for its clock.</summary>
    private Task SayAsync(long handle, string called) => SendAsync(HubMessage.Call(
        null, "EndInvokeJSFromDotNet", handle, true, $"[{handle},true,{called switch
        {
            "Intl.DateTimeFormat" => "{\"__jsObjectId\":1}",
            "resolvedOptions" => "{\"timeZone\":\"Europe/London\"}",
            _ => "null",
        }}]"));

    private async Task SendAsync(byte[] message)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, true, default);
        }
        finally
        {
            sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor:({\"type\":\"server\".*?})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
