using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Screens;

namespace GluteTriage.Engine.Verification;

/// <summary>Property 14: the screens leave no answer out.</summary>
internal static class ScreensCover
{
    public static PropertyResult Check(Proof proof)
    {
        var content = proof.Content;
        var faults = new List<Fault>();
        var looked = 0;
        foreach (var item in content.Screens.IsEmpty ? [] : content.Items.Where(item => !content.Ranking.AfterResult.Contains(item.Code)))
        {
            if (content.Screens.Any(screen => screen.Whole.Any(whole => whole.Item == item.Code)))
            {
                continue;
            }

            var lines = content.Screens.SelectMany(screen => screen.Lines).Where(line => line.Items().Contains(item.Code)).ToList();
            if (lines.Count == 0)
            {
                if (item.AskWhen is null)
                {
                    faults.Add(new Fault(
                        $"item {item.Code}", "no screen asks it, and it follows from no other answer.", "Put it on a screen of content/screens.yaml."));
                }

                continue;
            }

            var covered = lines.SelectMany(line => line.Covers()).Where(answer => answer.Item == item.Code).Select(answer => answer.Option).ToHashSet();
            foreach (var option in item.Options.Where(option => IsToBeCovered(content, item, option)))
            {
                looked++;
                if (!covered.Contains(option.Code))
                {
                    faults.Add(new Fault($"item {item.Code}, option {option.Code}", "no line stands for it, so whoever has it ticks nothing.",
                        $"Add it to a line of content/screens.yaml: 'sets: {item.Code}.{option.Code}', or 'opens:' where the line stands for more."));
                }
            }

            if (!content.Screens.Any(screen => screen.Unsure is not null && screen.LineItems.Contains(item.Code)) && item.Find(OptionCode.NotSure) is not null)
            {
                faults.Add(new Fault(
                    $"item {item.Code}", "no screen with a line of it lets anybody be unsure.", "Give one of them 'unsure' in content/screens.yaml."));
            }
        }

        return new PropertyResult
        {
            Number = 14,
            Code = "screens-cover",
            Claim = "Every answer that means something stands behind a line of a screen, or its question is asked in full.",
            Outcome = faults.Count == 0 ? Outcome.Proved : Outcome.Failed,
            Method = "Enumeration: every option of every item that is asked by lines, but the one that no tick means and those for not being sure.",
            Combinations = looked,
            Figures = [new("screens", content.Screens.Length), new("lines", content.Screens.Sum(screen => screen.Lines.Length))],
            Faults = [.. faults],
        };
    }

    /// <summary>Not the answer that no tick means, and not a way to be unsure or to say nothing.</summary>
    private static bool IsToBeCovered(ClinicalContent content, Item item, AnswerOption option) =>
        option.Code.IsInformative && option.LeavesOpen is null && option.Code != Unticked(content, item);

    /// <summary>What the item is answered with when no line of it is ticked.</summary>
    public static OptionCode? Unticked(ClinicalContent content, Item item) => LineState.Unticked(
        item, content.Screens.Select(screen => screen.Otherwise.GetValueOrDefault(item.Code.Value)).FirstOrDefault(code => code is not null));
}
