namespace GluteTriage.Web.Circuits;

/// <summary>Whether a page of ours asks.</summary>
internal static class SameOrigin
{
    /// <returns>True only when the one origin named has the scheme, the host and the port of this request; none named is not ours.</returns>
    public static bool Is(HttpRequest request) =>
        request.Headers.Origin is [{ } origin]
        && Uri.TryCreate(origin, UriKind.Absolute, out var theirs)
        && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var ours)
        && theirs.Scheme == ours.Scheme
        && string.Equals(theirs.IdnHost, ours.IdnHost, StringComparison.OrdinalIgnoreCase)
        && theirs.Port == ours.Port
        && theirs is { UserInfo: "", PathAndQuery: "/", Fragment: "" };
}
