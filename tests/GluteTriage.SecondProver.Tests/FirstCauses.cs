using System.Text;

namespace GluteTriage.SecondProver.Tests;

/// <summary>The scores as linear arithmetic, in tenths of a point: for each cause a whole interview in which it ranks first.</summary>
internal sealed class FirstCauses(Questionnaire content)
{
    /// <summary>Of these causes those that rank first in no whole interview that z3 could find.</summary>
    public async Task<List<string>> NeverFirstAsync(IReadOnlyCollection<string> causes)
    {
        var one = new Formulas(content, "a");
        var lawful = one.Lawful();
        var complete = one.Complete();
        var possible = content.Causes.Select(cause => cause.Needs is { } needs ? one.Read(needs).True : "true").ToList();
        var ordering = content.Ordering.Select(rule => (rule.Above, When: one.Read(rule.When).True)).ToList();
        var rules = one.Take();
        var scores = content.Causes.Select(cause => Score(one, cause)).ToList();
        rules += one.Take();

        // One run each: solving by increments makes arithmetic slow.
        var found = new List<string>();
        foreach (var index in Enumerable.Range(0, scores.Count).Where(index => causes.Contains(content.Causes[index].Code)))
        {
            var first = content.Causes[index];
            var script = new StringBuilder(rules);
            script.AppendLine($"(assert (and {lawful} {complete} {possible[index]}))");
            foreach (var (above, when) in ordering.Where(rule => rule.Above.Contains(first.Family)))
            {
                script.AppendLine($"(assert (not {when}))");
            }

            for (var other = 0; other < scores.Count; other++)
            {
                if (other != index)
                {
                    // A family's mean is at least its best cause's share of the chance, and at most the best of another family.
                    var own = content.Causes[other].Family == first.Family ? scores[index] : $"(- {scores[index]} {Diluted(first.Code)})";
                    script.AppendLine($"(assert (or (not {possible[other]}) (> {own} {scores[other]})))");
                }
            }

            if (await Z3.AskAsync(script.AppendLine("(check-sat)").ToString()) is not ["sat"])
            {
                found.Add(first.Code);
            }
        }

        return found;
    }

    /// <summary>Units of the scores by which a family's mean can lie below this cause of it, rounding included.</summary>
    private int Diluted(string cause) => content.Shares.TryGetValue(cause, out var share) ? (int)Math.Ceiling(-100 * Math.Log10(share)) + 2 : 0;

    private string Score(Formulas one, PossibleCause cause)
    {
        var shrunk = content.Groups.Select(group => Capped(group.Cap, Sum(one, cause, group.Items, defining: false)));
        var defining = Sum(one, cause, [.. content.Questions.Select(item => item.Code)], defining: true);
        return $"(+ {Number(10 * cause.Prior)} (* {(int)(content.Shrink * 10)} (+ 0 0 {string.Join(' ', shrunk)})) (* 10 {defining}))";
    }

    private static string Capped(int cap, string sum) => $"(let ((s {sum})) (ite (> s {cap}) {cap} (ite (< s (- 0 {cap})) (- 0 {cap}) s)))";

    private string Sum(Formulas one, PossibleCause cause, string[] items, bool defining)
    {
        var points = cause.Weights
            .Where(weight => items.Contains(weight.Item) && weight.Defining == defining)
            .Select(weight => $"(ite {Speaks(one, cause, weight)} {Number(weight.Points)} 0)");
        return $"(+ 0 0 {string.Join(' ', points)})";
    }

    /// <summary>It applies, is chosen, and no other item says the same more loudly (the positive of two as loud, then the earlier item).</summary>
    private string Speaks(Formulas one, PossibleCause cause, Weight weight)
    {
        var item = Array.Find(content.Questions, item => item.Code == weight.Item)!;
        var rivals = content.LargerOf.Where(pair => pair.First == weight.Item || pair.Second == weight.Item)
            .Select(pair => pair.First == weight.Item ? pair.Second : pair.First)
            .Select(code => Array.Find(content.Questions, other => other.Code == code)!);
        var silenced = rivals.SelectMany(rival => cause.Weights
            .Where(other => other.Item == rival.Code && IsLouder(other, rival, weight, item))
            .Select(other => $"(and {one.Applicable(rival)} {one.Bit(rival, other.Option)})"));
        var unless = weight.Unless is { } rule ? one.Read(rule).True : "false";
        return $"(and {one.Applicable(item)} {one.Bit(item, weight.Option)} (not (or {unless} {string.Join(' ', silenced)})))";
    }

    private bool IsLouder(Weight other, Question rival, Weight weight, Question item) =>
        Math.Abs(other.Points) > Math.Abs(weight.Points)
        || (Math.Abs(other.Points) == Math.Abs(weight.Points)
            && (other.Points > weight.Points
                || (other.Points == weight.Points && Array.IndexOf(content.Questions, rival) < Array.IndexOf(content.Questions, item))));

    private static string Number(int points) => points < 0 ? $"(- 0 {-points})" : $"{points}";
}
