using System.Globalization;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Benchmarks;

/// <summary>Scores and ranking.</summary>
internal sealed partial class PlainIfs
{
    private void WriteScores()
    {
        var ranking = content.Ranking;
        var shrink = (int)(ranking.Shrink * 10);
        text.AppendLine("static void Score(in Told sure, in Told possible, int[] scores) {");
        foreach (var (index, _) in content.Causes.Index())
        {
            text.AppendLine($"scores[{index}] = Cause{index}(in sure, in possible);");
        }

        text.AppendLine("}");
        foreach (var (index, cause) in content.Causes.Index())
        {
            text.AppendLine($"static int Cause{index}(in Told sure, in Told possible) {{");
            text.AppendLine(cause.Needs is { } needs ? $"if (!{Rule(needs, "sure", "possible")}) return int.MinValue;" : "");
            text.AppendLine($"int total = {Number(cause.Prior * 10)}, group;");
            foreach (var group in ranking.Groups)
            {
                text.AppendLine("group = 0;");
                foreach (var item in group.Items)
                {
                    WriteEvidence(cause, item);
                }

                text.AppendLine($"total += {shrink} * Math.Clamp(group, {Number(-group.Cap)}, {Number(group.Cap)});");
            }

            text.AppendLine("return total; }");
        }
    }

    private void WriteEvidence(Cause cause, ItemCode item)
    {
        var rival = content.Ranking.LargerOf.Where(pair => pair.First == item || pair.Second == item)
            .Select(pair => (ItemCode?)(pair.First == item ? pair.Second : pair.First)).FirstOrDefault();
        foreach (var evidence in cause.Evidence.Where(evidence => evidence.Item == item))
        {
            var louder = cause.Evidence
                .Where(other => other.Item == rival && IsLouder(other, evidence))
                .Select(other => $" && !sure.{Field(other.Item, other.Option)}");
            text.AppendLine($"if (sure.{Field(item, evidence.Option)}{string.Concat(louder)}) "
                + (evidence.Defining ? $"total += {Number(evidence.Points * 10)};" : $"group += {Number(evidence.Points)};"));
        }
    }

    private bool IsLouder(Evidence other, Evidence evidence) =>
        Math.Abs(other.Points) > Math.Abs(evidence.Points)
        || (Math.Abs(other.Points) == Math.Abs(evidence.Points)
            && (other.Points > evidence.Points
                || (other.Points == evidence.Points && content.Items.IndexOf(content[other.Item]) < content.Items.IndexOf(content[evidence.Item]))));

    private void WriteRanking()
    {
        text.AppendLine("static void Rank(in Told sure, in Told possible, PlainResult into) { var s = into.Scores;");
        foreach (var (index, family) in content.Families.Index())
        {
            var causes = content.Causes.Index().Where(cause => cause.Item.Family == family.Code).Select(cause => cause.Index).ToList();
            text.AppendLine($"into.First[{index}] = {causes[0]};");
            foreach (var cause in causes.Skip(1))
            {
                text.AppendLine($"if (s[{cause}] > s[into.First[{index}]]) into.First[{index}] = {cause};");
            }
        }

        text.AppendLine("""
            var order = into.Order; var odds = into.Odds;
            for (int family = 0; family < order.Length; family++) {
                int score = s[into.First[family]], at = family;
                for (; at > 0 && s[into.First[order[at - 1]]] < score; at--) order[at] = order[at - 1];
                order[at] = family;
            }
            double total = 0;
            for (int place = 0; place < order.Length; place++) {
                int score = s[into.First[order[place]]];
                odds[place] = score == int.MinValue ? 0 : Math.Pow(10, score / 10.0 / 10);
            }
            """);
        foreach (var rule in content.Ranking.Ordering.Where(rule => rule.Lift.Length > 0))
        {
            text.AppendLine(
                $"if ({Rule(rule.When, "sure", "possible")}) Lift(into, "
                + $"{Families(rule.Lift)}, {Families(rule.Above)}, {(rule.AboveAll ? "true" : "false")});");
        }

        var ranking = content.Ranking;
        text.AppendLine($$"""
            for (int place = 0; place < odds.Length; place++) total += odds[place];
            double first = odds[0] / total * 100, next = odds[1] / total * 100;
            into.FirstFit = first >= {{Number(ranking.FitsBestShare)}} && first >= {{Number(ranking.FitsBestLead)}} * next
                ? FitWord.FitsBest
                : first >= {{Number(ranking.CouldBeShare)}} ? FitWord.CouldBe : FitWord.Unclear;
            int urgency = 0;
            switch (into.First[order[0]]) {
            """);
        foreach (var (index, cause) in content.Causes.Index())
        {
            text.AppendLine($"case {index}: urgency = {(int)cause.Urgency};");
            foreach (var more in cause.MoreUrgent)
            {
                text.AppendLine($"if (urgency < {(int)more.Urgency} && {Rule(more.When, "sure", "possible")}) urgency = {(int)more.Urgency};");
            }

            text.AppendLine("break;");
        }

        text.AppendLine("""
            }
            into.Urgency = Math.Max(into.Warnings, urgency); }
            static void Lift(PlainResult into, ulong lift, ulong above, bool all) {
                int from = -1, first = -1, last = -1;
                for (int place = 0; place < into.Order.Length; place++) {
                    int family = into.Order[place];
                    if (from < 0 && (lift >> family & 1) == 1 && into.Scores[into.First[family]] != int.MinValue) from = place;
                    if ((above >> family & 1) == 1) { if (first < 0) first = place; last = place; }
                }
                int to = all ? first : last;
                if (from < 0 || to < 0 || from < to) return;
                int lifted = into.Order[from]; double odds = into.Odds[to];
                for (int place = from; place > to; place--) { into.Order[place] = into.Order[place - 1]; into.Odds[place] = into.Odds[place - 1]; }
                into.Order[to] = lifted; into.Odds[to] = odds;
            }
            """);
    }

    private string Families(IEnumerable<FamilyCode> codes) =>
        codes
            .Aggregate(0UL, (mask, code) => mask | 1UL << content.Families.Index().First(family => family.Item.Code == code).Index)
            .ToString(CultureInfo.InvariantCulture)
            + "UL";
}
