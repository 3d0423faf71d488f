namespace GluteTriage.Engine.Verification;

/// <summary>Property 11: every statement, rule and weight has a source or the label judgement; review dates are listed.</summary>
internal static class EverythingHasASource
{
    public static PropertyResult Check(Proof proof)
    {
        var statements = proof.Subject.Statements;
        var dated = statements.Where(statement => statement.ReviewBy is not null).ToList();
        var faults = statements
            .Where(statement => statement.Sources.IsEmpty)
            .Select(statement => new Fault(
                statement.Where, "it names no source.", "Name its source, or the label judgement."))
            .ToList();
        var past = dated
            .Where(statement => statement.ReviewBy < proof.Subject.Today)
            .Select(statement => new Fault(
                statement.Where, $"it was to be read again by {statement.ReviewBy:yyyy-MM-dd}.",
                "Read it again, and set a new date."))
            .ToList();

        return new PropertyResult
        {
            Number = 11,
            Code = "everything-has-a-source",
            Claim = "Every statement, rule and weight names what it rests on, and when it must be read again.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = "Enumeration: every statement, rule, weight and advice of the release is looked at.",
            Combinations = statements.Length,
            Figures = [new("statements, rules, weights and pieces of advice", statements.Length), new("with a date of review", dated.Count)],
            Remarks = [.. past],
            Faults = [.. faults],
        };
    }
}
