namespace GluteTriage.Sessions.Tests;

public sealed class SessionLogRehearsalTests
{
    [Fact]
    public async Task The_rehearsal_takes_a_session_through_everything_the_first_person_needs()
    {
        var rehearsed = await SessionLogRehearsal.RunAsync();

        Assert.Single(rehearsed!.Replies);
    }
}
