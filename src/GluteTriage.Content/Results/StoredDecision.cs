using System.Collections.Immutable;
using System.Text.Json;
using GluteTriage.Content.Results.Legacy;
using GluteTriage.Engine.Assessments;

namespace GluteTriage.Content.Results;

/// <summary>What stored results decided, whichever shape they have, and how that differs from what comes now.</summary>
public static class StoredDecision
{
    /// <param name="json">A stored result of any shape there has been. A later shape than this program knows is read as the last it knows.</param>
    /// <returns>Null when it is none.</returns>
    public static Decision? Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return SchemaOf(document.RootElement) is 1 or 2
                ? document.Deserialize<ResultRecordV1>(ResultRecord.Json)?.Decided()
                : document.Deserialize<ResultRecord>(ResultRecord.Json)?.Decided();
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Everything a stored result decided otherwise than its answers do now; empty when it is the same.</summary>
    /// <param name="release">Content hash of the release the result was made under, as stored beside it.</param>
    /// <param name="urgency">Its urgency, as stored beside it.</param>
    /// <param name="json">The result.</param>
    /// <param name="hash">Content hash of the release of <paramref name="now"/>.</param>
    public static ImmutableArray<DecisionDifference> Differences(string release, Urgency urgency, string json, string hash, Assessment now)
    {
        if (Read(json) is not { } shown)
        {
            return [new DecisionDifference(DecisionPart.Record, null, "unreadable", now.Urgency.Code())];
        }

        var differences = DecisionDifference.Between(shown, Decision.Of(now));
        if (release != hash)
        {
            differences = differences.Insert(0, new DecisionDifference(DecisionPart.Release, null, release, hash));
        }

        return urgency == now.Urgency || differences.Any(one => one.Part is DecisionPart.Urgency)
            ? differences
            : differences.Insert(0, new DecisionDifference(DecisionPart.Urgency, null, urgency.Code(), now.Urgency.Code()));
    }

    private static int SchemaOf(JsonElement root) => root.TryGetProperty("schema", out var number) ? number.GetInt32() : 1;
}
