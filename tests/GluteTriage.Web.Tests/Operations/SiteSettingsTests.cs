using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GluteTriage.Web.Operations;

namespace GluteTriage.Web.Tests.Operations;

/// <summary>A setting that cannot be used stops the start with one sentence: which it is, what it may be, and what was given.</summary>
public sealed class SiteSettingsTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("glutetriage-settings-");

    public void Dispose() => root.Delete(recursive: true);

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("3651")]
    [InlineData("999999999")]
    [InlineData("99999999999")]
    [InlineData("NaN")]
    [InlineData("1e2")]
    [InlineData("90.0")]
    [InlineData("for ever")]
    public void Days_of_keeping_are_a_whole_number_of_at_least_one(string given) =>
        AssertRefused("Sessions:RetentionDays", given, $"Sessions:RetentionDays must be a whole number from 1 to 3650, and is '{given}'.");

    [Theory]
    [InlineData("Sessions:RetentionDays", "a whole number from 1 to 3650")]
    [InlineData("Sessions:ConfirmRetentionDays", "a whole number from 1 to 3650")]
    [InlineData("Limits:StartsPerMinute", "a whole number from 1 to 1000000")]
    [InlineData("Limits:ApiCallsPerMinute", "a whole number from 1 to 1000000")]
    [InlineData("Limits:AccountPostsPerMinute", "a whole number from 1 to 1000000")]
    [InlineData("Review:CircuitsAtMost", "a whole number from 1 to 100000")]
    [InlineData("Review:CircuitsPerAccount", "a whole number from 1 to 1000")]
    [InlineData("Review:Idle", "a time as hours:minutes:seconds, such as 00:30:00")]
    [InlineData("Review:Whole", "a time as hours:minutes:seconds, such as 00:30:00")]
    [InlineData("Review:Warning", "a time as hours:minutes:seconds, such as 00:30:00")]
    [InlineData("Review:Due:Emergency", "a time as hours:minutes:seconds, such as 00:30:00")]
    [InlineData("Review:SecondShare", "a number from 0 to 1, such as 0.25")]
    [InlineData("Telemetry:Endpoint", "an address that begins with http:// or https://")]
    [InlineData("Offline:Enabled", "true or false")]
    [InlineData("Serilog:MinimumLevel", "one of Verbose, Debug, Information, Warning, Error, Fatal")]
    [InlineData("Serilog:MinimumLevel:Default", "one of Verbose, Debug, Information, Warning, Error, Fatal")]
    [InlineData("Serilog:MinimumLevel:Override:GluteTriage", "one of Verbose, Debug, Information, Warning, Error, Fatal")]
    [InlineData("Content:Folder", "the path of a folder")]
    [InlineData("Data:Folder", "the path of a folder")]
    [InlineData("Audit:HeadsFolder", "the path of a folder")]
    [InlineData("Content:Approvers", "the path of a file that is there")]
    [InlineData("Keys:Certificate", "the path of a file that is there")]
    [InlineData("Keys:PasswordFile", "the path of a file that is there")]
    [InlineData("Keys:Master", "the path of a file that is there")]
    [InlineData("Security:Contact", "an address that begins with mailto:, https:// or tel:")]
    public void A_setting_without_a_value_is_refused(string setting, string range) =>
        AssertRefused(setting, " ", $"{setting} must be {range}, and is empty.");

    [Fact]
    public void Null_in_a_settings_file_is_no_value() =>
        AssertRefused("Sessions:RetentionDays", null, "Sessions:RetentionDays must be a whole number from 1 to 3650, and is empty.");

    [Theory]
    [InlineData("-0.1")]
    [InlineData("1.01")]
    [InlineData("10%")]
    [InlineData("NaN")]
    [InlineData("0,5")]
    public void The_share_of_second_reviews_is_a_part_of_the_whole(string given) =>
        AssertRefused("Review:SecondShare", given, $"Review:SecondShare must be a number from 0 to 1, such as 0.25, and is '{given}'.");

    [Theory]
    [InlineData("36:00:00")]
    [InlineData("24:00:00")]
    [InlineData("14")]
    public void A_time_in_more_hours_than_a_day_has_is_refused_and_not_taken_for_days(string given) =>
        AssertRefused("Review:Due:Soon", given, $"Review:Due:Soon must be a time as hours:minutes:seconds, such as 00:30:00, and is '{given}'.");

    [Theory]
    [InlineData("Review:Due:Emergency", "00:00:30")]
    [InlineData("Review:Due:Routine", "91.00:00:00")]
    public void A_target_for_judging_is_a_minute_at_least_and_90_days_at_most(string setting, string given) =>
        AssertRefused(setting, given, $"{setting} must be from 00:01:00 to 90.00:00:00, and is {given}.");

    [Fact]
    public void A_target_for_an_urgency_there_is_not_is_a_slip() => AssertRefused(
        "Review:Due:Urgent", "01:00:00",
        "Review:Due:Urgent is not a setting; there is Review:Due:Emergency, Review:Due:Routine, Review:Due:SameDay, Review:Due:SelfCare, Review:Due:Soon.");

    [Theory]
    [InlineData("Limits:StartsPerMinute", "0")]
    [InlineData("Limits:ApiCallsPerMinute", "many")]
    [InlineData("Limits:AccountPostsPerMinute", "2147483648")]
    [InlineData("Review:CircuitsAtMost", "100001")]
    [InlineData("Review:CircuitsPerAccount", "-3")]
    [InlineData("Sessions:ConfirmRetentionDays", "yes")]
    [InlineData("Offline:Enabled", "no")]
    [InlineData("Telemetry:Endpoint", "collector.local")]
    [InlineData("Telemetry:Endpoint", "collector.local:4317")]
    [InlineData("Telemetry:Endpoint", "/collector")]
    [InlineData("Proxies:0", "proxy.local")]
    [InlineData("Proxies:0", "10.0.0.0/33")]
    [InlineData("Proxies:0", "10.5")]
    [InlineData("Proxies:0", "7")]
    [InlineData("Serilog:MinimumLevel", "7")]
    [InlineData("Review:Idle", "NaN")]
    [InlineData("Keys:Certificate", "/nowhere/keys.pfx")]
    [InlineData("Keys:PasswordFile", "/nowhere/keys.password")]
    [InlineData("Keys:Master", "/nowhere/master.key")]
    [InlineData("Keys:Master", "/etc/hostname")]
    [InlineData("Security:Contact", "security@example.org")]
    [InlineData("Security:Contact", "http://example.org/security")]
    [InlineData("Security:Contact", "mailto:security@example.org\nExpires: never")]
    public void A_value_of_another_kind_or_out_of_range_is_refused_and_quoted(string setting, string given)
    {
        var sentence = Assert.Single(Refusal((setting, given)).Sentences);

        Assert.StartsWith($"{setting} must be ", sentence);
        Assert.EndsWith($", and is '{given}'.", sentence);
    }

    [Fact]
    public void A_proxy_without_a_value_and_a_list_that_is_none_are_refused()
    {
        AssertRefused("Proxies:0", "", "Proxies:0 must be an IP address or a network, such as 10.0.0.5 or 10.0.0.0/8, and is empty.");
        AssertRefused("Proxies", "10.0.0.5", "Proxies must be a list, its first entry written Proxies:0, and is '10.0.0.5'.");
    }

    [Fault(20,
        Injected = "a file that is no certificate, a wrong password, one without its private key",
        Seen = "the start is refused in one sentence that names the setting",
        Lost = "nothing")]
    [Fact]
    public void A_certificate_that_cannot_be_opened_or_has_no_private_key_is_refused_in_a_sentence()
    {
        var (file, password) = (Path.Combine(root.FullName, "keys.pfx"), Path.Combine(root.FullName, "password"));
        File.WriteAllText(file, "no certificate");
        Assert.StartsWith(
            $"Keys:Certificate must be a PKCS #12 file that Keys:PasswordFile opens, and '{file}' cannot be read: ",
            Assert.Single(Refusal(("Keys:Certificate", file)).Sentences));

        using var secret = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=keys", secret, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, "right"));
        File.WriteAllText(password, "wrong\n");
        Assert.StartsWith(
            "Keys:Certificate must be a PKCS #12 file that Keys:PasswordFile opens",
            Assert.Single(Refusal(("Keys:Certificate", file), ("Keys:PasswordFile", password)).Sentences));

        using var open = X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert));
        File.WriteAllBytes(file, open.Export(X509ContentType.Pkcs12, "right"));
        File.WriteAllText(password, "right\n");
        Assert.Equal(
            $"Keys:Certificate must be a PKCS #12 file that holds a private key, and '{file}' holds none.",
            Assert.Single(Refusal(("Keys:Certificate", file), ("Keys:PasswordFile", password)).Sentences));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once() =>
        Assert.Equal(3, Refusal(("Sessions:RetentionDays", "0"), ("Offline:Enabled", "off"), ("Proxies:1", "proxy")).Sentences.Count);

    [Theory]
    [InlineData("Sessions:RetensionDays", "Sessions:ConfirmRetentionDays, Sessions:RetentionDays")]
    [InlineData("Offline:On", "Offline:Enabled")]
    public void A_setting_that_nothing_reads_is_refused_with_those_there_are(string setting, string known) =>
        AssertRefused(setting, "1", $"{setting} is not a setting; there is {known}.");

    [Theory]
    [InlineData("Serilog:MinimumLevl", "Serilog:MinimumLevel, Serilog:MinimumLevel:Default")]
    [InlineData("Serilog:MinimumLevel:Defalt", "Serilog:MinimumLevel:Default")]
    [InlineData("Sessions_RetentionDays", "Sessions:RetentionDays")]
    [InlineData("SESSIONS_RETENTION_DAYS", "Sessions:RetentionDays")]
    [InlineData("Sessions.RetentionDays", "Sessions:RetentionDays")]
    [InlineData("RetentionDays", "Sessions:RetentionDays")]
    [InlineData("Session:RetentionDays", "Sessions:RetentionDays")]
    [InlineData("GluteTriage:Sessions:RetentionDays", "Sessions:RetentionDays")]
    [InlineData("Limit:StartsPerMinute", "Limits:StartsPerMinute")]
    [InlineData("DATA_FOLDER", "Data:Folder")]
    public void A_setting_of_ours_in_another_place_or_spelling_is_refused_rather_than_not_set(string setting, string known) =>
        AssertRefused(setting, "30", $"{setting} is not a setting; there is {known}.");

    [Theory]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://localhost:5000")]
    [InlineData("Logging:LogLevel:Default", "Warning")]
    [InlineData("FOLDER", "/srv")]
    [InlineData("Other:Enabled", "off")]
    [InlineData("SESSIONS__RETENTIONDAYS_OF_ANOTHER", "0")]
    [InlineData("sessions:retentiondays", "90")]
    public void A_setting_of_another_program_or_in_another_case_is_none_of_our_business(string setting, string given) => Assert.NotNull(Of((setting, given)));

    [Theory]
    [InlineData("Sessions:RetentionDays:0",
        "Sessions:RetentionDays must be a whole number from 1 to 3650, and is a list or a map, with Sessions:RetentionDays:0.")]
    [InlineData("Sessions:RetentionDays:Days",
        "Sessions:RetentionDays must be a whole number from 1 to 3650, and is a list or a map, with Sessions:RetentionDays:Days.")]
    [InlineData("Offline:Enabled:0", "Offline:Enabled must be true or false, and is a list or a map, with Offline:Enabled:0.")]
    [InlineData("Proxies:0:0",
        "Proxies:0 must be an IP address or a network, such as 10.0.0.5 or 10.0.0.0/8, and is a list or a map, with Proxies:0:0.")]
    public void A_list_where_one_value_is_meant_is_refused_rather_than_not_set(string setting, string sentence) => AssertRefused(setting, "30", sentence);

    [Theory]
    [InlineData("Data:Folder")]
    [InlineData("Audit:HeadsFolder")]
    public void A_folder_that_cannot_be_written_is_refused(string setting)
    {
        var file = Path.Combine(root.FullName, "a-file");
        File.WriteAllText(file, "any");

        var sentence = Assert.Single(Refusal((setting, file)).Sentences);

        Assert.StartsWith($"{setting} must be a folder the site may write to, and is '{file}', where it may not: ", sentence);
    }

    [Fact]
    public void A_data_folder_that_is_not_there_yet_is_made_and_left_empty()
    {
        var data = Path.Combine(root.FullName, "first", "start");

        Of(("Data:Folder", data));

        Assert.Empty(Directory.EnumerateFileSystemEntries(data));
    }

    [Fact]
    public void Proxies_may_be_addresses_and_networks()
    {
        var settings = Of(("Proxies:0", "10.0.0.5"), ("Proxies:1", "172.16.0.0/12"), ("Proxies:2", "2001:db8::/32"), ("Proxies:3", "::1"));

        Assert.Equal(["10.0.0.5/32", "172.16.0.0/12", "2001:db8::/32", "::1/128"], settings.Proxies.Select(proxy => proxy.ToString()));
    }

    [Theory]
    [InlineData("localhost:5000")]
    [InlineData("http://localhost:99999")]
    [InlineData("ftp://localhost")]
    public void An_address_nobody_can_listen_at_is_refused(string address) => AssertRefused(
        "urls", $"http://localhost:5000;{address}",
        $"ASPNETCORE_URLS must be addresses such as http://localhost:5000, with ports up to 65535, and has '{address}'.");

    private void AssertRefused(string setting, string? given, string sentence) => Assert.Equal([sentence], Refusal((setting, given)).Sentences);

    private SettingsException Refusal(params (string Key, string? Value)[] settings) => Assert.Throws<SettingsException>(() => Of(settings));

    private SiteSettings Of(params (string Key, string? Value)[] settings) => SettingsOf.A(root.FullName, settings);
}
