using System.Text.RegularExpressions;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>
/// The clinical reference, the content and the guard speak of the same rows, items, weights and sources. Each fault says which, in
/// which file, and what to do.
/// </summary>
public sealed partial class ClinicalReferenceTests
{
    private static readonly ClinicalReference Reference = ClinicalReference.Read();

    [Fact]
    public void Every_anchor_of_the_reference_stands_once() =>
        NoFaults.In(Reference.Anchors.GroupBy(anchor => anchor.Anchor).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key} stands in {string.Join(" and ", same.Select(anchor => anchor.File))}: give one of them another name."));

    [Fact]
    public void Every_row_that_a_red_flag_or_the_guard_names_stands_in_the_reference() =>
        NoFaults.In(Named().Where(named => !Reference.Rows.Contains(named.Row))
            .Select(named => $"{named.Where} names {named.Row}, and docs/clinical/red-flags.md has no such row: "
                + "correct the number, or write the row there first."));

    [Fact]
    public void Every_row_of_the_reference_has_a_rule_or_a_reason_and_never_both()
    {
        var rules = Named().ToLookup(named => named.Row, named => named.Where);

        Assert.Equal(Reference.Rows.Count, Reference.Rows.Distinct().Count());
        Assert.Contains("RF48", Reference.Rows);
        NoFaults.In(Reference.Rows.SelectMany(row => FaultsOf(row, [.. rules[row].Distinct()])));
        NoFaults.In(Reference.Decided.Concat(Reference.WithoutRule).Where(ClinicalReference.IsRow).Except(Reference.Rows)
            .Select(row => $"{ClinicalReference.NotYet} lists {row}, which docs/clinical/red-flags.md does not have: take it out."));
    }

    [Fact]
    public void Every_item_and_option_of_the_reference_is_in_the_content_or_said_not_to_be_yet()
    {
        var content = Shipped.Content.Items.ToDictionary(item => item.Code.Value, item => item.Options.Select(option => option.Code.Value).ToList());
        var differ = content.Keys.Union(Reference.Options.Keys)
            .Where(item => !content.GetValueOrDefault(item, []).SequenceEqual(Reference.Options.GetValueOrDefault(item, []))).ToList();

        Assert.True(Reference.Options.Count > 30);
        NoFaults.In(differ.Where(item => !Reference.Decided.Contains(item)).Select(item =>
            $"{item} has the options [{string.Join(", ", content.GetValueOrDefault(item, []))}] in content/items and "
            + $"[{string.Join(", ", Reference.Options.GetValueOrDefault(item, []))}] in docs/clinical/questions.md: "
            + $"make them the same, or list the item in {ClinicalReference.NotYet}."));
        NoFaults.In(Reference.Decided.Where(entry => content.ContainsKey(entry) && !differ.Contains(entry))
            .Select(item => $"{ClinicalReference.NotYet} lists {item}, whose options are those of the content: take it out."));
    }

    /// <summary>An item of the content may be listed, as long as its options differ; anything else the content names has arrived.</summary>
    [Fact]
    public void What_is_said_not_to_be_in_the_content_yet_is_named_nowhere_in_it()
    {
        var content = Texts("content").ToList();

        Assert.All(["A37", "Screens"], arrived => Assert.NotEmpty(Naming(arrived, content)));
        NoFaults.In(Reference.Decided.Where(entry => Shipped.Content.Items.All(item => item.Code.Value != entry))
            .SelectMany(entry => Naming(entry, content).Select(file => $"{ClinicalReference.NotYet} lists {entry}, and {file} names it: take it out.")));
    }

