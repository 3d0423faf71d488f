using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Explanations;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Web.Checking;

/// <summary>One session at one question.</summary>
/// <param name="Changing">The person came from check-answers and goes back there.</param>
internal sealed record Visit(Progress Progress, Item Item, bool Changing)
{
    /// <summary>
    /// Raw replies shown as chosen: the answer on file, or what ticked lines of a screen said already; none where the question returns
    /// because its answer is in doubt.
    /// </summary>
    public IReadOnlyCollection<string> Chosen =>
        AskedAgain ? []
        : Progress.Answers[Item.Code] is { } answer ? [.. answer.Marks.Select(mark => mark.ToString())]
        : Progress.Walk is ScreenStep.Ask(var item, _, var ticked) && item.Code == Item.Code ? [.. ticked.Select(option => option.Value)]
        : [];

    /// <summary>Why the question is asked once more, or null.</summary>
    public string? AskedAgainBecause => AskedAgain ? Item.AskAgain?.TellThePerson : null;

    /// <summary>What hangs on the question on the answers so far.</summary>
    public WhyAsked Why => WhyAsked.Of(Progress.Content, Progress.Answers, Item);

    /// <summary>Asked after the result, to which it leads back.</summary>
    public bool OnlySharpens => Progress.Content.Ranking.AfterResult.Contains(Item.Code) && Progress.Walk is ScreenStep.Finish && !Changing;

    public string BackTo =>
        Changing ? CheckUrl.Answers
        : Progress.Walk is ScreenStep.Finish && Progress.Answers[Item.Code] is null ? CheckUrl.Result
        : Progress.Before(CheckUrl.For(Item.Code)) ?? CheckUrl.Start;

    private bool AskedAgain => Progress.Walk is ScreenStep.Ask(var item, AskReason.Again, _) && item.Code == Item.Code;
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
    /// <param name="After">Where the session stands then.</param>
    public sealed record Accepted(Progress After) : Replied;

    /// <summary>It cannot be used; nothing was stored.</summary>
    public sealed record Refused(Reply.Refused Why) : Replied;

    /// <summary>The answers changed on another page; nothing was stored.</summary>
    public sealed record Stale : Replied;

    /// <summary>The session was deleted; nothing was stored.</summary>
    public sealed record Gone : Replied;
}
