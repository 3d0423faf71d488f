namespace GluteTriage.Text;

/// <summary>What keyboards, phones and copied text put where an apostrophe is meant, beside the straight one.</summary>
internal static class Apostrophes
{
    public const string All = "\u2018\u2019\u201B\u0060\u00B4\u02B9\u02BB\u02BC\u02C8\u2032\u2035\uA78C";
}
