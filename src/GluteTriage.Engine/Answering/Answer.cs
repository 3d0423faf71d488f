using System.Collections.Immutable;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Engine.Answering;

/// <summary>The side of the body a mark is on, as the person sees their own body.</summary>
public enum Side
{
    /// <summary>The place has no side, or none was told.</summary>
    None,

    /// <summary>The person's own left.</summary>
    Left,

    /// <summary>The person's own right.</summary>
    Right,
}

/// <summary>One chosen option, with the side where the body map told one. Rules read the option, people see the side.</summary>
public readonly record struct Mark(OptionCode Option, Side Side)
{
    /// <summary>The stored form: <c>foot:left</c>, or <c>foot</c> where there is no side.</summary>
    public override string ToString() => Side switch
    {
        Side.Left => Option.Value + ":left",
        Side.Right => Option.Value + ":right",
        _ => Option.Value,
    };
}

/// <summary>A checked reply to one item: at least one mark, every one offered by the item. Made by <see cref="Reply.Read"/>.</summary>
public sealed class Answer
{
    internal Answer(ImmutableArray<Mark> marks) => Marks = marks;

    /// <summary>In the order the item offers them, left before right, without repeats.</summary>
    public ImmutableArray<Mark> Marks { get; }

    /// <summary>True when "not sure" or "rather not say" is among the marks.</summary>
    public bool IsNotSure => Has(OptionCode.NotSure) || Has(OptionCode.Skip);

    /// <summary>True when any mark says something about the person.</summary>
    public bool IsInformative
    {
        get
        {
            foreach (var mark in Marks)
            {
                if (mark.Option.IsInformative)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether the option is among the marks, on either side.</summary>
    public bool Has(OptionCode option)
    {
        foreach (var mark in Marks)
        {
            if (mark.Option == option)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether both hold the same marks, sides included.</summary>
    public bool SaysTheSameAs(Answer other) => Marks.AsSpan().SequenceEqual(other.Marks.AsSpan());

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", Marks);
}
