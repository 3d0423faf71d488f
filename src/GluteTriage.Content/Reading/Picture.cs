namespace GluteTriage.Content.Reading;

/// <summary>A drawing.</summary>
/// <param name="Svg">Safe SVG markup without scripts or inline styles.</param>
/// <param name="Text">Says the same in words.</param>
public sealed record Picture(string Code, string Svg, string Text, string Author, string Licence);
