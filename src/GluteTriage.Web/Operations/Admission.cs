using GluteTriage.Content;
using GluteTriage.Content.Approving;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Web.Operations;

/// <summary>Which releases this site may show: proved ones to people, and where there is a list of approvers, those that two of them approved.</summary>
/// <param name="Approvers">Null on a site without a list: what is proved is shown without anybody's approval.</param>
internal sealed record Admission(Audience Audience, ApproverList? Approvers, TimeProvider Clock)
{
    private const string Key = "Content:Approvers";

    /// <summary>Reads <c>Content:Approvers</c>, the file of the list.</summary>
    /// <returns>Null where none is named, or what is named is none; the reader then has a sentence about it.</returns>
    public static ApproverList? ListOf(SettingsReader settings, string root)
    {
        if (settings.ExistingFile(Key, root) is not { } file)
        {
            return null;
        }

        try
        {
            return ApproverList.Read(file, Skeleton.Of);
        }
        catch (InvalidDataException cause)
        {
            settings.Refuse($"{Key} must be a file of the people who may approve releases: {cause.Message}");
            return null;
        }
    }

    /// <summary>Why the bytes of a store may not be shown to anybody; null where they may. Asked before they are read.</summary>
    public string? WhyNotApproved(string store) =>
        Approvers is not null && ReleaseApproval.Of(store, Approvers, Clock.GetUtcNow()) is { IsApproved: false } approval
            ? string.Join(' ', approval.Remarks)
            : null;

    public bool MaySee(Release release) => Audience is Audience.Authors || release.Certificate is not null;

    /// <summary>Whether a release was pulled, and not brought back by two people since. Without a list nobody can bring it back.</summary>
    public bool IsPulled(string store) => ReleasePull.Beside(store) is not null
        && (Approvers is null || !File.Exists(store) || ReleaseApproval.Of(store, Approvers, Clock.GetUtcNow()).Pull is not null);

    /// <summary>What is to be served first: where releases are signed, the one signed last; otherwise the one that became current last.</summary>
    public IEnumerable<string> InOrder(string folder, IEnumerable<string> hashes) => Approvers is null
        ? hashes
        : hashes.OrderByDescending(hash => ReleaseManifest.Beside(ReleaseShelf.PathOf(folder, hash))?.Made ?? DateTimeOffset.MinValue);
}
