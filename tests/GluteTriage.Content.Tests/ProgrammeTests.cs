using GluteTriage.Content.Authoring;
using GluteTriage.Content.Reading;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>Programmes of exercises: whole, each dose with what it rests on, and never what the cause says to leave out.</summary>
public sealed class ProgrammeTests
{
    private const string Of = "programmes/p.yaml";

    private static readonly ContentFolder Folder = Sample.Folder
        .With(new ContentFile("moves.yaml", "- { code: bridge, words: [bridge] }\n- { code: twist, words: [twist] }\n"))
        .With(new ContentFile("exercises.yaml", """
            not-yet: [{ say: Not with a sign., sources: [judgement] }]
            stop: [{ say: It shoots., sources: [judgement] }]
            pain: { say: A little., sources: [judgement] }
            exercises:
              - { code: bridge, title: Bridge, picture: back, moves: [bridge], how: [Lie down.], sources: [R1] }
              - { code: turn, title: Turn, moves: [twist], how: [Turn slowly.], not-if: Not in a hurry., sources: [R1] }

            """))
        .With(new ContentFile(Of, """
            code: p
            causes: [sciatica]
            aim: { say: To be strong., sources: [R1] }
            stop: [{ say: It burns., sources: [R1] }]
            stages:
              - stage: calm
                when: { say: At first., sources: [judgement] }
                exercises: [{ do: bridge, sets: 1 to 2, repeats: 8, seconds: 5, days-a-week: 3, note: Low., sources: [judgement] }]
                also: [{ say: Walk., sources: [R1] }]
                feels: { say: good, sources: [judgement] }
                move-on: { say: it is well, sources: [judgement] }
                go-back: { say: it is not, sources: [judgement] }
              - stage: build
                when: { say: Then., sources: [judgement] }
                exercises: [{ do: turn, repeats: 9, days-a-week: 2, sources: [judgement] }]
                feels: { say: good, sources: [judgement] }
                move-on: { say: it is well, sources: [judgement] }
                go-back: { say: it is not, sources: [judgement] }
              - stage: back
                when: { say: Later., sources: [judgement] }
                exercises: [{ do: turn, minutes: 10, days-a-week: 7, times-a-day: 2, sources: [judgement] }]
                feels: { say: good, sources: [judgement] }
                move-on: { say: it is well, sources: [judgement] }
                go-back: { say: it is not, sources: [judgement] }
            signed-off: none
            review-by: 2027-01-01

            """))
        .Edited("pages/causes/sciatica.md", "Hello.", "Hello.\n\n{programme}");

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "Exercise is forbidden", "causes/sciatica.yaml", "course:", "avoid: [{ say: To twist., moves: [twist], sources: [R1] }]\ncourse:" },
        { "Exercise does not exist", Of, "do: bridge", "do: brigde" },
        { "Exercise does not exist", "exercises.yaml", "moves: [twist]", "moves: [twits]" },
        { "Exercise is not named", "exercises.yaml", "Turn slowly.", "Turn as in a bridge." },
        { "Dose is not told", Of, "minutes: 10, ", "" },
        { "Dose is not told", Of, "repeats: 9, days-a-week: 2", "repeats: 9" },
        { "Dose without a source", Of, "days-a-week: 2, sources: [judgement]", "days-a-week: 2, sources: [general-knowledge]" },
        { "Key is missing", Of, "days-a-week: 2, sources: [judgement]", "days-a-week: 2" },
        { "Not an amount", Of, "sets: 1 to 2", "sets: 2 to 1" },
        { "Not an amount", Of, "sets: 1 to 2", "sets: some" },
        { "Not an amount", Of, "days-a-week: 3", "days-a-week: 8" },
        { "Stages are not the three", Of, "stage: back", "stage: build" },
        { "Cause does not exist", Of, "causes: [sciatica]", "causes: [sciatica, sciatika]" },
        { "Code stands twice", Of, "causes: [sciatica]", "causes: [sciatica, sciatica]" },
        { "Programme has no place", "pages/causes/sciatica.md", "{programme}", "Here." },
        { "Programme has no place", "pages/causes/sciatica.md", "{programme}", "{programme}\n\n{programme}" },
        { "Page names what is not there", "pages/about.md", "Hello.", "{programme}" },
        { "Picture does not exist", "exercises.yaml", "picture: back", "picture: front" },
        { "No source", Of, "when: { say: Then., sources: [judgement] }", "when: { say: Then., sources: [] }" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_in_a_programme_stops_the_release(string check, string path, string old, string replacement)
    {
        var (release, faults) = ContentCompiler.Compile(Folder.Edited(path, old, replacement));

        Assert.Null(release);
        Assert.True(faults.Any(fault => fault.Check == check), FaultReport.Of(faults));
    }

    [Fact]
    public void A_programme_is_whole_with_what_holds_for_every_one()
    {
        var (release, faults) = ContentCompiler.Compile(Folder);

        Assert.True(release is not null, FaultReport.Of(faults));
        var programme = release.ProgrammeOf(release.Clinical.Causes.Single(cause => cause.Code == new CauseCode("sciatica")))!;
        Assert.Equal(["It shoots.", "It burns."], programme.Stop.Select(line => line.Say));
        Assert.Equal(["Not with a sign."], programme.NotYet.Select(line => line.Say));
        Assert.Equal(["bridge", "turn"], programme.Exercises().Select(exercise => exercise.Code));
        var dose = programme.Stages[0].Doses.Single();
        Assert.Equal((new Span(1, 2), new Span(8, 8), new Span(5, 5), new Span(3, 3)), (dose.Sets, dose.Repeats, dose.Seconds, dose.DaysAWeek));
        Assert.Contains(new SourceCode("R1"), programme.Sources());
    }

    /// <summary>The six commonest, and the four muscles share one.</summary>
    [Theory]
    [InlineData("trigger-point-gluteus-maximus")]
    [InlineData("trigger-point-gluteus-medius")]
    [InlineData("trigger-point-gluteus-minimus")]
    [InlineData("trigger-point-piriformis")]
    [InlineData("piriformis-syndrome")]
    [InlineData("sciatica")]
    [InlineData("greater-trochanteric-pain")]
    [InlineData("hamstring-tendinopathy")]
    [InlineData("sacroiliac-joint-pain")]
    [InlineData("referred-back-pain")]
    public void The_common_causes_have_a_programme_that_begins_with_the_warning_signs(string cause)
    {
        var programme = Assert.Single(Shipped.Release.Programmes, one => one.Causes.Contains(new CauseCode(cause)));

        Assert.Contains("warning sign", programme.NotYet[0].Say, StringComparison.Ordinal);
        Assert.Contains(programme.Stop, line => line.Say.Contains("numb", StringComparison.Ordinal));
        Assert.All(programme.Exercises(), exercise => Assert.NotNull(exercise.Picture));
    }
}
