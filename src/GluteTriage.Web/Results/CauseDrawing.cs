using GluteTriage.Content;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Web.Results;

/// <summary>Which drawing belongs to a cause, by the names drawings have in the content.</summary>
internal static class CauseDrawing
{
    private const string Muscle = "trigger-point-";
    private const string AnyMuscle = "knot-band";

    /// <summary>The drawing of the cause that is named for the family; where none is, one that says no place.</summary>
    public static Picture? Of(Release release, RankedFamily family) =>
        family.Named is { } named ? Of(release, named.Cause) : Find(release, AnyMuscle);

    /// <summary>The drawing of its article; without an article, the one of where it is felt, named after it or after its muscle.</summary>
    public static Picture? Of(Release release, Cause cause) => Find(
        release, release.CauseArticles.FirstOrDefault(article => article.Cause == cause.Code)?.Picture ?? Named(cause.Code.Value));

    private static Picture? Find(Release release, string code) => release.Pictures.FirstOrDefault(picture => picture.Code == code);

    private static string Named(string cause) => cause.StartsWith(Muscle, StringComparison.Ordinal)
        ? $"refer-{cause[Muscle.Length..]}"
        : $"place-{cause}";
}
