using System.Security.Cryptography;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Sessions.Sharing;

/// <summary>
/// What a person shows to a clinician: 12 characters of 32, so 60 random bits. It has no public property and a mute
/// <see cref="ToString"/>, so that no log can write it by accident.
/// </summary>
public sealed class ShareCode
{
    /// <summary>Without I, L, O and U: the first three look like 1 and 0, the last makes words.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 12;
    private const int Group = 4;

    private readonly string text;

    private ShareCode(string text) => this.text = text;

    public static ShareCode New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads what somebody typed: spaces, dashes, small letters and unseen characters do no harm, and O is read as 0, I and L as 1.</summary>
    /// <returns>The code, or null when it cannot be one.</returns>
    public static ShareCode? Parse(string? typed)
    {
        if (typed is null || typed.Length > 10 * Length)
        {
            return null;
        }

        var read = string.Concat(TypedText.Code(typed).Select(letter => letter switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var other => other,
        }));
        return read.Length == Length && read.All(Alphabet.Contains) ? new ShareCode(read) : null;
    }

    /// <summary>The code in clear, as XXXX-XXXX-XXXX: for the person's eyes, their own cookie and nothing else.</summary>
    public string ToShownText() => string.Join('-', text.Chunk(Group).Select(group => new string(group)));

    /// <summary>Says that this is a code, not which.</summary>
    public override string ToString() => "ShareCode (hidden)";

    internal string Plain => text;
}
