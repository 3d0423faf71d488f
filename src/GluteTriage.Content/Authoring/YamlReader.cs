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
        catch (TooDeepException)
        {
            // To read on takes a time that grows with the square of the depth: minutes for a file of brackets.
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
            throw new TooDeepException();
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
                RefuseCutBehind(scalar, file, faults);
                return new Yaml.Text(file, line, column, scalar.Value);
            case SequenceStart:
                return ReadList(parser, file, faults, depth, line, column);
            default:
                return ReadMap(parser, file, faults, depth, line, column);
        }
    }

    private static Yaml.List ReadList(Parser parser, ContentFile file, FaultLog faults, int depth, int line, int column)
    {
        var isBlock = parser.Consume<SequenceStart>().Style is not SequenceStyle.Flow;
        var of = new List<Yaml>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var entry = parser.Current as Scalar;
            if (ReadNode(parser, file, faults, depth + 1) is { } item)
            {
                of.Add(item);
            }

            RefuseCutBelow(entry, isBlock ? column : 0, file, faults);
        }

        return new Yaml.List(file, line, column, of);
    }

    private static Yaml.Map ReadMap(Parser parser, ContentFile file, FaultLog faults, int depth, int line, int column)
    {
        var isBlock = parser.Consume<MappingStart>().Style is not MappingStyle.Flow;
        var of = new List<(Yaml.Text, Yaml)>();
        var seen = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyEnd = parser.Current!.End;
            var name = ReadNode(parser, file, faults, depth + 1);
            var written = parser.Current as Scalar;
            var value = ReadNode(parser, file, faults, depth + 1);
            RefuseCutBefore(written, keyEnd, file, faults);
            RefuseCutBelow(written, isBlock ? column : 0, file, faults);
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
    private static void RefuseCutBehind(Scalar scalar, ContentFile file, FaultLog faults)
    {
        var (line, column) = ((int)scalar.End.Line, (int)scalar.End.Column);
        if (scalar is { Style: ScalarStyle.Plain, Value.Length: > 0 } && file.LineText(line) is { } text
            && column <= text.Length && text[(column - 1)..] is var rest && rest.TrimStart().StartsWith('#'))
        {
            RefuseCut(file, line, column + rest.IndexOf('#', StringComparison.Ordinal), rest, faults);
        }
    }

    /// <summary>So is what stands between a key and its text: behind the sign of a text of several lines, or on the lines above it.</summary>
    private static void RefuseCutBefore(Scalar? scalar, Mark keyEnd, ContentFile file, FaultLog faults)
    {
        if (scalar is not { Value.Length: > 0 })
        {
            return;
        }

        // A text of several lines begins where its sign stands; its own words are on the lines below.
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        for (var line = (int)keyEnd.Line; line <= scalar.Start.Line && file.LineText(line) is { } text; line++)
        {
            var from = line == keyEnd.Line ? Math.Min(text.Length, (int)keyEnd.Column - 1) : 0;
            var to = line < scalar.Start.Line || isBlock ? text.Length : Math.Min(text.Length, (int)scalar.Start.Column - 1);
            if (to > from && text[from..to].IndexOf('#', StringComparison.Ordinal) is >= 0 and var at)
            {
                RefuseCut(file, line, from + at + 1, text[(from + at)..], faults);
            }
        }
    }

    /// <summary>And so are the lines below a text that begin with "#" and are indented as if they belonged to it.</summary>
    /// <param name="outside">The column, from 1, in which the key or list begins that holds the text; 0 where brackets hold it.</param>
    private static void RefuseCutBelow(Scalar? scalar, int outside, ContentFile file, FaultLog faults)
    {
        if (scalar is not { Value.Length: > 0 })
        {
            return;
        }

        // The end of a text of several lines is where the next line begins, which may be the one that is cut off. Behind any other text
        // something else may stand in its line, to which a comment below belongs.
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        if (!isBlock && file.LineText((int)scalar.End.Line) is { } last
            && !string.IsNullOrWhiteSpace(last[Math.Min(last.Length, (int)scalar.End.Column - 1)..]))
        {
            return;
        }

        for (var line = (int)scalar.End.Line + (isBlock ? 0 : 1); file.LineText(line) is { } text; line++)
        {
            var indent = text.Length - text.TrimStart().Length;
            if (text.Length > indent && text[indent] is not '#')
            {
                return;
            }

            if (text.Length > indent && indent >= outside)
            {
                RefuseCut(file, line, indent + 1, text, faults);
            }
        }
    }

    private static void RefuseCut(ContentFile file, int line, int column, string cut, FaultLog faults) =>
        faults.Add(file, line, column, "Text is cut off", $"Everything from '#' on is a comment, so '{cut.Trim()}' would not be read.",
            "Put the whole text in quotes, or write the comment on a line of its own above the key.");

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

    /// <summary>The fault has been told; nothing more of the file is read.</summary>
    private sealed class TooDeepException : Exception;
}
