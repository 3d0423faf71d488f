using System.Collections.Immutable;
using System.Globalization;

namespace GluteTriage.Content.Approving;

/// <summary>
/// Whether a release may be served to people on a site that has a list of approvers: its author signed its bytes, and two other people approved them, by
/// keys that were valid then.
/// </summary>
/// <param name="Manifest">Null when nobody signed it, or its manifest cannot be read.</param>
/// <param name="IsApproved">Whether its author signed it and enough people approved it, pulled or not.</param>
/// <param name="By">Who approved it, each person once; only those that count.</param>
/// <param name="Pull">Null when it was not pulled, or enough people brought it back since.</param>
/// <param name="Remarks">What is wrong, and which signatures do not count and why, each as a sentence.</param>
public sealed record ReleaseApproval(
    ReleaseManifest? Manifest, bool IsApproved, ImmutableArray<string> By, ReleasePull? Pull, ImmutableArray<string> Remarks)
{
    /// <summary>How many people must approve a release.</summary>
    public const int Needed = 2;

    /// <summary>By so much the clocks of whoever signs and of the site may differ.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(5);

    /// <summary>Signs a store as its author. What was signed before is signed anew: approvals of before then are for nothing.</summary>
    /// <exception cref="InvalidDataException">The file is not a release.</exception>
    public static void Sign(string store, ApproverKey author, DateTimeOffset now)
    {
        var release = Store.ContentStore.Read(store);
        var manifest = new ReleaseManifest(
            release.Note.Name, release.Hash, ReleaseManifest.HashOf(store), author.Name, author.Id, Seconds(now));
        File.WriteAllText(ReleaseManifest.PathOf(store), manifest.ToText());
        ReleaseSignature.Write(store, manifest, pull: null, author, Seconds(now));
    }

    /// <summary>Approves a store that its author signed.</summary>
    /// <param name="bringsBack">Whether it is meant to bring back a release that was pulled.</param>
    /// <exception cref="InvalidDataException">There is nothing to approve, or this person may not; one sentence says why.</exception>
    public static ReleaseManifest Approve(string store, ApproverKey approver, bool bringsBack, DateTimeOffset now)
    {
        var (manifest, pull) = (ReleaseManifest.Beside(store), ReleasePull.Beside(store));
        if (manifest is null)
        {
            throw new InvalidDataException($"'{store}' has no manifest that can be read. Its author makes it with gt sign.");
        }

        var release = Store.ContentStore.Read(store);
        return ReleaseManifest.HashOf(store) != manifest.Store || release.Hash != manifest.Content || release.Note.Name != manifest.Release
                ? throw new InvalidDataException($"'{store}' is not what {manifest.Author} signed. Nothing was approved.")
            : approver.Id == manifest.AuthorKey
                ? throw new InvalidDataException($"{approver.Name} wrote this release, and nobody approves their own. Nothing was approved.")
            : pull is not null && !bringsBack
                ? throw new InvalidDataException(
                    Text($"It was pulled by {pull.By} at {pull.At:u}: {pull.Because} With --bring-back you sign that it may be used all the same."))
            : Signed();

        ReleaseManifest Signed()
        {
            ReleaseSignature.Write(store, manifest, pull?.Id, approver, Seconds(now));
            return manifest;
        }
    }

    /// <summary>Looks at a store and all that lies beside it.</summary>
    public static ReleaseApproval Of(string store, ApproverList approvers, DateTimeOffset now)
    {
        var pull = ReleasePull.Beside(store);
        if (ReleaseManifest.Beside(store) is not { } manifest)
        {
            return new ReleaseApproval(null, false, [], pull, ["Nobody has signed it, or what its author signed cannot be read."]);
        }

        var remarks = ImmutableArray.CreateBuilder<string>();
        var signatures = ReleaseSignature.Beside(store).ToList();
        var author = approvers.Find(manifest.AuthorKey);
        var isSigned = author is not null && author.Name == manifest.Author && manifest.Made <= now + Tolerated
            && signatures.Exists(signature => signature.Key == author.Key && WhyNot(signature, author, manifest, now) is null);
        if (!isSigned)
        {
            remarks.Add($"It is not signed by {manifest.Author}, whom it names as its author, with a key that was valid then.");
        }

        var (by, back) = (new Dictionary<string, string>(), new HashSet<string>());
        foreach (var signature in signatures.Where(signature => signature.Key != manifest.AuthorKey))
        {
            if (approvers.Find(signature.Key) is not { } approver)
            {
                remarks.Add($"An approval does not count: its key {signature.Key[..Math.Min(16, signature.Key.Length)]} is not on the list.");
            }
            else if ((approver.Person == author?.Person ? "this person wrote it" : WhyNot(signature, approver, manifest, now)) is { } reason)
            {
                remarks.Add($"The approval of {approver.Name} does not count: {reason}.");
            }
            else
            {
                if (!by.TryAdd(approver.Person, approver.Name))
                {
                    remarks.Add($"{approver.Name} approved it twice, which counts once.");
                }

                if (pull?.Id is { } id && signature.Pull == id)
                {
                    back.Add(approver.Person);
                }
            }
        }

        if (by.Count < Needed)
        {
            remarks.Add(Text($"It has {by.Count} of the {Needed} approvals it needs, by people who did not write it."));
        }

        // Last, as it reads the whole file.
        var isWhole = ReleaseManifest.HashOf(store) == manifest.Store && !HasChangesBeside(store);
        if (!isWhole)
        {
            remarks.Add("Its bytes are not those that were signed.");
        }

        if (pull is not null && back.Count < Needed)
        {
            remarks.Add(Text($"It was pulled by {pull.By} at {pull.At:u}: {pull.Because} {back.Count} of the {Needed} it needs have signed to bring it back."));
        }

        return new ReleaseApproval(
            manifest, isSigned && isWhole && by.Count >= Needed, [.. by.Values], pull is not null && back.Count < Needed ? pull : null, remarks.ToImmutable());
    }

    /// <summary>SQLite reads a log beside a database as a part of it. Reading a store makes an empty one at most.</summary>
    private static bool HasChangesBeside(string store) =>
        Array.Exists(["-wal", "-journal"], log => new FileInfo(store + log) is { Exists: true, Length: > 0 });

    private static string? WhyNot(ReleaseSignature signature, Approver approver, ReleaseManifest manifest, DateTimeOffset now) =>
        !approver.Signed(signature, manifest) ? "it is of something else"
        : signature.At < approver.From || signature.At >= approver.Until
            ? Text($"it is of {signature.At:yyyy-MM-dd}, and the key was valid from {approver.From:yyyy-MM-dd} to {approver.Until.AddDays(-1):yyyy-MM-dd}")
        : signature.At > now + Tolerated ? "it is of a time that is still to come"
        : signature.At < manifest.Made ? "it is from before the author signed"
        : null;

    /// <summary>Removes what was signed of a release whose store goes too. That it was pulled stays, should it ever come back.</summary>
    public static void Remove(string store)
    {
        File.Delete(ReleaseManifest.PathOf(store));
        foreach (var file in ReleaseSignature.FilesBeside(store))
        {
            File.Delete(file);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Seconds(DateTimeOffset now) => DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
}
