using GluteTriage.Engine;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Web.Checking;

/// <summary>One session at one question.</summary>
/// <param name="Changing">The person came from check-answers and goes back there.</param>
internal sealed record Visit(Progress Progress, Item Item, bool Changing)
{
    /// <summary>The answer on file, to be shown again; none where the question returns because that answer is in doubt.</summary>
    public Answer? EarlierAnswer => AskedAgain ? null : Progress.Answers[Item.Code];

    /// <summary>Why the question is asked once more, or null.</summary>
    public string? AskedAgainBecause => AskedAgain ? Item.AskAgain?.TellThePerson : null;

    /// <summary>What hangs on the question on the answers so far.</summary>
    public WhyAsked Why => WhyAsked.Of(Progress.Content, Progress.Answers, Item);

    public string BackTo =>
        Changing ? CheckUrl.Answers
        : Progress.Before(Item.Code) is { } before ? CheckUrl.For(before)
        : CheckUrl.Start;

    private bool AskedAgain => Progress.Next is Step.Ask(var item, true) && item.Code == Item.Code;
}

/// <summary>What a browser's address and key lead to. Closed.</summary>
internal abstract record Found
{
    private Found()
    {
    }

    public sealed record Here(Visit Visit) : Found;

    /// <summary>The question does not apply, or is ahead of the step the person is at.</summary>
    public sealed record NotNow(Progress Progress) : Found;

    public sealed record NoSuchItem : Found;

    public sealed record NoSession : Found;
}

/// <summary>What became of a person's reply. Closed.</summary>
internal abstract record Replied
{
    private Replied()
    {
    }

    /// <summary>It is on disk, now or since an earlier post of the same.</summary>
    public sealed record Accepted(Step Next) : Replied;

    /// <summary>It cannot be used; nothing was stored.</summary>
    public sealed record Refused(Reply.Refused Why) : Replied;

    /// <summary>The answers changed on another page; nothing was stored.</summary>
    public sealed record Stale : Replied;

    /// <summary>The session was deleted; nothing was stored.</summary>
    public sealed record Gone : Replied;
}
