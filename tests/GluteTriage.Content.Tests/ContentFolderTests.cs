using GluteTriage.Content.Authoring;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>What the hash of a release covers.</summary>
public sealed class ContentFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("content-");

    public ContentFolderTests()
    {
        Write("items/age.yaml", "code: age\nask: How old?\n");
        Write("release.yaml", "name: test\n");
    }

    [Fact]
    public void Line_ends_do_not_change_the_hash()
    {
        var before = Hash;

        Write("items/age.yaml", "code: age\r\nask: How old?\r\n");

        Assert.Equal(before, Hash);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("certificate.json")]
    [InlineData("translations/fr/items/age.yaml")]
    [InlineData(".DS_Store")]
    [InlineData("items/.age.yaml.swp")]
    public void Files_that_are_not_part_of_a_release_do_not_change_the_hash(string path)
    {
        var before = Hash;

        Write(path, "anything");

        Assert.Equal(before, Hash);
    }

    [Theory]
    [InlineData("items/age.yaml", "code: age\nask: How old? \n")]
    [InlineData("items/age.yaml", "code: age\nask: How old?")]
    [InlineData("items/new.yaml", "")]
    [InlineData("pictures/README.md", "anything")]
    [InlineData("notes.txt", "anything")]
    public void Any_other_change_changes_the_hash(string path, string text)
    {
        var before = Hash;

        Write(path, text);

        Assert.NotEqual(before, Hash);
    }

    [Fact]
    public void Renaming_a_file_changes_the_hash()
    {
        var before = Hash;

        File.Move(Path.Combine(folder.FullName, "items/age.yaml"), Path.Combine(folder.FullName, "items/ages.yaml"));

        Assert.NotEqual(before, Hash);
    }

    [Fact]
    public void The_hash_is_that_of_the_list_of_paths_and_file_hashes()
    {
        var list = "items/age.yaml " + Sha("code: age\nask: How old?\n") + "\nrelease.yaml " + Sha("name: test\n") + "\n";

        Assert.Equal(Sha(list), Hash);

        static string Sha(string text) => Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void A_release_carries_the_hash_of_its_folder() => Assert.Equal(Shipped.Folder.Hash, Shipped.Release.Hash);

    public void Dispose() => folder.Delete(recursive: true);

    private string Hash => ContentFolder.Read(folder.FullName).Hash;

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
