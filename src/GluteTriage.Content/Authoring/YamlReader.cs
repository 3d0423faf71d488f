using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GluteTriage.Content.Authoring;

/// <summary>
/// Reads a file into nodes, refusing what could make a rule mean something else than it reads: tags, anchors and aliases,
/// duplicate keys, deep nesting, great size. Words such as <c>yes</c> and <c>no</c> stay words.
/// </summary>
public static class YamlReader
{
    public const int DepthAtMost = 12;
    public const int CharactersAtMost = 256 * 1024;

    /// <returns>The root node, or null when the file cannot be read; the faults say why.</returns>
    public static Yaml? Read(ContentFile file, FaultLog faults)
    {
        if (file.Text.Length > CharactersAtMost)
        {
            faults.AddFile(file.Path, "File too large",
                $"The file has {file.Text.Length} characters; at most {CharactersAtMost} are read.", "Split it.");
            return null;
        }

        var parser = new Parser(new StringReader(file.Text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                faults.AddFile(file.Path, "File is empty", "The file holds nothing.", "Write it, or delete the file.");
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = ReadNode(parser, file, faults, depth: 1);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
            {
                faults.Add(file, (int)parser.Current!.Start.Line, 0, "More than one document",
                    "A second document begins here; it would be ignored.", "Keep one document a file: remove the line ---.");
            }

            return root;
        }
        catch (YamlException broken)
        {
            faults.Add(file, (int)broken.Start.Line, (int)broken.Start.Column, "Not readable as YAML",
                $"The file cannot be read from here on: {broken.Message.TrimEnd('.')}.",
                "Look for a missing quote, a colon in an unquoted text, or an indent that differs from its neighbours.");
            return null;
        }
        catch (InvalidOperationException)
        {
            // What the parser throws instead where the file ends inside a bracket.
            faults.Add(file, (int)(parser.Current?.Start.Line ?? 1), 0, "Not readable as YAML",
                "The file cannot be read from here on: a bracket or brace is not closed.", "Close it, or put the text in quotes.");
            return null;
        }
    }

    private static Yaml? ReadNode(Parser parser, ContentFile file, FaultLog faults, int depth)
    {
        var at = parser.Current!;
        var (line, column) = ((int)at.Start.Line, (int)at.Start.Column);
        if (depth > DepthAtMost)
        {
            faults.Add(file, line, column, "Nested too deeply",
                $"This is nested more than {DepthAtMost} levels deep.", "Give the inner part a name in definitions.yaml.");
            parser.SkipThisAndNestedEvents();
            return null;
        }

        if (at is AnchorAlias alias)
        {
            parser.MoveNext();
            faults.Add(file, line, column, "Alias",
                $"'*{alias.Value}' stands for text written elsewhere, which a reader cannot see here.", "Write the text out.");
            return null;
        }

        if (at is NodeEvent node)
        {
            RefuseDecoration(node, file, faults, line, column);
        }

        switch (at)
        {
            case Scalar scalar:
                parser.MoveNext();
                RefuseCut(scalar, file, faults);
                return new Yaml.Text(file, line, column, scalar.Value);
            case SequenceStart:
                return ReadList(parser, file, faults, depth, line, column);
            default:
                return ReadMap(parser, file, faults, depth, line, column);
        }
    }

    private static Yaml.List ReadList(Parser parser, ContentFile file, FaultLog faults, int depth, int line, int column)
    {
        parser.Consume<SequenceStart>();
        var of = new List<Yaml>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadNode(parser, file, faults, depth + 1) is { } item)
            {
                of.Add(item);
            }
        }

        return new Yaml.List(file, line, column, of);
    }

    private static Yaml.Map ReadMap(Parser parser, ContentFile file, FaultLog faults, int depth, int line, int column)
    {
        parser.Consume<MappingStart>();
        var of = new List<(Yaml.Text, Yaml)>();
        var seen = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = ReadNode(parser, file, faults, depth + 1);
            var value = ReadNode(parser, file, faults, depth + 1);
            if (name is not Yaml.Text key)
            {
                if (name is not null)
                {
                    faults.Add(name, "Key is not a word", "A list or map stands where a key should; it would be lost.",
                        "Put it in quotes if it is a text, or write a key before it.");
                }

                continue;
            }

            if (value is null)
            {
                continue;
            }

            if (!seen.Add(key.Value))
            {
                faults.Add(key, "Key stands twice",
                    $"'{key.Value}' stands twice here; one of them would be lost.", "Keep one.");
                continue;
            }

            of.Add((key, value));
        }

        return new Yaml.Map(file, line, column, of);
    }

    /// <summary>What follows " #" behind a text without quotes is a comment to YAML, and may have been meant to be read.</summary>
    private static void RefuseCut(Scalar scalar, ContentFile file, FaultLog faults)
    {
        var (line, column) = ((int)scalar.End.Line, (int)scalar.End.Column);
        if (scalar is { Style: ScalarStyle.Plain, Value.Length: > 0 } && file.LineText(line) is { } text
            && column <= text.Length && text[(column - 1)..] is var rest && rest.TrimStart().StartsWith('#'))
        {
            faults.Add(file, line, column + rest.IndexOf('#', StringComparison.Ordinal), "Text is cut off",
                $"Everything from '#' on is a comment, so '{rest.Trim()}' would not be read.",
                "Put the whole text in quotes, or write the comment on a line of its own.");
        }
    }

    private static void RefuseDecoration(NodeEvent node, ContentFile file, FaultLog faults, int line, int column)
    {
        if (!node.Anchor.IsEmpty)
        {
            faults.Add(file, line, column, "Anchor",
                $"'&{node.Anchor.Value}' names this text for use elsewhere.", "Remove it; aliases are refused.");
        }

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            faults.Add(file, line, column, "Tag",
                $"The tag '{node.Tag.Value}' would change what kind of value this is.", "Remove it; every value is text.");
        }
    }
}
