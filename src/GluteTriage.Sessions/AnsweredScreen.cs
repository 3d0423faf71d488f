using System.Text.Json;
using GluteTriage.Engine.Screens;
using GluteTriage.Sessions.AtRest;

namespace GluteTriage.Sessions;

/// <summary>
/// What was ticked on a screen that asks several questions at once. A screen answered again is a later row; the earlier one stays. The
/// answers it gave are replies of their own.
/// </summary>
public sealed class AnsweredScreen : ISealedText
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    internal AnsweredScreen(long sessionId, int number, string screen, string reply, int revision, int replies, DateTimeOffset at)
    {
        SessionId = sessionId;
        Number = number;
        Screen = screen;
        Reply = reply;
        Revision = revision;
        Replies = replies;
        At = at;
    }

    public long SessionId { get; }

    /// <summary>Place among the answered screens of the session, from 1 without gaps.</summary>
    public int Number { get; }

    /// <summary>Code of the screen.</summary>
    public string Screen { get; }

    /// <summary>The <see cref="ScreenReply"/> as JSON: codes only.</summary>
    public string Reply { get; private set; }

    /// <summary>How many replies the session held once it was stored, the screen's own included.</summary>
    public int Revision { get; }

    /// <summary>How many of the session's replies it gave: the last ones up to <see cref="Revision"/>.</summary>
    public int Replies { get; }

    public DateTimeOffset At { get; }

    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public ScreenReply Read()
    {
        try
        {
            return JsonSerializer.Deserialize<ScreenReply>(Reply, Format) ?? throw new JsonException("It is null.");
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException($"The stored reply to screen '{Screen}' cannot be read.", unreadable);
        }
    }

    internal static string Stored(ScreenReply reply) => JsonSerializer.Serialize(reply, Format);

    long ISealedText.SealedFor => SealedColumn.Screen.SealedFor(SessionId);

    string ISealedText.Place => SealedColumn.Screen.Place(SessionId, Number);

    string ISealedText.TextName => nameof(Reply);

    string ISealedText.Text
    {
        get => Reply;
        set => Reply = value;
    }
}
