namespace GluteTriage.Web.Reviewing.Insights;

/// <summary>One bar of a chart.</summary>
/// <param name="Value">Null when it is not shown.</param>
/// <param name="Text">The value in words and figures.</param>
/// <param name="Tone">Class of its colour; the label says the same.</param>
public sealed record Bar(string Label, double? Value, string Text, string Tone = "plain");
