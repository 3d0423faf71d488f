using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Reading;

/// <summary>What to expect of a cause as time goes by, or of several that go alike.</summary>
/// <param name="Stages">In the order of time; empty where nobody knows them.</param>
/// <param name="Counts">How many people a study found well.</param>
/// <param name="Unknown">What is not known, in a sentence; null where the stages say enough.</param>
public sealed record CourseChart(
    ImmutableArray<CauseCode> Causes, ImmutableArray<CourseStage> Stages, ImmutableArray<CourseCount> Counts, Advice? Unknown)
{
    /// <returns>Every sentence of it, with what it rests on.</returns>
    public IEnumerable<Advice> Lines() =>
        [.. Stages.Select(stage => stage.Told), .. Counts.Select(count => count.Told), .. Unknown is null ? (Advice[])[] : [Unknown]];
}

/// <summary>One stage. Either its weeks are known, or its time is told in words alone.</summary>
public sealed record CourseStage(CourseWeeks? Weeks, string? When, Advice Told);

/// <summary>Weeks since the pain began.</summary>
/// <param name="To">Null where it goes on.</param>
public sealed record CourseWeeks(int From, int? To);

/// <summary>How many of a hundred people, which its words say too.</summary>
public sealed record CourseCount(int InHundred, Advice Told);
