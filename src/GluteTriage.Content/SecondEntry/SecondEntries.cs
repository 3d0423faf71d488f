using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Answering;

namespace GluteTriage.Content.SecondEntry;

/// <summary>How the content compares with what was entered a second time from the clinical tables: the guard, its tables and the vignettes.</summary>
/// <param name="Judged">How many people the content's red flags and the guard judged.</param>
/// <param name="Weights">How many weights and numbers of the ranking the content has.</param>
/// <param name="Asked">How many people were compared in what they are asked.</param>
/// <param name="Ordered">How many people were compared in what comes first.</param>
/// <param name="Faults">Everything that differs, by file and line; empty when all agree.</param>
public sealed record SecondEntries(int Judged, int Weights, int Asked, int Ordered, IReadOnlyList<FileFault> Faults)
{
    /// <summary>Compares a release without a fault. It takes some seconds.</summary>
    /// <param name="files">The files it was compiled from: where a complaint is shown.</param>
    public static SecondEntries Compare(Release release, ContentFolder files)
    {
        var content = release.Clinical;
        var lines = new ContentLines(files);
        Answers[] judged = [.. SmallestWays.Of(content), .. release.Vignettes.Select(vignette => VignetteRun.AnswersOf(content, vignette))];
        Answers[] asked = WhoIsAsked.Missing(content).Any() ? [] : [.. WhoIsAsked.People(content)];
        var ordered = new WhoComesFirst(release).People;
        var faults = GuardAgreement.Faults(release, judged, lines)
            .Concat(FloorFaults.Of(content, judged, lines))
            .Concat(UntriedFlags.Of(release, lines))
            .Concat(WeightFaults.Of(content, lines))
            .Concat(AskingFaults.Of(content, asked, lines))
            .Concat(OrderingFaults.Of(content, ordered, lines));
        return new SecondEntries(judged.Length, WeightEntries.Entries(content).Count(), asked.Length, ordered.Count,
            [.. faults.OrderBy(fault => fault.Folder, StringComparer.Ordinal).ThenBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
    }
}
