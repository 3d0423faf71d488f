using System.Globalization;
using System.Text.Json;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.Store;
using GluteTriage.Sessions.Backups;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Cli.Doctor;

/// <summary>What lies beside the data: content with its certificate, settings, and the clock of the machine.</summary>
internal static class InstallationChecks
{
    private static readonly string[] SettingsFiles = ["appsettings.json", "appsettings.Production.json"];
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(5);

    /// <param name="site">The folder of the published site.</param>
    public static IEnumerable<Finding> Of(DataFolder data, string site, DateTimeOffset now) =>
        [.. Content(data, Path.Combine(site, "content")), .. Settings(site), .. Clock(data, now)];

    private static IEnumerable<Finding> Content(DataFolder data, string content)
    {
        if (!File.Exists(Path.Combine(content, "release.yaml")))
        {
            if (!Directory.Exists(data.Stores) || !Directory.EnumerateFiles(data.Stores, "*.db").Any(IsCertified))
            {
                yield return Finding.Fault(
                    "content-missing",
                    $"There is no content in {content} and no certified release in {data.Stores}.",
                    "Put the content of the release back, or name the folder of the site in --site.");
            }

            yield break;
        }

        var files = ContentFolder.Read(content);
        var (release, faults) = ContentCompiler.Compile(files);
        if (release is null)
        {
            yield return Finding.Fault("content-faulty", $"The content in {content} has {faults.Count} faults.", $"gt compile {content} lists them.");
        }
        else if (release.Certificate is null)
        {
            yield return Finding.Fault(
                "certificate-missing",
                $"The content in {content} has no certificate, so it is shown to nobody.",
                $"gt verify {content} --write proves and certifies it; content that came with a release needs its own certificate.json back.");
        }
    }

    private static bool IsCertified(string store)
    {
        try
        {
            return ContentStore.Read(store).Certificate is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static IEnumerable<Finding> Settings(string site)
    {
        foreach (var file in SettingsFiles.Select(name => Path.Combine(site, name)).Where(File.Exists))
        {
            if (WhyNotJson(file) is { } cause)
            {
                yield return Finding.Fault("settings-unreadable", $"{file} is not JSON: {cause}", "Correct that line; the site does not start with it.");
            }
        }
    }

    private static string? WhyNotJson(string file)
    {
        try
        {
            using var read = JsonDocument.Parse(
                File.ReadAllText(file), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return null;
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<Finding> Clock(DataFolder data, DateTimeOffset now)
    {
        if (LatestIn(data) is { } latest && latest - now > Tolerated)
        {
            yield return Finding.Fault(
                "clock-behind",
                string.Create(CultureInfo.InvariantCulture, $"The clock says {now:u}, and the last answer is of {latest:u}."),
                "Set the clock of the machine right and keep it so (timedatectl set-ntp true): sessions are deleted and sign-ins end by it.");
        }
    }

    private static DateTimeOffset? LatestIn(DataFolder data)
    {
        if (!File.Exists(data.Sessions))
        {
            return null;
        }

        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = data.Sessions, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT max(last_answered_at) FROM session";
            return command.ExecuteScalar() is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
        }
        catch (SqliteException)
        {
            // Said by the check of the database.
            return null;
        }
    }
}
