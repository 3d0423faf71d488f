namespace GluteTriage.Sessions.Agreement;

/// <summary>A share with the score interval of Wilson (1927), which stays within 0 and 1 and holds for small numbers and none.</summary>
public static class Proportion
{
    /// <param name="part">0 to <paramref name="whole"/>.</param>
    /// <returns>Null when the whole is nothing.</returns>
    public static Estimate? Of(int part, int whole)
    {
        if (whole == 0)
        {
            return null;
        }

        const double Square = Estimate.Normal * Estimate.Normal;
        var share = (double)part / whole;
        var divisor = 1 + (Square / whole);
        var centre = (share + (Square / (2 * whole))) / divisor;
        var reach = Estimate.Normal * Math.Sqrt((share * (1 - share) / whole) + (Square / (4.0 * whole * whole))) / divisor;

        // At the ends the exact bound is 0 or 1; rounding must not make it miss.
        return new Estimate(share, part == 0 ? 0 : centre - reach, part == whole ? 1 : centre + reach, whole);
    }
}
