using GluteTriage.Content.Authoring;

namespace GluteTriage.Content.Tests;

/// <summary>The traps of YAML are refused or taken as text.</summary>
public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("1.0")]
    [InlineData("0x10")]
    [InlineData("2026-01-01")]
    public void Every_scalar_stays_the_text_that_was_written(string written)
    {
        var (root, faults) = Read($"key: {written}\n");

        Assert.Empty(faults);
        Assert.Equal(written, ((Yaml.Text)((Yaml.Map)root!)["key"]!).Value);
    }

    [Fault(24,
        Injected = "aliases, anchors, tags, keys that stand twice, several documents",
        Seen = "the line and the name of the check",
        Lost = "nothing")]
    [Theory]
    [InlineData("a: &name text", "Anchor", 1)]
    [InlineData("a: x\nb: *name", "Alias", 2)]
    [InlineData("a: !!int 1", "Tag", 1)]
    [InlineData("a: !custom {b: c}", "Tag", 1)]
    [InlineData("a: 1\nb: 2\na: 3", "Key stands twice", 3)]
    [InlineData("a: 1\n---\nb: 2", "More than one document", 2)]
    [InlineData("a: 'unclosed", "Not readable as YAML", 1)]
    [InlineData("a: b: c", "Not readable as YAML", 1)]
    [InlineData("a:\n\t- b", "Not readable as YAML", 1)]
    [InlineData("[x, y]: a", "Key is not a word", 1)]
    [InlineData("{x: y}: a", "Key is not a word", 1)]
    [InlineData("a:\n  ? [x]\n  : b", "Key is not a word", 2)]
    public void A_trap_is_refused_where_it_stands(string text, string check, int line)
    {
        var (_, faults) = Read(text + "\n");

        Assert.Contains(faults, fault => fault.Check == check && fault.Line == line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    public void A_file_that_holds_nothing_is_refused(string text) =>
        Assert.Equal("File is empty", Assert.Single(Read(text).Faults).Check);

    [Fault(24,
        Injected = "lists within lists, 100,000 deep",
        Seen = "the name of the check",
        Lost = "nothing",
        Mutation = "YamlReader reads on after the fault: the test ran for minutes")]
    [Theory]
    [InlineData(12, 0)]
    [InlineData(13, 1)]
    [InlineData(5000, 1)]
    [InlineData(100_000, 1)]
    public void Nesting_is_limited(int depth, int faults) =>
        Assert.Equal(faults, Read(new string('[', depth - 1) + "x" + new string(']', depth - 1)).Faults
            .Count(fault => fault.Check == "Nested too deeply"));

    [Fault(24,
        Injected = "a text larger than any file may be",
        Seen = "the name of the check",
        Lost = "nothing")]
    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        var (root, faults) = Read("a: " + new string('x', YamlReader.CharactersAtMost));

        Assert.Null(root);
        Assert.Equal(("File too large", 0), (Assert.Single(faults).Check, faults[0].Line));
    }

    [Fact]
    public void Every_node_knows_its_place()
    {
        var (root, _) = Read("a: x\nb:\n  - y\n  - z\n");

        var z = ((Yaml.List)((Yaml.Map)root!)["b"]!).Of[1];
        Assert.Equal((4, 5), (z.Line, z.Column));
    }

    private static (Yaml? Root, IReadOnlyList<FileFault> Faults) Read(string text)
    {
        var faults = new FaultLog();
        return (YamlReader.Read(new ContentFile("test.yaml", text), faults), faults.Faults);
    }
}
