namespace GluteTriage.Web.Checking;

/// <summary>How far a person is.</summary>
/// <param name="Number">Of the page they see, from 1.</param>
/// <param name="About">How many pages there will be, as far as can be known; never less than <paramref name="Number"/>.</param>
public sealed record StepOf(int Number, int About);
