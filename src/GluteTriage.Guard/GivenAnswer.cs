namespace GluteTriage.Guard;

/// <summary>What a person answered to one question.</summary>
/// <param name="Item">The code of the question, e.g. <c>pain-spread</c>.</param>
/// <param name="Marks">The codes of what was chosen; on the body map with a side, e.g. <c>foot:left</c>. At least one.</param>
/// <param name="Turn">When it was last answered: later answers have greater numbers, answers given together the same.</param>
public sealed record GivenAnswer(string Item, IReadOnlyCollection<string> Marks, int Turn);
