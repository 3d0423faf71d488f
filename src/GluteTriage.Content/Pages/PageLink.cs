namespace GluteTriage.Content.Pages;

/// <summary>A link an author wrote.</summary>
/// <param name="Address">As it was written, empty when there is none.</param>
/// <param name="Shown">The words people tap.</param>
/// <param name="IsKept">Whether the page has the address: those a browser must not open are taken out.</param>
internal sealed record PageLink(string Address, string Shown, bool IsKept);
