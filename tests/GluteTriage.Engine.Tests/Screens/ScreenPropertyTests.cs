using GluteTriage.Content.Authoring;
using GluteTriage.Engine.Verification;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests.Screens;

/// <summary>Properties 14 to 16 hold for the shipped screens, and each fails on screens that break what it claims.</summary>
public sealed class ScreenPropertyTests
{
    [Fact]
    public void The_shipped_screens_cover_say_the_same_and_no_tick_is_benign()
    {
        var proof = Proof(Shipped.Folder);

        Assert.Empty(ScreensCover.Check(proof).Faults);
        Assert.Empty(NoTickIsBenign.Check(proof).Faults);
        Assert.Empty(ScreensSayTheSame.Check(proof).Faults);
    }

    [Fact]
    public void A_line_taken_away_leaves_an_answer_without_one()
    {
        var proof = Proof(Shipped.Folder.Edited(
            "screens.yaml", "    - { code: pulsing, say: \"New pulsing tummy lump\", sets: circulation.pulsing-tummy }\n", ""));

        Assert.Equal("item circulation, option pulsing-tummy", Assert.Single(ScreensCover.Check(proof).Faults).Where);
    }

    [Fact]
    public void An_answer_without_a_tick_that_a_flag_counts_is_not_benign()
    {
        var proof = Proof(Shipped.Folder.Edited("screens.yaml", "otherwise: { walking: no-effect,", "otherwise: { walking: worse-run,"));

        Assert.All(NoTickIsBenign.Check(proof).Faults, fault => Assert.Equal("item walking", fault.Where));
        Assert.NotEmpty(NoTickIsBenign.Check(proof).Faults);
    }

    [Fact]
    public void A_line_that_sets_one_answer_and_stands_for_another_is_told_with_a_person()
    {
        var proof = Proof(Shipped.Folder.Edited("screens.yaml", "sets: medical-history.diabetes", "sets: medical-history.cancer"));

        var faults = ScreensSayTheSame.Check(proof).Faults;
        Assert.Contains(faults, fault => fault.Where == "item medical-history" && fault.Person is not null);
    }

    private static Proof Proof(ContentFolder folder) =>
        new(new VerificationSubject { Clinical = ContentCompiler.Compile(folder).Release!.Clinical, Today = new DateOnly(2026, 11, 1) });
}
