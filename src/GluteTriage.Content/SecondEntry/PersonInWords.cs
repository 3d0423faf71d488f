using GluteTriage.Engine;
using GluteTriage.Engine.Answering;

namespace GluteTriage.Content.SecondEntry;

/// <summary>A made-up person as somebody changing the content reads it: only the answers that mean something.</summary>
internal static class PersonInWords
{
    public static string Of(ClinicalContent content, Answers person) => string.Join("; ",
    [
        .. from item in content.Items
           let answer = person[item.Code]
           where answer is not null && (item.Harmless is not { } harmless || !answer.Has(harmless))
           select $"{item.Code}: {answer}",
        "otherwise nothing",
    ]);
}
