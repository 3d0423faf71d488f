namespace GluteTriage.Sessions.Reviewing;

/// <summary>Draws the sessions that a second clinician judges without knowing what the first said.</summary>
/// <param name="share">Of reviewed sessions, 0 to 1. A tenth rests on judgement.</param>
/// <param name="random">Gives a number from 0 up to, and without, 1.</param>
public sealed class SecondReviews(double share, Func<double> random)
{
    public const double UsualShare = 0.1;

    public bool Draw() => random() < share;
}
