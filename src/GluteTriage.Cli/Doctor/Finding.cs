namespace GluteTriage.Cli.Doctor;

/// <summary>Something about an installation that whoever runs it should know.</summary>
/// <param name="Check">Short name of the check, in small letters with dashes; never given another meaning.</param>
/// <param name="IsFault">Whether the site cannot serve, or loses something, until it is mended; otherwise it could be safer.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Remedy">What to do, as a sentence.</param>
internal sealed record Finding(string Check, bool IsFault, string Problem, string Remedy)
{
    public static Finding Fault(string check, string problem, string remedy) => new(check, true, problem, remedy);

    public static Finding Advice(string check, string problem, string remedy) => new(check, false, problem, remedy);
}
