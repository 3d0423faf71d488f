using System.Numerics;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Verification.Diagrams;

namespace GluteTriage.Engine.Verification;

/// <summary>What the properties of one release share: its answers and rules as decision diagrams.</summary>
internal sealed class Proof
{
    private readonly Lazy<int[]> warnings;

    public Proof(VerificationSubject subject)
    {
        Subject = subject;
        Space = new AnswerSpace(subject.Clinical, Diagram);
        Rules = new SymbolicRules(Space);
        warnings = new(() => [.. Urgencies.InOrder.Select(Rules.Warnings)]);
    }

    public VerificationSubject Subject { get; }

    public ClinicalContent Content => Subject.Clinical;

    public Diagram Diagram { get; } = new();

    public AnswerSpace Space { get; }

    public SymbolicRules Rules { get; }

    /// <summary>Where flags and floors together demand at least this urgency.</summary>
    public int Warnings(Urgency urgency) => warnings.Value[(int)urgency];

    /// <summary>How many combinations of answers make the function true.</summary>
    public BigInteger Count(int function) => Diagram.Count(Diagram.And(function, Space.Lawful), Space.Variables);
}
