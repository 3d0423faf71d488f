using System.Collections.Concurrent;

namespace GluteTriage.Web.Circuits;

/// <summary>
/// What somebody had typed when their live page was lost, on its way to the page that replaces it. In memory only, for five minutes,
/// and given back once.
/// </summary>
internal sealed class KeptTexts(TimeProvider clock)
{
    /// <summary>Of one account; the longest note is a small part of it.</summary>
    public const int FieldsAtMost = 20;

    /// <summary>Of everybody together, so that the memory it takes has an end.</summary>
    public const int AllAtMost = 1000;

    public static readonly TimeSpan For = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Place, (string Text, DateTimeOffset Until)> kept = new();

    /// <summary>The later text of the same field replaces the earlier.</summary>
    /// <returns>False when there is no room; nothing was kept.</returns>
    public bool TryKeep(string account, string address, string field, string text)
    {
        ForgetOld();
        var place = new Place(account, address, field);
        if (!kept.ContainsKey(place)
            && (kept.Count >= AllAtMost || kept.Keys.Count(other => other.Account == account) >= FieldsAtMost))
        {
            return false;
        }

        kept[place] = (text, clock.GetUtcNow() + For);
        return true;
    }

    /// <returns>The text, once; null when there is none any more.</returns>
    public string? Take(string account, string address, string field) =>
        kept.TryRemove(new Place(account, address, field), out var found) && clock.GetUtcNow() < found.Until ? found.Text : null;

    private void ForgetOld()
    {
        foreach (var (place, (_, until)) in kept)
        {
            if (until <= clock.GetUtcNow())
            {
                kept.TryRemove(place, out _);
            }
        }
    }

    private sealed record Place(string Account, string Address, string Field);
}
