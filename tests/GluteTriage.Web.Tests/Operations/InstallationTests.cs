using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GluteTriage.Sessions.Backups;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>What whoever runs a site is told and may set.</summary>
public sealed class InstallationTests
{
    [Fact]
    public async Task Whom_to_tell_about_a_weakness_is_shown_where_it_is_set_and_for_half_a_year()
    {
        await using var site = new Site
        {
            Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero)),
            Settings = new Dictionary<string, string> { ["Security:Contact"] = "mailto:security@example.org" },
        };

        var answer = await site.Browser().GetAsync("/.well-known/security.txt");

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "Contact: mailto:security@example.org\nExpires: 2027-05-28T00:00:00Z\nPreferred-Languages: en\n", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_an_address_nobody_is_named_and_keys_in_the_clear_and_the_data_folder_are()
    {
        await using var site = new Site();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().GetAsync("/.well-known/security.txt")).StatusCode);
        var said = site.Log.Events.Select(one => one.RenderMessage(null)).ToList();
        Assert.Contains(said, line => line.Contains("Name a certificate in Keys:Certificate", StringComparison.Ordinal));
        Assert.Contains(said, line => line.StartsWith("Answers, accounts and keys are kept in", StringComparison.Ordinal)
            && line.Contains(site.Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_certificate_keys_are_stored_encrypted_and_nobody_is_warned()
    {
        using var secret = RSA.Create(2048);
        var request = new CertificateRequest("CN=keys", secret, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(Of(2020), Of(2120));
        var folder = Directory.CreateTempSubdirectory("glutetriage-keys-");
        var (file, password) = (Path.Combine(folder.FullName, "keys.pfx"), Path.Combine(folder.FullName, "password"));
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pkcs12, "a password"), CancellationToken.None);
        await File.WriteAllTextAsync(password, "a password\n", CancellationToken.None);
        await using var site = new Site
        {
            Settings = new Dictionary<string, string> { ["Keys:Certificate"] = file, ["Keys:PasswordFile"] = password },
        };

        var protector = site.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("any");
        Assert.Equal("said", protector.Unprotect(protector.Protect("said")));

        var stored = Assert.Single(Directory.GetFiles(Path.Combine(site.Data, "keys"), "key-*.xml"));
        Assert.Contains("<encryptedSecret", await File.ReadAllTextAsync(stored, CancellationToken.None), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log.Events, one => one.RenderMessage(null).Contains("Keys:Certificate", StringComparison.Ordinal));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task While_the_site_runs_nobody_can_take_its_folder_alone_and_afterwards_they_can()
    {
        var folder = Directory.CreateTempSubdirectory("glutetriage-lock-");
        await using (var site = new Site { Settings = new Dictionary<string, string> { ["Data:Folder"] = folder.FullName } })
        {
            _ = site.Browser();
            Assert.Null(FolderLock.TakeAlone(new DataFolder(folder.FullName)));
        }

        using (var alone = FolderLock.TakeAlone(new DataFolder(folder.FullName)))
        {
            Assert.NotNull(alone);
        }

        folder.Delete(recursive: true);
    }

    private static DateTimeOffset Of(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
