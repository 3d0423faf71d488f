namespace GluteTriage.Sessions.Agreement;

/// <summary>How far clinicians and the tool, and clinicians among themselves, agree. A part is null where fewer than ten judgements bear on it.</summary>
public sealed record AgreementFigures
{
    /// <summary>Whether made-up sessions are among those judged.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>First reviews against the tool; null for too few.</summary>
    public required UrgencyAgreement? Tool { get; init; }

    /// <summary>How many judgements were given before the tool's result was shown to whoever gave them.</summary>
    public required int BeforeTool { get; init; }

    /// <summary>Those against the tool, whatever their reviewers said later; null for too few.</summary>
    public required UrgencyAgreement? ToolUnseen { get; init; }

    /// <summary>Blinded second reviews against the first; null for too few.</summary>
    public required UrgencyAgreement? Reviewers { get; init; }

    /// <summary>Every flag that some clinician held present or the tool raised, ten times or more, by code.</summary>
    public required IReadOnlyList<FlagAgreement> Flags { get; init; }

    /// <summary>Causes against the tool; null for too few.</summary>
    public required CauseAgreement? Causes { get; init; }
}

/// <summary>Judgements of urgency, two by two.</summary>
/// <param name="Table">Counts by urgency: of the clinician in rows, of the tool, or of the first reviewer, in columns.</param>
public sealed record UrgencyAgreement(int[,] Table)
{
    public int N { get; } = Table.Cast<int>().Sum();

    /// <summary>With weights that fall with the square of the distance; null when all is one urgency.</summary>
    public Estimate? Kappa { get; } = Agreement.Kappa.Of(Table, Agreement.Kappa.Quadratic);

    /// <summary>The same urgency.</summary>
    public Estimate? Same { get; } = Share(Table, (row, column) => row == column);

    /// <summary>The column says more urgent than the row.</summary>
    public Estimate? Over { get; } = Share(Table, (row, column) => column > row);

    /// <summary>The column says less urgent than the row.</summary>
    public Estimate? Under { get; } = Share(Table, (row, column) => column < row);

    /// <summary>How many of those by two levels or more.</summary>
    public int FarUnder { get; } = Count(Table, (row, column) => column <= row - 2);

    private static Estimate? Share(int[,] table, Func<int, int, bool> which) =>
        Proportion.Of(Count(table, which), table.Cast<int>().Sum());

    private static int Count(int[,] table, Func<int, int, bool> which) => (
        from row in Enumerable.Range(0, table.GetLength(0))
        from column in Enumerable.Range(0, table.GetLength(1))
        where which(row, column)
        select table[row, column]).Sum();
}

/// <param name="Flag">Its code.</param>
/// <param name="Sensitivity">Of the times a clinician held it present, how often the tool raised it; null for too few.</param>
/// <param name="Predictive">Of the times the tool raised it, how often a clinician held it present; null for too few.</param>
public sealed record FlagAgreement(string Flag, Estimate? Sensitivity, Estimate? Predictive);

/// <param name="Groups">Rows and columns, in this order.</param>
/// <param name="Table">Counts: clinician in rows, tool in columns.</param>
/// <param name="Same">The same group.</param>
public sealed record CauseAgreement(IReadOnlyList<string> Groups, int[,] Table, Estimate? Same)
{
    public int N => Same?.N ?? 0;
}
