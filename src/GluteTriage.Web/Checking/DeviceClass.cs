using GluteTriage.Sessions;

namespace GluteTriage.Web.Checking;

/// <summary>
/// What kind of device a session is begun on, so that a question hard to answer on a phone is found. Read off what the browser says of
/// itself, which is then forgotten: one of four words is all that is stored.
/// </summary>
internal static class DeviceClass
{
    public const string Phone = "phone";
    public const string Tablet = "tablet";
    public const string Desktop = "desktop";

    private static readonly string[] Tablets = ["iPad", "Tablet", "Kindle", "Silk/", "PlayBook"];
    private static readonly string[] Phones = ["iPhone", "iPod", "Windows Phone", "Mobile"];
    private static readonly string[] Desktops = ["Windows NT", "Macintosh", "X11", "CrOS"];

    /// <summary>Unknown when the browser says nothing known. Tablets that call themselves computers count as such.</summary>
    public static string Of(IHeaderDictionary headers)
    {
        var agent = headers.UserAgent.ToString();
        return Has(agent, Tablets) ? Tablet
            : headers["Sec-CH-UA-Mobile"] == "?1" || Has(agent, Phones) ? Phone
            : Has(agent, ["Android"]) ? Tablet
            : Has(agent, Desktops) ? Desktop
            : TriageSession.UnknownDevice;
    }

    private static bool Has(string agent, string[] marks) =>
        Array.Exists(marks, mark => agent.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
