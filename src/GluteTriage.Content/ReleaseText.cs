using System.Text.Json;
using GluteTriage.Content.Store;

namespace GluteTriage.Content;

/// <summary>A release as one canonical text: two releases are the same when their texts are.</summary>
public static class ReleaseText
{
    public static string Of(Release release) => JsonSerializer.Serialize(release, ContentJson.Options);
}