    [Fact]
    public void Every_weight_of_the_reference_is_the_one_of_the_content()
    {
        var content = Directory.EnumerateFiles(Path.Combine(Shipped.ContentPath, "causes"), "*.yaml")
            .SelectMany(file => Weight().Matches(File.ReadAllText(file))
                .Select(match => $"{match.Groups[1].Value} is {match.Groups[2].Value}: {Path.GetFileNameWithoutExtension(file)} {match.Groups[3].Value}"))
            .Where(weight => !Reference.Decided.Contains(weight.Split(' ')[0]) || Reference.Options.ContainsKey(weight.Split(' ')[0]))
            .ToHashSet();

        Assert.True(Reference.Weights.Count > 700);
        NoFaults.In(content.Except(Reference.Weights).Select(weight =>
            $"content/causes has \"{weight}\", docs/clinical/ranking.md has not: write it there first, with what it rests on."));
        NoFaults.In(Reference.Weights.Except(content).Select(weight =>
            $"docs/clinical/ranking.md has \"{weight}\", content/causes has not: bring it in, or take it back in the reference."));
    }

    [Fact]
    public void Every_source_of_the_content_has_its_anchor() =>
        NoFaults.In(Shipped.Release.Sources.Where(source => !Reference.HasAnchor(source.Code.Value))
            .Select(source => $"content/sources.yaml has {source.Code.Value}, docs/clinical/sources.md has not: add a line with that anchor."));

    [Fact]
    public void Every_row_and_source_mentioned_anywhere_leads_somewhere()
    {
        var mentions = new[] { "src", "content", "docs" }.SelectMany(Texts)
            .SelectMany(file => Mention().Matches(file.Text).Select(match => (match.Value, file.Path))).ToList();

        Assert.True(mentions.Count > 1000);
        NoFaults.In(mentions.Distinct().Where(mention => !Reference.HasAnchor(mention.Value))
            .Select(mention => $"{mention.Path} mentions {mention.Value}, and no file of docs/clinical has that anchor."));
    }

    private static IEnumerable<string> Naming(string entry, IEnumerable<(string Path, string Text)> files)
    {
        var word = new Regex($@"\b{Regex.Escape(entry)}\b", RegexOptions.IgnoreCase);
        return files.Where(file => word.IsMatch(file.Path) || word.IsMatch(file.Text)).Select(file => file.Path);
    }

    private static IEnumerable<string> FaultsOf(string row, IReadOnlyList<string> rules)
    {
        var reasons = (Reference.Decided.Contains(row) ? 1 : 0) + (Reference.WithoutRule.Contains(row) ? 1 : 0);
        if (rules.Count == 0 && reasons == 0)
        {
            yield return $"{row} of docs/clinical/red-flags.md has no rule: name it in the reference: of a red flag or in the guard, "
                + $"or list it in {ClinicalReference.NotYet} with the reason.";
        }

        if (rules.Count > 0 && reasons > 0)
        {
            yield return $"{row} has a rule in {string.Join(", ", rules)} and is listed in {ClinicalReference.NotYet} as well: take it out of that table.";
        }

        if (reasons > 1)
        {
            yield return $"{row} stands in both tables of {ClinicalReference.NotYet}: leave it in one.";
        }
    }

    private static IEnumerable<(string Row, string Where)> Named() =>
        Shipped.Content.RedFlags.SelectMany(flag => flag.Reference.Select(row => (row, $"content/red-flags/{flag.Code.Value}.yaml")))
            .Concat(Texts("src/GluteTriage.Guard").SelectMany(file => GuardRow().Matches(file.Text)
                .SelectMany(match => match.Groups[2].Value.Split(", ").Select(row => (row, $"{file.Path} ({match.Groups[1].Value})")))));

    /// <summary>The texts below a folder of the repository that people write.</summary>
    private static IEnumerable<(string Path, string Text)> Texts(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Shipped.Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Shipped.Root, path).Replace('\\', '/'))
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor" or ".yaml" or ".md" && !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(Path.Combine(Shipped.Root, path))));

    [GeneratedRegex("""new\("([a-z0-9-]+)", (?:Emergency|SameDay|Soon|Routine), "([^"]+)",""")]
    private static partial Regex GuardRow();

    [GeneratedRegex("""when: ([a-z-]+) is ([a-z0-9-]+), points: (-?[0-9.]+)""")]
    private static partial Regex Weight();

    [GeneratedRegex("""\b(?:RF[0-9]{2}|A[0-9]{1,2}|R[0-9]{1,2}[a-c]?)\b""")]
    private static partial Regex Mention();
}
