using GluteTriage.Engine.Rules;

namespace GluteTriage.Web.Reading;

/// <summary>Addresses of the pages about causes.</summary>
internal static class CauseUrl
{
    public const string All = "/read/causes";

    public static string For(Cause cause) => $"{All}/{cause.Code}";
}
