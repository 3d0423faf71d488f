using System.Globalization;
using System.Runtime.Loader;
using System.Text;
using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GluteTriage.Benchmarks;

/// <summary>
/// The rules as a programmer would write them by hand: a structure with one field an option, and ifs. The text is made from the content, so
/// that it says the same, and compiled by the C# compiler.
/// </summary>
internal sealed partial class PlainIfs
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
        Criterion.Is(var item, var options) =>
            "(" + string.Join(" || ", options
                .Where(option => content[item].Find(option) is not null)
                .Select(option => $"{these}.{Field(item, option)}"))
                + ")",
        Criterion.Any(var of) => "(" + string.Join(" || ", of.Select(part => Rule(part, these, those))) + ")",
        Criterion.All(var of) => "(" + string.Join(" && ", of.Select(part => Rule(part, these, those))) + ")",
        Criterion.None(var of) => "!(" + string.Join(" || ", of.Select(part => Rule(part, those, these))) + ")",
        Criterion.AtLeast(var count, var of) => "(" + string.Join(" + ", of.Select(part => $"({Rule(part, these, those)} ? 1 : 0)")) + $" >= {count})",
        Criterion.UrgencyBelow(var urgency) => $"Demands(sure, possible) < {(int)urgency}",
        _ => throw new NotSupportedException(),
    };

    private string Informative(ItemCode item) =>
        string.Join(" || ", content[item].Options.Where(option => option.Code.IsInformative).Select(option => "sure." + Field(item, option.Code)));

    private void Write()
    {
        text.AppendLine(
            "using System; using GluteTriage.Benchmarks; using GluteTriage.Engine.Assessments; "
            + "public sealed class Session { public Told Given; } public struct Told {");
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
        text.AppendLine(
            "Settle(in ((Session)session).Given, out var sure, out var possible, out var next); "
            + "into.Warnings = Judge(in sure, in possible, into);");
        foreach (var floor in content.Floors)
        {
            var holds = floor.When is Criterion.FewerInformative(var count)
                ? $"({string.Join(" + ", content.Ranking.InformativeItems.Select(item => $"({Informative(item)} ? 1 : 0)"))}) < {count}"
                : Rule(floor.When, "sure", "possible");
            text.AppendLine($"if ({holds} && into.Warnings < {(int)floor.Urgency}) into.Warnings = {(int)floor.Urgency};");
        }

        text.AppendLine("Score(in sure, in possible, into.Scores); into.Next = next; Rank(in sure, in possible, into); } }");
    }

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
        text.AppendLine(
            "static void Settle(in Told given, out Told sure, out Told possible, out int next) { "
            + "sure = new Told(); possible = new Told(); next = -2;");
        foreach (var (position, item) in content.Items.Index())
        {
            // Questions after this one are not asked yet, and leave its condition open: none of the conditions reads them.
            var asked = item.AskWhen is { } when ? Rule(when, "possible", "sure") : "true";
            var open = item.AskWhen is { } condition
                ? string.Concat(condition.Tests().Select(test => test.Item).Distinct().Select(read => $" || (!given.{Field(read)} && !{Hidden(read)})"))
                : "";
            text.AppendLine(
                $"var {Hidden(item.Code)} = !({asked}{open}); if (!{Hidden(item.Code)}) {{ "
                + $"if (!given.{Field(item.Code)}) {{ {(content.MaySkip(item.Code) ? "" : $"if (next == -2) next = {position};")} }} else {{");
            text.AppendLine($"sure.{Field(item.Code)} = possible.{Field(item.Code)} = true;");
            foreach (var option in item.Options)
            {
                text.AppendLine(
                    $"if (given.{Field(item.Code, option.Code)}) "
                    + $"{{ sure.{Field(item.Code, option.Code)} = possible.{Field(item.Code, option.Code)} = true; }}");
            }

            if (item.Find(OptionCode.NotSure) is not null)
            {
                var covered = item.NotSureCovers ?? [.. item.Options.Select(option => option.Code)];
                text.AppendLine(
                    $"if (given.{Field(item.Code, OptionCode.NotSure)}) "
                    + $"{{ {string.Concat(covered.Select(option => $"possible.{Field(item.Code, option)} = "))} true; }}");
            }

            text.AppendLine("} } ");
        }

        foreach (var item in content.Items)
        {
            foreach (var option in item.Options.Where(option => option.LeavesOpen is not null))
            {
                var unless = option.LeavesOpen!.Unless is { } closes ? $" && !{Rule(closes, "sure", "possible")}" : "";
                text.AppendLine(
                    $"if (sure.{Field(item.Code, option.Code)}{unless}) "
                    + $"{{ {string.Concat(option.LeavesOpen.Options.Select(open => $"possible.{Field(item.Code, open)} = "))} true; }}");
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
            text.AppendLine(
                $"static int Flag{index}(in Told sure, in Told possible, out sbyte raised, out sbyte notExcluded) "
                + "{ raised = notExcluded = -1; int demands = 0;");
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

    private static string Number(decimal number) => ((int)number).ToString(CultureInfo.InvariantCulture);

    private static Type Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
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
