namespace GluteTriage.Content.Authoring;

/// <summary>A node of a content file, with its place. Closed: text, list or map. Every scalar is text.</summary>
public abstract record Yaml(ContentFile File, int Line, int Column)
{
    /// <summary>How many characters to underline when this node is at fault.</summary>
    public virtual int Width => 1;

    public sealed record Text(ContentFile File, int Line, int Column, string Value) : Yaml(File, Line, Column)
    {
        public override int Width => Math.Max(1, Math.Min(Value.Length, 80));
    }

    public sealed record List(ContentFile File, int Line, int Column, IReadOnlyList<Yaml> Of) : Yaml(File, Line, Column);

    public sealed record Map(ContentFile File, int Line, int Column, IReadOnlyList<(Text Key, Yaml Value)> Of)
        : Yaml(File, Line, Column)
    {
        /// <returns>The value under the key, or null.</returns>
        public Yaml? this[string key] => Of.FirstOrDefault(pair => pair.Key.Value == key).Value;
    }
}
