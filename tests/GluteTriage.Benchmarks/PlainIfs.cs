using System.Globalization;
using System.Runtime.Loader;
using System.Text;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GluteTriage.Benchmarks;

/// <summary>What the ifs fill in.</summary>
public sealed class PlainResult(int flags, int causes, int families)
{
    public sbyte[] Raised { get; } = new sbyte[flags];

    public sbyte[] NotExcluded { get; } = new sbyte[flags];

    public int[] Scores { get; } = new int[causes];

    /// <summary>Families by rank.</summary>
    public int[] Order { get; } = new int[families];

    /// <summary>For each family its leading cause.</summary>
    public int[] First { get; } = new int[families];

    /// <summary>The odds that count for each place.</summary>
    public double[] Odds { get; } = new double[families];

    public int Urgency { get; set; }

    public FitWord FirstFit { get; set; }

    /// <summary>What flags and floors demand.</summary>
    public int Warnings { get; set; }

    public int Next { get; set; }
}

/// <summary>
/// The rules as a programmer would write them by hand: a structure with one field an option, and ifs. The text is made from the content, so
/// that it says the same, and compiled by the C# compiler.
/// </summary>
internal sealed class PlainIfs
{
    private readonly ClinicalContent content;
    private readonly StringBuilder text = new();
    private readonly int optionCount;

    public PlainIfs(ClinicalContent content)
    {
        this.content = content;
        optionCount = content.Items.Sum(item => item.Options.Length);
        Write();
        var type = Compile(text.ToString());
        Fill = type.GetMethod("Fill")!.CreateDelegate<Func<bool[], ulong, object>>();
        Evaluate = type.GetMethod("Evaluate")!.CreateDelegate<Action<object, PlainResult>>();
    }

    /// <summary>Makes a session: options in order, and the items answered.</summary>
    public Func<bool[], ulong, object> Fill { get; }

    public Action<object, PlainResult> Evaluate { get; }

    public object Session(Answers answers)
    {
        var settled = Interview.Settle(content, answers);
        var chosen = new bool[optionCount];
        var (at, answered) = (0, 0UL);
        foreach (var (position, item) in content.Items.Index())
        {
            var answer = settled.IsDoubted(item.Code) ? Read(item) : answers[item.Code];
            answered |= answer is null ? 0 : 1UL << position;
            foreach (var option in item.Options)
            {
                chosen[at++] = answer is not null && (answer.Has(option.Code) || (option.Code == OptionCode.NotSure && answer.IsNotSure));
            }
        }

        return Fill(chosen, answered);
    }

    private static Answer Read(Item item) => ((Reply.Accepted)Reply.Read(item, ["not-sure"])).Answer;

    private static string Field(ItemCode item, OptionCode option) => $"{item}__{option}".Replace('-', '_').Insert(0, "_");

    private static string Field(ItemCode item) => $"answered_{item}".Replace('-', '_');

    private static string Hidden(ItemCode item) => $"hidden_{item}".Replace('-', '_');

    private string Rule(Criterion criterion, string these, string those) => criterion switch
    {
        Criterion.Is(var item, var options) => "(" + string.Join(" || ", options.Where(option => content[item].Find(option) is not null).Select(option => $"{these}.{Field(item, option)}")) + ")",
        Criterion.Any(var of) => "(" + string.Join(" || ", of.Select(part => Rule(part, these, those))) + ")",
        Criterion.All(var of) => "(" + string.Join(" && ", of.Select(part => Rule(part, these, those))) + ")",
        Criterion.None(var of) => "!(" + string.Join(" || ", of.Select(part => Rule(part, those, these))) + ")",
        Criterion.AtLeast(var count, var of) => "(" + string.Join(" + ", of.Select(part => $"({Rule(part, these, those)} ? 1 : 0)")) + $" >= {count})",
        Criterion.UrgencyBelow(var urgency) => $"Demands(sure, possible) < {(int)urgency}",
        _ => throw new NotSupportedException(),
    };

