using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Testing;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>A copy of the shipped content that a test may change or break, and an empty data folder.</summary>
public sealed class ContentCopy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("glutetriage-content-");

    public ContentCopy() => Shipped.CopyContentTo(Content);

    public string Content => Path.Combine(folder.FullName, "content");

    internal AppFolders Folders => new(Content, Path.Combine(folder.FullName, "data"));

    /// <summary>Another release, unproved: the same rules under another name.</summary>
    public void Rename(string name) =>
        Change("release.yaml", text => System.Text.RegularExpressions.Regex.Replace(text, "(?m)^name:.*$", $"name: \"{name}\""));

    /// <summary>Certifies the files as they are now.</summary>
    public void Certify() => File.WriteAllText(
        Path.Combine(Content, Certificate.FileName),
        (Shipped.Release.Certificate! with { Hash = ContentFolder.Read(Content).Hash }).ToText());

    public void RemoveCertificate() => File.Delete(Path.Combine(Content, Certificate.FileName));

    /// <summary>A red flag that tests an option nobody can choose.</summary>
    public void Break() => Change("red-flags/" + Path.GetFileName(
        Directory.EnumerateFiles(Path.Combine(Content, "red-flags")).Order().First()), text => text + "\nno-such-key: x\n");

    /// <summary>A fault an author could make: the sign of muscle breakdown no longer is an emergency.</summary>
    public void WeakenDarkPee() => Change("red-flags/dark-pee.yaml", text => text.Replace("urgency: emergency", "urgency: routine", StringComparison.Ordinal));

    public void Dispose() => folder.Delete(recursive: true);

    private void Change(string path, Func<string, string> change)
    {
        var file = Path.Combine(Content, path);
        File.WriteAllText(file, change(File.ReadAllText(file)));
    }
}
