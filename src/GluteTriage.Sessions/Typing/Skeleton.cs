using System.Collections.Frozen;
using System.Text;

namespace GluteTriage.Sessions.Typing;

/// <summary>
/// What a name looks like: two names with one skeleton cannot be told apart on a screen, whatever letters they are stored as. After the idea of
/// Unicode's report 39 (confusables), for the letters that are drawn as Latin ones in the scripts names here are likely to be written in.
/// </summary>
public static class Skeleton
{
    /// <summary>The Latin letter, then what is drawn like it: Greek, Cyrillic, Armenian, Cherokee, Lisu, letters of sounds, small capitals.</summary>
    private static readonly string[] Groups =
    [
        "aɑαаᴀꓮᎪΑАɒ", "bЬƄᏏ", "BΒВᏴꓐʙᴃ", "cсϲᴄⅽꓚСᏟ", "dԁɗᏧ", "DᎠꓓᴅ", "eеєҽ", "EΕЕᎬꓰᴇ", "fſẝ", "FϜꓝꜰ", "gɡցɢ", "GԌᏀꓖ", "hһհᏂ", "HΗНᎻꓧʜ",
        "iіıɩɪιїᎥ", "jјϳ", "JЈᎫꓙᴊ", "kκкᴋ", "KΚКᏦꓗ", "lIІΙӀ1|ǀןᏞꓲ", "LⅬᏞꓡʟ", "mмᴍ", "MΜМᎷꓟ", "nпողɴ", "NΝꓠ", "oоοօ0OОΟՕᴏꓳ", "pрρ", "PΡРᏢꓑᴘ", "qԛգ",
        "rгᴦʀ", "RᎡꓣ", "sѕꜱ", "SЅՏᏚꓢ", "tтᴛτ", "TΤТᎢꓔ", "uυսᴜ", "UՍꓴ", "vνѵᴠ", "VᏙꓦ", "wԝшѡᴡ", "WᎳꓪ", "xхχ", "XΧХꓫ", "yуγүʏ", "YΥҮꓬ", "zᴢ", "ZΖᏃꓜ",
    ];

    private static readonly FrozenDictionary<Rune, string> DrawnAs = Groups
        .SelectMany(group => group.EnumerateRunes().Skip(1).Select(rune => (Rune: rune, Latin: group[..1])))
        .DistinctBy(one => one.Rune).ToFrozenDictionary(one => one.Rune, one => one.Latin);

    /// <summary>Only to be compared with another one. Small and capital letters are the same but where they are drawn like other letters.</summary>
    public static string Of(string name)
    {
        var drawn = string.Concat(TypedText.Plain(name).EnumerateRunes().Select(rune => DrawnAs.GetValueOrDefault(rune) ?? rune.ToString()));
        return drawn.ToLowerInvariant().Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);
    }
}
