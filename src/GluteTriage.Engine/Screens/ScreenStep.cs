using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Engine.Screens;

/// <summary>What to do after a reply. Closed: show a screen, ask which line is unsure, ask one item, stop, or finish.</summary>
public abstract record ScreenStep
{
    private ScreenStep()
    {
    }

    /// <param name="Screen">What to show.</param>
    /// <param name="Lines">The lines to offer, in order; a reply names all of them as shown.</param>
    /// <param name="Whole">The items to ask in full, in order.</param>
    /// <param name="Before">The reply it had before; null at the first time.</param>
    public sealed record Show(Screen Screen, ImmutableArray<ScreenLine> Lines, ImmutableArray<Item> Whole, ScreenReply? Before) : ScreenStep;

    /// <summary>The person was not sure: ask of which line, and say how to check now.</summary>
    /// <param name="Lines">The lines that were offered; one may be ticked and unsure as well.</param>
    /// <param name="Checks">One sentence each that helps to check, from the items of these lines.</param>
    /// <param name="Before">The reply so far; the next one repeats it with <see cref="ScreenReply.UnsureOf"/>.</param>
    public sealed record WhichUnsure(Screen Screen, ImmutableArray<ScreenLine> Lines, ImmutableArray<string> Checks, ScreenReply Before) : ScreenStep;

    /// <param name="Item">What to ask in full.</param>
    /// <param name="Why">What brought it up.</param>
    /// <param name="Ticked">Options that ticked lines say already, to be shown as chosen.</param>
    public sealed record Ask(Item Item, AskReason Why, ImmutableArray<OptionCode> Ticked) : ScreenStep;

    /// <param name="RedFlags">The emergency flags that are raised; at least one.</param>
    public sealed record Stop(ImmutableArray<RedFlag> RedFlags) : ScreenStep;

    /// <summary>What is left cannot change what the person is told.</summary>
    public sealed record Finish : ScreenStep;
}

/// <summary>Why one item is asked on a page of its own.</summary>
public enum AskReason
{
    /// <summary>A line that was ticked or unsure opens it.</summary>
    Opened,

    /// <summary>A later answer casts doubt on it (<see cref="AskAgain.TellThePerson"/>).</summary>
    Again,

    /// <summary>It follows from another answer.</summary>
    FollowUp,

    /// <summary>No screen asks it.</summary>
    Rest,
}
