using Microsoft.AspNetCore.Components.Web;

namespace GluteTriage.Web.Reviewing;

/// <summary>How the pages of the area come alive.</summary>
internal static class ReviewRenderMode
{
    /// <summary>
    /// Live, and not drawn beforehand: what a page reads is written into the audit trail, and drawing it twice would say that it was
    /// read twice.
    /// </summary>
    public static readonly InteractiveServerRenderMode Live = new(prerender: false);
}