    private void Write()
    {
        text.AppendLine("using System; using GluteTriage.Benchmarks; using GluteTriage.Engine.Assessments; public sealed class Session { public Told Given; } public struct Told {");
        foreach (var item in content.Items)
        {
            text.AppendLine($"public bool {Field(item.Code)}; public bool {string.Join(", ", item.Options.Select(option => Field(item.Code, option.Code)))};");
        }

        text.AppendLine("} public static class Ifs {");
        WriteFill();
        WriteSettle();
        WriteFlags();
        WriteScores();
        WriteRanking();
        text.AppendLine("public static void Evaluate(object session, PlainResult into) {");
        text.AppendLine("Settle(in ((Session)session).Given, out var sure, out var possible, out var next); into.Warnings = Judge(in sure, in possible, into);");
        foreach (var floor in content.Floors)
        {
            var holds = floor.When is Criterion.FewerInformative(var count)
                ? $"({string.Join(" + ", content.Ranking.InformativeItems.Select(item => $"({string.Join(" || ", content[item].Options.Where(option => option.Code.IsInformative).Select(option => "sure." + Field(item, option.Code)))} ? 1 : 0)"))}) < {count}"
                : Rule(floor.When, "sure", "possible");
            text.AppendLine($"if ({holds} && into.Warnings < {(int)floor.Urgency}) into.Warnings = {(int)floor.Urgency};");
        }

        text.AppendLine("Score(in sure, in possible, into.Scores); into.Next = next; Rank(in sure, in possible, into); } }");
    }

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
            text.AppendLine($"if ({Rule(rule.When, "sure", "possible")}) Lift(into, {Families(rule.Lift)}, {Families(rule.Above)}, {(rule.AboveAll ? "true" : "false")});");
        }

        var ranking = content.Ranking;
        text.AppendLine($$"""
            for (int place = 0; place < odds.Length; place++) total += odds[place];
            double first = odds[0] / total * 100, next = odds[1] / total * 100;
            into.FirstFit = first >= {{Number(ranking.FitsBestShare)}} && first >= {{Number(ranking.FitsBestLead)}} * next ? FitWord.FitsBest : first >= {{Number(ranking.CouldBeShare)}} ? FitWord.CouldBe : FitWord.Unclear;
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
        codes.Aggregate(0UL, (mask, code) => mask | 1UL << content.Families.Index().First(family => family.Item.Code == code).Index).ToString(CultureInfo.InvariantCulture) + "UL";

    private void WriteFill()
    {
        text.AppendLine("public static object Fill(bool[] chosen, ulong answered) { var told = new Told();");
        var at = 0;
        foreach (var (position, item) in content.Items.Index())
        {
            text.AppendLine($"told.{Field(item.Code)} = (answered >> {position} & 1) == 1;");
            foreach (var option in item.Options)
            {
                text.AppendLine($"told.{Field(item.Code, option.Code)} = chosen[{at++}];");
            }
        }

        text.AppendLine("return new Session { Given = told }; }");
    }

    private void WriteSettle()
    {
        text.AppendLine("static void Settle(in Told given, out Told sure, out Told possible, out int next) { sure = new Told(); possible = new Told(); next = -2;");
        foreach (var (position, item) in content.Items.Index())
        {
            // Questions after this one are not asked yet, and leave its condition open: none of the conditions reads them.
            var asked = item.AskWhen is { } when ? Rule(when, "possible", "sure") : "true";
            var open = item.AskWhen is { } condition
                ? string.Concat(condition.Tests().Select(test => test.Item).Distinct().Select(read => $" || (!given.{Field(read)} && !{Hidden(read)})"))
                : "";
            text.AppendLine($"var {Hidden(item.Code)} = !({asked}{open}); if (!{Hidden(item.Code)}) {{ if (!given.{Field(item.Code)}) {{ {(content.MaySkip(item.Code) ? "" : $"if (next == -2) next = {position};")} }} else {{");
            text.AppendLine($"sure.{Field(item.Code)} = possible.{Field(item.Code)} = true;");
            foreach (var option in item.Options)
            {
                text.AppendLine($"if (given.{Field(item.Code, option.Code)}) {{ sure.{Field(item.Code, option.Code)} = possible.{Field(item.Code, option.Code)} = true; }}");
            }

            if (item.Find(OptionCode.NotSure) is not null)
            {
                var covered = item.NotSureCovers ?? [.. item.Options.Select(option => option.Code)];
                text.AppendLine($"if (given.{Field(item.Code, OptionCode.NotSure)}) {{ {string.Concat(covered.Select(option => $"possible.{Field(item.Code, option)} = "))} true; }}");
            }

            text.AppendLine("} } ");
        }

        foreach (var item in content.Items)
        {
            foreach (var option in item.Options.Where(option => option.LeavesOpen is not null))
            {
                var unless = option.LeavesOpen!.Unless is { } closes ? $" && !{Rule(closes, "sure", "possible")}" : "";
                text.AppendLine($"if (sure.{Field(item.Code, option.Code)}{unless}) {{ {string.Concat(option.LeavesOpen.Options.Select(open => $"possible.{Field(item.Code, open)} = "))} true; }}");
            }
        }

        text.AppendLine("}");
    }

    private void WriteFlags()
    {
        var demands = new StringBuilder("static int Demands(in Told sure, in Told possible) { int highest = 0;");
        var judge = new StringBuilder("static int Judge(in Told sure, in Told possible, PlainResult into) { int highest = 0;");
        foreach (var (index, flag) in content.RedFlags.Index())
        {
            text.AppendLine($"static int Flag{index}(in Told sure, in Told possible, out sbyte raised, out sbyte notExcluded) {{ raised = notExcluded = -1; int demands = 0;");
            foreach (var (tier, level) in flag.Tiers.Select((level, tier) => (tier, level)))
            {
                var urgency = (int)level.Urgency;
                text.AppendLine($"if ({Rule(level.When, "sure", "possible")}) {{ raised = {tier}; return demands > {urgency} ? demands : {urgency}; }}");
                text.AppendLine($"if (notExcluded < 0 && {Rule(level.When, "possible", "sure")}) {{ notExcluded = {tier}; demands = {urgency - 1}; }}");
            }

            text.AppendLine("return demands; }");
            demands.Append($"highest = Math.Max(highest, Flag{index}(in sure, in possible, out _, out _)); if (highest >= 3) return highest;");
            judge.Append($"highest = Math.Max(highest, Flag{index}(in sure, in possible, out into.Raised[{index}], out into.NotExcluded[{index}]));");
        }

        text.AppendLine(demands.Append("return highest; }").ToString()).AppendLine(judge.Append("return highest; }").ToString());
    }

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
            var louder = cause.Evidence.Where(other => other.Item == rival && IsLouder(other, evidence)).Select(other => $" && !sure.{Field(other.Item, other.Option)}");
            text.AppendLine($"if (sure.{Field(item, evidence.Option)}{string.Concat(louder)}) "
                + (evidence.Defining ? $"total += {Number(evidence.Points * 10)};" : $"group += {Number(evidence.Points)};"));
        }
    }

    private bool IsLouder(Evidence other, Evidence evidence) =>
        Math.Abs(other.Points) > Math.Abs(evidence.Points)
        || (Math.Abs(other.Points) == Math.Abs(evidence.Points)
            && (other.Points > evidence.Points
                || (other.Points == evidence.Points && content.Items.IndexOf(content[other.Item]) < content.Items.IndexOf(content[evidence.Item]))));

    private static string Number(decimal number) => ((int)number).ToString(CultureInfo.InvariantCulture);

    private static Type Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Ifs", [CSharpSyntaxTree.ParseText(source)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var assembly = new MemoryStream();
        var made = compilation.Emit(assembly);
        if (!made.Success)
        {
            throw new InvalidOperationException(string.Join("\n", made.Diagnostics.Take(5)));
        }

        assembly.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(assembly).GetType("Ifs")!;
    }
}
