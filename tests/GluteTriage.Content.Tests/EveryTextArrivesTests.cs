using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.Reading;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>Words in are words out for texts outside pages too: each text an author wrote stands, whole, in the release made of it.</summary>
public sealed partial class EveryTextArrivesTests
{
    /// <summary>What only the compiler reads.</summary>
    private static readonly string[] NobodyReads = ["moves.yaml", "lint.yaml"];

    [Fact]
    public void Every_text_of_every_file_stands_in_the_release()
    {
        var arrived = new HashSet<string>();
        Gather(Shipped.Release, arrived, []);

        var missing = from file in Shipped.Folder.Files
                      where file.Path.EndsWith(".yaml", StringComparison.Ordinal) && !NobodyReads.Contains(file.Path)
                      from text in Texts(YamlReader.Read(file, new FaultLog()))
                      let words = text.Value.Trim()
                      where words.Contains(' ', StringComparison.Ordinal) && !RuleLine().IsMatch(words) && !Amount().IsMatch(words) && !arrived.Contains(words)
                      select $"{file.Path}:{text.Line} {text.Value}";

        Assert.Empty(missing);
    }

    private static IEnumerable<Yaml.Text> Texts(Yaml? node) => node switch
    {
        Yaml.Text text => [text],
        Yaml.List list => list.Of.SelectMany(Texts),
        Yaml.Map map => map.Of.SelectMany(pair => Texts(pair.Value)),
        _ => [],
    };

    private static void Gather(object? part, HashSet<string> texts, HashSet<object> seen)
    {
        if (part is string text)
        {
            texts.Add(text);
        }
        else if (part is IEnumerable parts)
        {
            foreach (var one in parts)
            {
                Gather(one, texts, seen);
            }
        }
        else if (part is not null && (part.GetType().Namespace ?? "").StartsWith("GluteTriage", StringComparison.Ordinal) && seen.Add(part))
        {
            foreach (var property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.GetIndexParameters() is []))
            {
                Gather(property.GetValue(part), texts, seen);
            }
        }
        else if (part?.GetType() is { IsGenericType: true } pair && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            Gather(pair.GetProperty("Key")!.GetValue(part), texts, seen);
            Gather(pair.GetProperty("Value")!.GetValue(part), texts, seen);
        }
    }

    [GeneratedRegex("^(?:[a-z0-9-]+ (?:is|besides) |urgency below |fewer than [0-9]+ informative |both sides marked among )")]
    private static partial Regex RuleLine();

    /// <summary>As <c>5 to 8</c>, which is kept as two numbers.</summary>
    [GeneratedRegex(@"^\d+ to \d+$")]
    private static partial Regex Amount();
}
