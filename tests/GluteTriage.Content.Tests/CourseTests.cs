using GluteTriage.Content.Authoring;
using GluteTriage.Content.Reading;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>What to expect week by week: in the order of time, each figure with its source and in words, and never a figure nobody gave.</summary>
public sealed class CourseTests
{
    private const string Of = "courses.yaml";

    private static readonly ContentFolder Folder = Sample.Folder.With(new ContentFile(Of, """
        - causes: [gluteal-knot, sciatica]
          stages:
            - { when: In days, say: It eases., sources: [general-knowledge] }
            - { from: 2, to: 4, say: "Ask {doctor}.", sources: [R1] }
            - { from: 6, say: It is slow., sources: [judgement] }
          counts: [{ in-100: 55, say: 55 in 100 were well., sources: [R1] }]
          unknown: { say: Nobody knows more., sources: [judgement] }

        """));

    public static TheoryData<string, string, string> Faults => new()
    {
        { "Weeks do not follow", "from: 6", "from: 3" },
        { "Weeks do not follow", "from: 2, to: 4", "from: 4, to: 2" },
        { "Weeks do not follow", "from: 2, to: 4", "from: 2" },
        { "Stage has no time", "when: In days, ", "" },
        { "Stage has no time", "from: 6", "from: 6, when: Later" },
        { "Figure is not in its words", "in-100: 55", "in-100: 54" },
        { "Weeks without a source", "sources: [R1] }\n    - { from: 6", "sources: [general-knowledge] }\n    - { from: 6" },
        { "Weeks without a source", "were well., sources: [R1]", "were well., sources: [general-knowledge]" },
        { "No source", "It is slow., sources: [judgement]", "It is slow., sources: []" },
        { "Cause does not exist", "causes: [", "causes: [sciatika, " },
        { "Code stands twice", "causes: [", "causes: [sciatica, " },
        { "Course is missing", "gluteal-knot, ", "" },
        { "Number out of range", "in-100: 55, say: 55", "in-100: 101, say: 101" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_in_a_course_stops_the_release(string check, string old, string replacement)
    {
        var (release, faults) = ContentCompiler.Compile(Folder.Edited(Of, old, replacement));

        Assert.Null(release);
        Assert.True(faults.Any(fault => fault.Check == check), FaultReport.Of(faults));
    }

    [Fact]
    public void A_course_is_whole_and_keeps_its_weeks_apart_from_its_words()
    {
        var (release, faults) = ContentCompiler.Compile(Folder);

        Assert.True(release is not null, FaultReport.Of(faults));
        var chart = release.CourseOf(release.Clinical.Causes[0])!;
        Assert.Equal(["In days", null, null], chart.Stages.Select(stage => stage.When));
        Assert.Equal([null, new CourseWeeks(2, 4), new CourseWeeks(6, null)], chart.Stages.Select(stage => stage.Weeks));
        Assert.Equal(55, Assert.Single(chart.Counts).InHundred);
        Assert.Equal("Nobody knows more.", chart.Unknown!.Say);
    }

    /// <summary>As the table of the usual course in the clinical reference (7.2) gives them: nothing else is drawn as weeks or people.</summary>
    [Fact]
    public void No_week_and_no_count_is_drawn_that_the_reference_does_not_give()
    {
        var drawn = Shipped.Release.Courses.SelectMany(course => course.Stages
            .Select(stage => stage.Weeks).OfType<CourseWeeks>().Select(weeks => $"{course.Causes[0]}: weeks {weeks.From} to {weeks.To?.ToString() ?? "later"}")
            .Concat(course.Counts.Select(count => $"{course.Causes[0]}: {count.InHundred} in 100")));

        Assert.Equal(
            [
                "trigger-point-gluteus-maximus: weeks 6 to 6",
                "piriformis-syndrome: 50 in 100",
                "piriformis-syndrome: 79 in 100",
                "wallet-neuritis: weeks 2 to 4",
                "sciatica: weeks 4 to 6",
                "sciatica: weeks 6 to later",
                "sciatica: 55 in 100",
                "referred-back-pain: weeks 6 to 6",
                "referred-back-pain: 72 in 100",
                "greater-trochanteric-pain: weeks 8 to 8",
                "greater-trochanteric-pain: weeks 52 to 52",
                "sacroiliac-joint-pain: 90 in 100",
                "gluteal-strain: weeks 0 to 2",
                "gluteal-strain: weeks 6 to 8",
                "gluteal-strain: weeks 8 to later",
                "muscle-spasm: weeks 6 to 6",
                "tailbone-pain: weeks 6 to 6",
            ],
            drawn);
    }
}
