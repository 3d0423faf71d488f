using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Questionnaire;

namespace GluteTriage.Sessions.Tests;

/// <summary>Checked answers, as the log takes them, from the words a person might send.</summary>
internal static class Said
{
    public static readonly ItemCode Spread = new("pain-spread");

    public static readonly ItemCode Duration = new("duration");

    public static Answer That(params string[] raw)
    {
        var item = new Item
        {
            Code = Spread,
            Kind = ItemKind.SomeOf,
            Label = "any",
            Ask = "any",
            Why = "any",
            BodyMap = BodyMapUse.Spread,
            Options = [.. raw.Select(value => value.Split(':')[0]).Distinct().Select(Offer)],
            Sources = [],
        };
        return Assert.IsType<Reply.Accepted>(Reply.Read(item, raw)).Answer;
    }

    private static AnswerOption Offer(string code) =>
        new() { Code = new OptionCode(code), Say = code, AsReason = code, Sided = true };
}
