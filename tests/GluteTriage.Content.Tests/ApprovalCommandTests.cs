using GluteTriage.Content.Approving;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>
/// How a release is approved and pulled from a shell: <c>gt approver</c>, <c>sign</c>, <c>approve</c>, <c>approvals</c>, <c>pull</c>. Run alone, because
/// the console is shared.
/// </summary>
[Collection(nameof(ConsoleCollection))]
public sealed class ApprovalCommandTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("gt-approve-");

    public ApprovalCommandTests()
    {
        SealedStore.Shipped.CopyTo(data.FullName);
        File.WriteAllText(At("passphrase"), "correct horse battery\n");
    }

    private static string Hash => Shipped.Release.Hash;

    private string Store => Path.Combine(data.FullName, "content", Hash + ".db");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public void Three_people_bring_a_release_into_use_one_pulls_it_and_two_bring_it_back()
    {
        string[] keys = [.. new[] { "Wil Writer", "Ann Example", "Ben Example" }.Select(Key)];
        File.WriteAllText(At("approvers.pem"), string.Concat(keys.Select(key => File.ReadAllText(key + ".pub"))));

        AssertGt(0, $"Wil Writer signed {Store}. It needs 2 approvals by others.\n", "sign", Store, "--key", keys[0], "--passphrase", At("passphrase"));
        AssertGt(0, $"Ann Example approved release {Shipped.Release.Note.Name} ({Hash[..12]}), signed by Wil Writer.\n", Approve(keys[1]));
        Assert.Equal(1, Approvals().Exit);
        Assert.EndsWith(
            "It has 1 of the 2 approvals it needs, by people who did not write it.\nIt is not served.\n", Approvals().Output, StringComparison.Ordinal);
        Assert.Equal(0, CliTests.Gt(Approve(keys[2])).Exit);
        Assert.Equal(0, Approvals().Exit);
        Assert.EndsWith("Approved by Ann Example.\nApproved by Ben Example.\nIt may be served.\n", InOrder(Approvals().Output), StringComparison.Ordinal);

        AssertGt(
            0, $"Release {Shipped.Release.Note.Name} ({Hash[..12]}) is pulled. A site that runs stops using it within five seconds.\n",
            "pull", data.FullName, Shipped.Release.Note.Name, "--because", "A number is wrong.");
        Assert.Equal("A number is wrong.", ReleasePull.Beside(Store)!.Because);
        Assert.EndsWith("It is approved and pulled, so it is not served.\n", Approvals().Output, StringComparison.Ordinal);
        Assert.Equal(1, CliTests.Gt(Approve(keys[1])).Exit);
        Assert.Equal(0, CliTests.Gt([.. Approve(keys[1]), "--bring-back"]).Exit);
        Assert.Equal(1, Approvals().Exit);
        Assert.Equal(0, CliTests.Gt([.. Approve(keys[2]), "--bring-back"]).Exit);
        Assert.Equal(0, Approvals().Exit);

        string[] Approve(string key) => ["approve", Store, "--key", key, "--passphrase", At("passphrase")];
        (int Exit, string Output, string Errors) Approvals() => CliTests.Gt("approvals", Store, "--approvers", At("approvers.pem"));
    }

    [Fact]
    public void A_release_is_pulled_by_the_beginning_of_its_hash_without_being_read_and_one_that_is_not_there_is_named()
    {
        File.WriteAllText(Store, "damaged");

        var unknown = CliTests.Gt("pull", data.FullName, "2019.1", "--because", "A test.");
        var said = $"There is no release '2019.1' in {Path.GetDirectoryName(Store)}. There is: unreadable ({Hash[..12]}).\n";
        Assert.Equal((2, said), (unknown.Exit, unknown.Errors));
        Assert.Null(ReleasePull.Beside(Store));

        Assert.Equal(0, CliTests.Gt("pull", data.FullName, Hash[..8], "--because", "A test.").Exit);
        Assert.NotNull(ReleasePull.Beside(Store));
    }

    [Fact]
    public void What_cannot_be_signed_is_one_sentence()
    {
        var key = Key("Wil Writer");
        File.WriteAllText(At("other"), "incorrect horse battery\n");

        AssertRefused("is not a key made by gt approver that this passphrase opens", "sign", Store, "--key", key, "--passphrase", At("other"));
        AssertRefused("There is no file", "sign", Store, "--key", key, "--passphrase", At("none"));
        AssertRefused("has no manifest that can be read", "approve", Store, "--key", key, "--passphrase", At("passphrase"));
        AssertRefused("is no list of approvers", "approvals", Store, "--approvers", At("passphrase"));
        AssertRefused("Could not find a part of the path", "approver", At("no-folder/ann.key"), "--name", "Ann", "--passphrase", At("passphrase"));
    }

    private static void AssertGt(int exit, string output, params string[] arguments) => Assert.Equal((exit, output, ""), CliTests.Gt(arguments));

    private static void AssertRefused(string why, params string[] arguments)
    {
        var (exit, output, errors) = CliTests.Gt(arguments);
        Assert.Equal((1, "", 1), (exit, output, errors.Count(letter => letter == '\n')));
        Assert.Contains(why, errors, StringComparison.Ordinal);
    }

    /// <summary>The files of signatures stand in the order of their keys, which is any.</summary>
    private static string InOrder(string output) => string.Concat(output.Split('\n')
        .OrderBy(line => line.StartsWith("Release ", StringComparison.Ordinal) ? 0 : line.StartsWith("Approved by ", StringComparison.Ordinal) ? 1 : 2)
        .ThenBy(line => line.StartsWith("Approved by ", StringComparison.Ordinal) ? line : "", StringComparer.Ordinal)
        .Where(line => line.Length > 0).Select(line => line + "\n"));

    private string Key(string name)
    {
        var path = At(name.Split(' ')[0] + ".key");
        Assert.Equal(0, CliTests.Gt("approver", path, "--name", name, "--passphrase", At("passphrase")).Exit);
        return path;
    }

    private string At(string name) => Path.Combine(data.FullName, name);
}
