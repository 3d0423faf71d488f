using GluteTriage.Content.Authoring;
using GluteTriage.Content.Store;
using GluteTriage.Engine.Verification;
using GluteTriage.Testing;

namespace GluteTriage.Content.Tests;

/// <summary>A certificate speaks of exactly the files it lies beside, and of nothing that does not hold.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("certificate-");

    private static PropertyResult Property => new()
    {
        Number = 1,
        Code = "a",
        Claim = "A claim.",
        Outcome = Outcome.Proved,
        Method = "A method.",
        Combinations = System.Numerics.BigInteger.Pow(10, 54),
        Figures = [new("a figure", 41)],
    };

    public CertificateTests() => Sample.Folder.WriteTo(folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_content_is_certified() => Assert.Equal(Shipped.Folder.Certificate, Shipped.Release.Certificate?.ToText());

    [Fact]
    public void A_certificate_of_these_files_is_compiled_stored_and_read_back_whole()
    {
        var certificate = Certificate.Of(Sample.Folder.Hash, [Property]);
        Beside(certificate.ToText());

        ContentStore.Write(Compiled.Release!, At("a.db"));

        Assert.Equal(certificate.ToText(), ContentStore.Read(At("a.db")).Certificate?.ToText());
    }

    [Fact]
    public void Without_a_certificate_the_store_is_unproved()
    {
        ContentStore.Write(Compiled.Release!, At("a.db"));

        Assert.Null(ContentStore.Read(At("a.db")).Certificate);
    }

    [Fact]
    public void A_certificate_of_other_files_is_none()
    {
        Beside(Certificate.Of(new string('0', 64), [Property]).ToText());

        Assert.Null(Compiled.Release!.Certificate);
    }

    [Fact]
    public void A_changed_folder_has_no_certificate()
    {
        Beside(Certificate.Of(Sample.Folder.Hash, [Property]).ToText());

        Assert.Null(ContentFolder.Read(folder.FullName).Edited("release.yaml", "name: test", "name: other").Certificate);
    }

    [Fact]
    public void What_failed_is_not_certified() =>
        Assert.Throws<ArgumentException>(() => Certificate.Of("hash", [Property, Property with { Outcome = Outcome.Failed }]));

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{ "hash": "HASH", "properties": [] }""")]
    [InlineData(
        """{ "hash": "HASH", "properties": [{ "number": 1, "code": "a", "claim": "A.","""
        + """ "outcome": "failed", "method": "M.", "combinations": "1", "figures": [] }] }""")]
    [InlineData(
        """{ "hash": "HASH", "properties": [{ "number": 1, "code": "a", "claim": "A.","""
        + """ "outcome": "proved", "method": "M.", "combinations": "many", "figures": [] }] }""")]
    [InlineData(
        """{ "hash": "HASH", "properties": [{ "number": 1, "code": "a", "claim": "A.","""
        + """ "outcome": "proved", "method": "M.", "combinations": 5, "figures": [] }] }""")]
    public void A_certificate_that_cannot_be_read_is_a_fault(string text)
    {
        Beside(text.Replace("HASH", Sample.Folder.Hash, StringComparison.Ordinal));

        var fault = Assert.Single(Compiled.Faults);

        Assert.Equal((Certificate.FileName, "Certificate cannot be read"), (fault.File, fault.Check));
    }

    private Compilation Compiled => ContentCompiler.Compile(ContentFolder.Read(folder.FullName));

    private void Beside(string certificate) => File.WriteAllText(At(Certificate.FileName), certificate);

    private string At(string name) => Path.Combine(folder.FullName, name);
}
