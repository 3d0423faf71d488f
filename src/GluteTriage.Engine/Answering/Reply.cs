using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Answering;

/// <summary>Why a reply cannot be an answer. The page that asked says it in words.</summary>
public enum Refusal
{
    /// <summary>Nothing was chosen.</summary>
    Empty,

    /// <summary>Something was sent that the item does not offer, or a side where there is none.</summary>
    NotOffered,

    /// <summary>More than one option of a one-of item.</summary>
    MoreThanOne,

    /// <summary>An option that stands alone was chosen with another.</summary>
    NotAlone,

    /// <summary>Exactly one of a group must be chosen (<see cref="Item.ExactlyOneOf"/>), and none or several were.</summary>
    NotExactlyOne,
}

/// <summary>What a browser or API client sent for one item, checked. Closed: accepted or refused.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>The reply is an answer.</summary>
    public sealed record Accepted(Answer Answer) : Reply;

    /// <param name="Value">The value at fault, where there is one.</param>
    public sealed record Refused(Refusal Reason, string? Value = null) : Reply;

    /// <summary>Checks a raw reply against what the item offers. Repeats count once; order does not matter.</summary>
    /// <param name="item">The item that was asked.</param>
    /// <param name="raw">Option codes; on a body-map item each may end in <c>:left</c> or <c>:right</c>.</param>
    public static Reply Read(Item item, IReadOnlyCollection<string> raw)
    {
        var marks = new SortedSet<(int Position, Side Side)>();
        foreach (var value in raw)
        {
            if (Parse(item, value) is not { } mark)
            {
                return new Refused(Refusal.NotOffered, value);
            }

            marks.Add(mark);
        }

        var options = marks.Select(mark => item.Options[mark.Position]).Distinct().ToList();
        return options switch
        {
            [] => new Refused(Refusal.Empty),
            _ when marks.Count > 1 && item.Kind is ItemKind.OneOf => new Refused(Refusal.MoreThanOne),
            { Count: > 1 } when options.Find(option => option.Exclusive) is { } alone =>
                new Refused(Refusal.NotAlone, alone.Code.Value),
            _ when item.ExactlyOneOf.Length > 0 && options.Count(o => item.ExactlyOneOf.Contains(o.Code)) != 1 =>
                new Refused(Refusal.NotExactlyOne),
            _ => new Accepted(new Answer(
                [.. marks.Select(mark => new Mark(item.Options[mark.Position].Code, mark.Side))])),
        };
    }

    private static (int Position, Side Side)? Parse(Item item, string value)
    {
        var (code, side) = value.Split(':') switch
        {
            [var plain] => (plain, Side.None),
            [var sided, "left"] when item.BodyMap is not BodyMapUse.None => (sided, Side.Left),
            [var sided, "right"] when item.BodyMap is not BodyMapUse.None => (sided, Side.Right),
            _ => ("", Side.None),
        };

        for (var position = 0; position < item.Options.Length; position++)
        {
            if (item.Options[position].Code is var option && option.Value == code)
            {
                return side is Side.None || item.Options[position].Sided ? (position, side) : null;
            }
        }

        return null;
    }
}
