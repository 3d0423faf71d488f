using System.Collections.Immutable;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Authoring;

/// <summary>Reads red-flags/ and the floors of urgencies.yaml.</summary>
internal static class RedFlagFiles
{
    public static ImmutableArray<RedFlag> Read(Draft draft, ImmutableArray<WarningArea> areas) =>
        [.. draft.Each("red-flags").Select(fields => ReadFlag(fields, draft, areas))];

    public static Floor ReadFloor(Fields fields, Draft draft)
    {
        var floor = new Floor(
            fields.Code("code"),
            fields.Urgency("urgency"),
            draft.Rule(fields, "when", RulePlace.Floor),
            fields.Text("says"),
            fields.Sources());
        fields.NoOthers();
        return floor;
    }

    private static RedFlag ReadFlag(Fields fields, Draft draft, ImmutableArray<WarningArea> areas)
    {
        var flag = new RedFlag
        {
            Code = new RedFlagCode(fields.FileCode()),
            Title = fields.Text("title"),
            Reference = fields.Texts("reference", required: true),
            Area = fields.Code("area"),
            ExplainsThePain = fields.Flag("explains-the-pain"),
            Tiers = [.. fields.Maps("tiers", required: true).Select(tier => ReadTier(tier, draft))],
            TellThePerson = fields.Text("tell-the-person"),
            WhatToSay = fields.OptionalText("what-to-say"),
            CoveredBecause = fields.OptionalText("covered-because"),
            DoNow = fields.Texts("do-now"),
            Because = fields.Text("because"),
            Sources = fields.Sources(),
            SignedOff = draft.SignedOff(fields),
            ReviewBy = fields.Date("review-by"),
        };
        fields.NoOthers();
        Check(fields, flag, draft, areas);
        return flag;
    }

    private static FlagTier ReadTier(Fields fields, Draft draft)
    {
        var tier = new FlagTier
        {
            Urgency = fields.Urgency("urgency"),
            When = draft.Rule(fields, "when", RulePlace.RedFlag),
            TellThePerson = fields.OptionalText("tell-the-person"),
            Sources = fields.Sources(),
        };
        fields.NoOthers();
        return tier;
    }

    private static void Check(Fields fields, RedFlag flag, Draft draft, ImmutableArray<WarningArea> areas)
    {
        if (flag.Area.Length > 0 && areas.All(area => area.Code != flag.Area))
        {
            draft.Faults.Add(fields.At["area"]!, "Warning area does not exist", $"There is no warning area '{flag.Area}'.",
                Suggestion.Among(flag.Area, areas.Select(area => area.Code)));
        }

        for (var i = 1; i < flag.Tiers.Length; i++)
        {
            if (flag.Tiers[i].Urgency >= flag.Tiers[i - 1].Urgency)
            {
                draft.Faults.Add(fields.At["tiers"]!, "Tiers out of order",
                    $"The tier '{flag.Tiers[i].Urgency.Code()}' stands below '{flag.Tiers[i - 1].Urgency.Code()}'.",
                    "Write the most urgent tier first, each urgency once.");
            }
        }

        if (flag.Tiers.IsEmpty || flag.Tiers.Any(tier => tier.Urgency is Urgency.SelfCare))
        {
            draft.Faults.Add(fields.At, "Tier demands nothing", "A red flag needs tiers of routine or above.", "Correct the tiers.");
        }

        if (flag.WhatToSay is null && flag.Tiers.Any(tier => tier.Urgency >= Urgency.SameDay))
        {
            draft.Faults.Add(fields.At, "Key is missing", "A same-day or emergency flag has no 'what-to-say'.",
                "Write the one sentence the person should say when they call.");
        }
    }
}
