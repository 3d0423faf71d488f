using GluteTriage.Content.Authoring;
using GluteTriage.Content.SecondEntry;
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

    private static SecondEntries Agreeing => new(1, 1, 1, 1, []);

    public CertificateTests() => Sample.Folder.WriteTo(folder.FullName);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_shipped_content_is_certified()
    {
        Assert.True(
            Shipped.Release.Certificate is not null,
            "content/certificate.json is of other content, and nobody would be served this. Run: dotnet run --project src/GluteTriage.Cli -- verify --write");
        Assert.Equal(Shipped.Folder.Certificate, Shipped.Release.Certificate.ToText());
    }

    [Fact]
    public void A_certificate_of_these_files_is_compiled_stored_and_read_back_whole()
    {
        var certificate = Of(Sample.Folder.Hash);
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
        Beside(Of(new string('0', 64)).ToText());

        Assert.Null(Compiled.Release!.Certificate);
    }

    [Fact]
    public void A_changed_folder_has_no_certificate()
    {
        Beside(Of(Sample.Folder.Hash).ToText());

        Assert.Null(ContentFolder.Read(folder.FullName).Edited("release.yaml", "name: test", "name: other").Certificate);
    }

    [Fact]
    public void What_failed_is_not_certified() =>
        Assert.Null(Certificate.Of("hash", [Property, Property with { Outcome = Outcome.Failed }], [], Agreeing));

    [Fact]
    public void Nothing_is_certified_while_a_second_entry_differs() =>
        Assert.Null(Certificate.Of("hash", [Property], [], Agreeing with { Faults = [Difference] }));

    [Fact]
    public void Nothing_is_certified_while_a_vignette_comes_out_otherwise()
    {
        var run = VignetteRun.Of(Shipped.Content, Shipped.Release.Vignettes[0]);

        Assert.NotNull(Certificate.Of("hash", [Property], [run], Agreeing));
        Assert.Null(Certificate.Of("hash", [Property], [run with { Differences = ["urgency is self-care, expected emergency"] }], Agreeing));
    }

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

    private static FileFault Difference =>
        new("causes/a.yaml", 1, 1, null, 0, "Weight differs", "The prior is 9.1 here, and 9 in the second entry.", "Put it right.");

    private static Certificate Of(string hash) => Certificate.Of(hash, [Property], [], Agreeing)!;

    private Compilation Compiled => ContentCompiler.Compile(ContentFolder.Read(folder.FullName));

    private void Beside(string certificate) => File.WriteAllText(At(Certificate.FileName), certificate);

    private string At(string name) => Path.Combine(folder.FullName, name);
}
