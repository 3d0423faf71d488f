namespace GluteTriage.Cli;

/// <summary>What every command tells the shell.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>Faults or differences were found and printed.</summary>
    public const int Faults = 1;

    public const int WrongUsage = 2;
}
