using Microsoft.AspNetCore.DataProtection;

namespace GluteTriage.Web.Results;

/// <summary>The code a person made for a clinician.</summary>
internal sealed class SharedCodeCookie(IDataProtectionProvider protection) : CodeCookie(protection, Name)
{
    public const string Name = "shared-code";

    public static void TakeAway(HttpContext context) => TakeAway(context, Name);
}
