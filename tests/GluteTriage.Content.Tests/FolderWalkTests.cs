using System.Diagnostics;
using System.Text;
using GluteTriage.Content.Authoring;

namespace GluteTriage.Content.Tests;

/// <summary>Whatever lies in the content folder, reading it ends, and leaves nothing out without a word.</summary>
public sealed class FolderWalkTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("content-");

    public FolderWalkTests()
    {
        foreach (var file in Sample.Folder.Files)
        {
            Write(file.Path, file.Text);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_file_that_cannot_be_opened_is_a_fault()
    {
        File.CreateSymbolicLink(At("items/gone.yaml"), At("nowhere"));

        Assert.Contains(Compiled(), fault => fault is { Check: "File cannot be opened", File: "items/gone.yaml" });
    }

    [Theory]
    [InlineData("items/again", "")]
    [InlineData("items/again", "items")]
    [InlineData("again", "..")]
    [InlineData("again", "/")]
    public void A_link_to_a_folder_above_itself_is_a_fault_and_no_walk_without_end(string link, string target)
    {
        Directory.CreateSymbolicLink(At(link), Path.GetFullPath(At(target)));

        var fault = Assert.Single(Compiled());

        Assert.Equal((link, "File cannot be opened"), (fault.File, fault.Check));
    }

    [Fact]
    public void So_are_two_folders_that_lead_into_each_other()
    {
        Directory.CreateSymbolicLink(At("items/pages"), At("pages"));
        Directory.CreateSymbolicLink(At("pages/items"), At("items"));

        Assert.Contains(Compiled(), fault => fault is { Check: "File cannot be opened", File: "items/pages/items" });
    }

    [Fact]
    public void A_link_to_another_folder_is_followed()
    {
        Directory.Move(At("pages"), At(".pages"));
        Directory.CreateSymbolicLink(At("pages"), At(".pages"));

        Assert.Equal(Sample.Folder.Hash, ContentFolder.Read(folder.FullName).Hash);
        Assert.Empty(Compiled());
    }

    [Theory]
    [InlineData("self-care.yaml", "File is empty")]
    [InlineData("items/new.yaml", "File is empty")]
    [InlineData("pages/new.md", "Page has no head")]
    [InlineData("notes", "File is not read")]
    [InlineData("certificate.json", "Certificate cannot be read")]
    public void A_pipe_is_a_fault_and_never_waited_for(string path, string check)
    {
        File.Delete(At(path));
        using var made = Process.Start("mkfifo", [At(path)]);
        made.WaitForExit();

        Assert.Contains(Compiled(), fault => fault.Check == check && fault.File == path);
    }

    [Fact]
    public void A_link_to_a_device_is_a_fault_and_never_read_to_its_end()
    {
        File.CreateSymbolicLink(At("items/zero.yaml"), "/dev/zero");

        Assert.Contains(Compiled(), fault => fault is { Check: "File is empty", File: "items/zero.yaml" });
    }

    private IReadOnlyList<FileFault> Compiled()
    {
        var compiling = Task.Run(() => ContentCompiler.Compile(ContentFolder.Read(folder.FullName)).Faults);
        Assert.True(compiling.Wait(Patience), "Reading the folder did not end.");
        return compiling.Result;
    }

    private string At(string path) => Path.Combine(folder.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), Encoding.UTF8.GetBytes(text));
    }
}
