using Microsoft.AspNetCore.Components;

namespace GluteTriage.Web.Shell;

/// <summary>The only door by which text reaches a page unescaped.</summary>
internal static class OwnMarkup
{
    /// <param name="markup">
    /// HTML or SVG that the content compiler has checked or this program has drawn. Never what a person typed: Razor escapes that by itself.
    /// </param>
#pragma warning disable RS0030 // The one place: every other file is told to come here, so that a search for it finds all raw markup.
    public static MarkupString Of(string markup) => new(markup);
#pragma warning restore RS0030
}
