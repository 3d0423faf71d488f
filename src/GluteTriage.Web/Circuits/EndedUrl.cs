using GluteTriage.Web.Accounts;

namespace GluteTriage.Web.Circuits;

/// <summary>Address of the page that says why a sign-in has ended.</summary>
internal static class EndedUrl
{
    public const string Path = "/account/ended";

    /// <summary>As the script of a live page knows it; there is no page about it.</summary>
    public const string SignedOut = "signed-out";

    public static string For(WhyOut why) => $"{Path}?why={CodeOf(why)}";

    public static string CodeOf(WhyOut why) => why switch
    {
        WhyOut.Disabled => "disabled",
        WhyOut.Idle => "idle",
        WhyOut.SignedOut => SignedOut,
        _ => "over",
    };

    /// <returns>Null for any code but the three.</returns>
    public static WhyOut? WhyOf(string? code) => code switch
    {
        "disabled" => WhyOut.Disabled,
        "idle" => WhyOut.Idle,
        "over" => WhyOut.Over,
        _ => null,
    };
}
