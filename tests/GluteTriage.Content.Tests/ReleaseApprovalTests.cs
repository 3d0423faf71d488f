using System.Security.Cryptography;
using GluteTriage.Content.Approving;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.Store;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Content.Tests;

/// <summary>A release is served where its author signed it and two other people approved exactly it; a pulled one needs two people again.</summary>
public sealed class ReleaseApprovalTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AfterTheEnd = new(2028, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly From = new(2026, 1, 1), Until = new(2027, 12, 31);
    private static readonly Lazy<byte[]> Small = new(() => StoreOf("2026.1")), Other = new(() => StoreOf("2026.2"));

    private static readonly ApproverKey
        Wil = ApproverKey.New("Wil Writer"), Ann = ApproverKey.New("Ann Example"), Ben = ApproverKey.New("Ben Example"),
        SecondOfAnn = ApproverKey.New("Ann Example"), DrawnAsAnn = ApproverKey.New("\u0410nn Example"), Stranger = ApproverKey.New("Sid Stranger");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("approval-");

    public ReleaseApprovalTests() => File.WriteAllBytes(Store, Small.Value);

    private string Store => Path.Combine(folder.FullName, "a.db");

    private static ApproverList List => Listed([.. new[] { Wil, Ann, Ben, SecondOfAnn, DrawnAsAnn }.Select(key => key.EntryFor(From, Until))]);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_release_that_its_author_signed_and_two_others_approved_is_served()
    {
        var bytes = File.ReadAllBytes(Store);

        SignedAnd(Ann, Ben);

        var approval = ReleaseApproval.Of(Store, List, Now);
        Assert.Equal((true, null, 0), (approval.IsApproved, approval.Pull, approval.Remarks.Length));
        Assert.Equal(["Ann Example", "Ben Example"], approval.By.Order());
        Assert.Equal(("2026.1", "Wil Writer"), (approval.Manifest!.Release, approval.Manifest.Author));
        Assert.Equal(bytes, File.ReadAllBytes(Store));
    }

    /// <summary>What is done, and a part of what is said about it.</summary>
    public static TheoryData<string, Action<ReleaseApprovalTests>> Refusals => new()
    {
        { "Nobody has signed it", _ => { } },
        { "1 of the 2 approvals", test => test.SignedAnd(Ann) },
        { "1 of the 2 approvals", test => test.SignedAnd(Ann, Ann) },
        { "Ann Example does not count: this person wrote it", test => test.SignedBy(Ann).ApprovedBy(SecondOfAnn, Ben) },
        { "Ann Example approved it twice", test => test.SignedAnd(Ann, SecondOfAnn) },
        { "approved it twice, which counts once", test => test.SignedAnd(Ann, DrawnAsAnn) },
        { "is not on the list", test => test.SignedAnd(Ann, Stranger) },
        { "Its bytes are not those", test => { test.SignedAnd(Ann, Ben); test.Flip(Small.Value.Length / 2); } },
        { "Its bytes are not those", test => { test.SignedAnd(Ann, Ben); File.WriteAllBytes(test.Store, Other.Value); } },
        { "Its bytes are not those", test => { test.SignedAnd(Ann, Ben); File.WriteAllText(test.Store + "-wal", "what SQLite would read with it"); } },
        { "not signed by Wil Writer", test => { test.SignedAnd(Ann, Ben); test.EditManifest("2026.1", "2026.3"); } },
        { "not signed by Sid Stranger", test => { test.SignedAnd(Ann, Ben); test.EditManifest("Wil Writer", "Sid Stranger"); } },
        { "Nobody has signed it", test => { test.SignedAnd(Ann, Ben); test.EditManifest("\"author\"", " \"author\""); } },
        { "not signed by Wil Writer", test => { test.SignedAnd(Ann, Ben); test.RemoveSignatureOf(Wil); } },
        { "not signed by Sid Stranger", test => test.SignedBy(Stranger).ApprovedBy(Ann, Ben) },
        { "it is of something else", test => { test.SignedAnd(Ann, Ben); ReleaseApproval.Sign(test.Store, Wil, Now.AddMinutes(1)); } },
        { "it is of something else", test => { test.SignedAnd(Ann, Ben); test.Overwrite(SecondOfAnn, Ann); test.RemoveSignatureOf(Ben); } },
        { "the key was valid from 2026-01-01 to 2027-12-31", test => { test.SignedAnd(Ann); test.ApprovedAt(Ben, AfterTheEnd); } },
        { "the key was valid from", test => { test.SignedAnd(Ann); test.ApprovedAt(Ben, AfterTheEnd.AddYears(-2).AddSeconds(-1)); } },
        { "still to come", test => { test.SignedAnd(Ann); test.ApprovedAt(Ben, Now.AddHours(1)); } },
        { "from before the author signed", test => { test.SignedAnd(Ann); test.ApprovedAt(Ben, Now.AddHours(-1)); } },
        { "not signed by Wil Writer", test => { ReleaseApproval.Sign(test.Store, Wil, Now.AddHours(1)); test.ApprovedBy(Ann, Ben); } },
    };

    [Fault(27,
        Injected = "a release unsigned, approved by one, by its author, twice by one person, with other bytes, another file or an expired key",
        Seen = "nothing of it; gt approvals and the log say what is missing",
        Lost = "nothing",
        Mutation = "one approval taken for enough (Needed set to 1)")]
    [Theory, MemberData(nameof(Refusals))]
    public void Whatever_else_was_done_it_is_refused_and_says_why(string why, Action<ReleaseApprovalTests> done)
    {
        done(this);

        var approval = ReleaseApproval.Of(Store, List, Now);

        Assert.False(approval.IsApproved);
        Assert.Contains(why, string.Join(' ', approval.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_wrote_a_release_is_told_at_once_that_they_cannot_approve_it()
    {
        ReleaseApproval.Sign(Store, Wil, Now);

        var refused = Assert.Throws<InvalidDataException>(() => ReleaseApproval.Approve(Store, Wil, bringsBack: false, Now));

        Assert.Contains("nobody approves their own", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_what_was_signed_cannot_be_approved()
    {
        ReleaseApproval.Sign(Store, Wil, Now);
        File.WriteAllBytes(Store, Other.Value);

        var refused = Assert.Throws<InvalidDataException>(() => ReleaseApproval.Approve(Store, Ann, bringsBack: false, Now));

        Assert.Contains("is not what Wil Writer signed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_of_the_last_day_of_a_key_counts_and_counts_on_when_the_key_has_ended()
    {
        var list = Listed(Wil.EntryFor(From, Until), Ann.EntryFor(From, new DateOnly(2026, 12, 1)), Ben.EntryFor(new DateOnly(2026, 12, 1), Until));
        SignedAnd(Ann, Ben);

        Assert.True(ReleaseApproval.Of(Store, list, Now.AddYears(3)).IsApproved);
    }

    [Fact]
    public void One_person_pulls_a_release_and_it_takes_two_who_know_of_that_to_bring_it_back()
    {
        SignedAnd(Ann, Ben);

        ReleasePull.Set(Store, Now.AddHours(1), "sam", "The number for poison is wrong.");
        AssertPulled(true);
        var refused = Assert.Throws<InvalidDataException>(() => ReleaseApproval.Approve(Store, Ann, bringsBack: false, Now));
        Assert.Contains("pulled by sam", refused.Message, StringComparison.Ordinal);

        BroughtBackBy(Ann, SecondOfAnn);
        AssertPulled(true);
        BroughtBackBy(Ben);
        AssertPulled(false);

        ReleasePull.Set(Store, Now.AddHours(3), "sam", "Still wrong.");
        AssertPulled(true);
        Assert.True(ReleaseApproval.Of(Store, List, Now.AddHours(4)).IsApproved);
    }

    [Fact]
    public void A_pull_that_cannot_be_read_pulls_all_the_same()
    {
        SignedAnd(Ann, Ben);
        File.WriteAllText(Path.ChangeExtension(Store, ReleasePull.Ending), "{");

        AssertPulled(true);
        BroughtBackBy(Ann, Ben);
        AssertPulled(false);
    }

    [Fact]
    public void What_was_signed_goes_with_its_store_and_what_was_pulled_stays_pulled()
    {
        SignedAnd(Ann, Ben);
        ReleasePull.Set(Store, Now, "sam", "A test.");

        ReleaseApproval.Remove(Store);

        Assert.Empty(folder.GetFiles("*.manifest").Concat(folder.GetFiles("*.signature")));
        Assert.NotNull(ReleasePull.Beside(Store));
    }

    /// <summary>A list, and a part of what is said about it.</summary>
    public static TheoryData<string, string> FaultyLists => new()
    {
        { "", "holds no public key" },
        { "Ann has lost her key.\n", "No whole public key follows the line 'Ann has lost her key.'" },
        { Ann.EntryFor(From, Until) + Ann.EntryFor(From, Until).Replace("Ann", "Ben", StringComparison.Ordinal), "and Ben Example have the same key" },
        { Ann.EntryFor(From, Until).Replace("Name: Ann Example\n", "", StringComparison.Ordinal), "Before each key stand the lines" },
        { Ann.EntryFor(From, Until).Replace("Not-After", "Not-Later", StringComparison.Ordinal), "Before each key stand the lines" },
        { Ann.EntryFor(From, Until).Replace("2027-12-31", "2027-13-31", StringComparison.Ordinal), "Before each key stand the lines" },
        { "Role: all\n" + Ann.EntryFor(From, Until), "Before each key stand the lines" },
        { Ann.EntryFor(From, Until).Replace("-----END", "-----end", StringComparison.Ordinal), "No whole public key" },
        { "Name: Ann\nNot-Before: 2026-01-01\nNot-After: 2027-01-01\n" + KeyOn(ECCurve.NamedCurves.nistP384), "not of the curve P-256" },
    };

    [Theory, MemberData(nameof(FaultyLists))]
    public void A_list_that_is_not_plain_is_refused(string text, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidDataException>(() => Listed(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_is_written_for_its_owner_alone_and_opened_by_its_passphrase_alone()
    {
        var path = Path.Combine(folder.FullName, "ann.key");

        var tooShort = Assert.Throws<InvalidDataException>(() => Ann.Write(path, From, Until, "eleven char"));
        Assert.Contains("12 characters", tooShort.Message, StringComparison.Ordinal);
        Ann.Write(path, From, Until, "correct horse");

        Assert.Equal(Ann.EntryFor(From, Until), File.ReadAllText(path + ".pub"));
        Assert.Contains("BEGIN ENCRYPTED PRIVATE KEY", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        using (var read = ApproverKey.Read(path, "correct horse"))
        {
            Assert.Equal((Ann.Name, Ann.Id), (read.Name, read.Id));
        }

        Assert.Throws<InvalidDataException>(() => ApproverKey.Read(path, "incorrect horse"));
        Assert.Throws<IOException>(() => Ann.Write(path, From, Until, "correct horse"));
    }

    private static ApproverList Listed(params string[] entries)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "# Who may approve\n\n" + string.Concat(entries));
            return ApproverList.Read(file, Skeleton.Of);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string KeyOn(ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return key.ExportSubjectPublicKeyInfoPem() + "\n";
    }

    private static byte[] StoreOf(string name)
    {
        var path = Path.GetTempFileName();
        try
        {
            var release = ContentCompiler.Compile(Sample.Folder).Release!;
            ContentStore.Write(release with { Note = release.Note with { Name = name } }, path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private ReleaseApprovalTests SignedBy(ApproverKey author)
    {
        ReleaseApproval.Sign(Store, author, Now);
        return this;
    }

    private void SignedAnd(params ApproverKey[] approvers) => SignedBy(Wil).ApprovedBy(approvers);

    private void ApprovedBy(params ApproverKey[] approvers) => Array.ForEach(approvers, approver => ApprovedAt(approver, Now.AddMinutes(1)));

    private void ApprovedAt(ApproverKey approver, DateTimeOffset at) => ReleaseApproval.Approve(Store, approver, bringsBack: false, at);

    private void BroughtBackBy(params ApproverKey[] approvers) =>
        Array.ForEach(approvers, approver => ReleaseApproval.Approve(Store, approver, bringsBack: true, Now.AddHours(2)));

    private void AssertPulled(bool pulled) => Assert.Equal(pulled, ReleaseApproval.Of(Store, List, Now.AddHours(4)).Pull is not null);

    private void Flip(int position)
    {
        var bytes = File.ReadAllBytes(Store);
        bytes[position] ^= 1;
        File.WriteAllBytes(Store, bytes);
    }

    private void EditManifest(string old, string replacement)
    {
        var manifest = Path.ChangeExtension(Store, ".manifest");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(old, replacement, StringComparison.Ordinal));
    }

    private string SignatureOf(ApproverKey key) => Path.ChangeExtension(Store, $".{key.Id[..16]}.signature");

    private void RemoveSignatureOf(ApproverKey key) => File.Delete(SignatureOf(key));

    /// <summary>Somebody takes a signature of another person for theirs.</summary>
    private void Overwrite(ApproverKey thief, ApproverKey signer) => File.WriteAllText(
        SignatureOf(thief), File.ReadAllText(SignatureOf(signer)).Replace(signer.Id, thief.Id, StringComparison.Ordinal));
}
