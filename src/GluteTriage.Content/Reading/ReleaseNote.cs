namespace GluteTriage.Content.Reading;

/// <summary>What a release says of itself.</summary>
/// <param name="Name">For people, e.g. <c>2026.11</c>.</param>
/// <param name="SignedOff">Name and date of the clinician who signed, or "none".</param>
/// <param name="Notice">Shown on every result.</param>
public sealed record ReleaseNote(string Name, DateOnly Date, string SignedOff, string Notice);
