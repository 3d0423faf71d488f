namespace GluteTriage.Content.Authoring;

/// <summary>"Did you mean ...?"</summary>
internal static class Suggestion
{
    /// <summary>A remedy that names the nearest offer within two slips, and all offers.</summary>
    public static string Among(string written, IEnumerable<string> offered)
    {
        var offers = offered.ToList();
        var list = $"Offered: {string.Join(", ", offers)}.";
        var nearest = offers.MinBy(offer => Distance(written, offer));
        return nearest is not null && Distance(written, nearest) <= 2 ? $"Did you mean: {nearest}?\n  {list}" : list;
    }

    /// <summary>How many letters must be put in, left out or changed to get from one to the other.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                left = Math.Min(Math.Min(row[j], left) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[other.Length];
    }
}
