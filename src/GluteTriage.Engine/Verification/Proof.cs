using System.Collections.Immutable;
using System.Numerics;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Verification.Diagrams;

namespace GluteTriage.Engine.Verification;

/// <summary>What the properties of one release share: its answers and rules as decision diagrams.</summary>
internal sealed class Proof
{
    private readonly Lazy<int[]> warnings;

    private readonly Lazy<int> hiddenUnanswered;
    private readonly Lazy<int[]> answeredBefore;
    private readonly Lazy<ImmutableArray<Answers>> interviews;

    public Proof(VerificationSubject subject)
    {
        Subject = subject;
        Space = new AnswerSpace(subject.Clinical, Diagram);
        Rules = new SymbolicRules(Space);
        warnings = new(() => [.. Urgencies.InOrder.Select(Rules.Warnings)]);
        hiddenUnanswered = new(() => Diagram.All(Positions
            .Where(position => Rules.Applicable(position) != Diagram.True)
            .Select(position => Diagram.Or(Rules.Applicable(position), Diagram.Not(Space.Answered(position))))));
        answeredBefore = new(() =>
        {
            var before = new int[Content.Items.Length + 1];
            before[0] = Space.Lawful;
            foreach (var position in Positions)
            {
                before[position + 1] = Diagram.Except(before[position], Diagram.Or(
                    Diagram.Except(Rules.Applicable(position), Space.Answered(position)),
                    Diagram.Except(Space.Answered(position), Rules.Applicable(position))));
            }

            return before;
        });
        interviews = new(() => [.. subject.People.AsParallel().AsOrdered().Select(person => CauseSearch.Completed(Content, person))]);
    }

    public VerificationSubject Subject { get; }

    public ClinicalContent Content => Subject.Clinical;

    public Diagram Diagram { get; } = new();

    public AnswerSpace Space { get; }

    public SymbolicRules Rules { get; }

    /// <summary>The positions of all items, in asking order.</summary>
    public IEnumerable<int> Positions => Enumerable.Range(0, Content.Items.Length);

    /// <summary>Of each person of the vignettes the whole interview (<see cref="CauseSearch.Completed"/>), in their order.</summary>
    public ImmutableArray<Answers> Interviews => interviews.Value;

    /// <summary>Where no hidden item keeps an old answer.</summary>
    public int HiddenUnanswered => hiddenUnanswered.Value;

    /// <summary>Where every item that applies, and no other, has an answer.</summary>
    public int Complete => AnsweredBefore(Content.Items.Length);

    /// <summary>Where, of the items before this position, every one that applies and no other has an answer.</summary>
    public int AnsweredBefore(int position) => answeredBefore.Value[position];

    /// <summary>Where flags and floors together demand at least this urgency.</summary>
    public int Warnings(Urgency urgency) => warnings.Value[(int)urgency];

    /// <summary>How many combinations of answers make the function true.</summary>
    public BigInteger Count(int function) => Diagram.Count(Diagram.And(function, Space.Lawful), Space.Variables);
}
