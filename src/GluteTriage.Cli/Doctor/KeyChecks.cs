using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Auditing;
using GluteTriage.Sessions.Backups;
using Microsoft.Data.Sqlite;

namespace GluteTriage.Cli.Doctor;

/// <summary>The keys: there, whole, and not in the clear.</summary>
internal static class KeyChecks
{
    private const string Sealed = "<encryptedSecret";

    public static async Task<IReadOnlyList<Finding>> OfAsync(DataFolder data, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        if (File.Exists(data.Sessions))
        {
            findings.AddRange(await TrailAsync(data, cancel));
            findings.AddRange(OfSessions(data));
        }

        if (Directory.Exists(data.Keys)
            && Directory.EnumerateFiles(data.Keys, "key-*.xml").Any(file => !File.ReadAllText(file).Contains(Sealed, StringComparison.Ordinal)))
        {
            findings.Add(Finding.Advice(
                "keys-plain",
                $"Keys in {data.Keys} that sign cookies are stored in the clear.",
                "Name a certificate in Keys:Certificate, and new keys are encrypted; until then who reads the folder can act as any member of staff."));
        }

        return findings;
    }

    /// <summary>What opens the answers.</summary>
    private static List<Finding> OfSessions(DataFolder data)
    {
        try
        {
            using var keys = new SessionKeys(data.SessionKeys, data.MasterKey);
            if (keys.FindFault(data.Sessions) is { } fault)
            {
                return [Finding.Fault("session-keys", fault, "Until then no answer can be read or saved.")];
            }

            var findings = new List<Finding>();
            if (File.Exists(data.SessionKeys) && keys.MasterLiesBeside)
            {
                findings.Add(Finding.Advice(
                    "master-key-beside",
                    $"The master key {keys.MasterPath} lies in the data folder: whoever takes the folder can read every answer in it.",
                    "Stop the site, move the file where only the site may read it, and name that in Keys:Master."));
            }

            if (File.Exists(data.SessionKeys) && keys.HasPlainTexts)
            {
                findings.Add(Finding.Advice(
                    "answers-plain",
                    "Answers that were stored before they were sealed are not all sealed yet.",
                    "The site does it beside the serving after its start; where this stays, its log says why."));
            }

            return findings;
        }
        catch (SqliteException e)
        {
            return
            [
                Finding.Fault(
                    "session-keys", $"{data.SessionKeys} cannot be read: {e.Message}", "Restore a backup: without it no answer can be read or saved."),
            ];
        }
    }

    private static async Task<IEnumerable<Finding>> TrailAsync(DataFolder data, CancellationToken cancel)
    {
        try
        {
            return (await AuditVerification.OfAsync(data.Sessions, AuditKey.Read(data.AuditKey), data.AuditHeads, cancel)).Faults
                .Select(fault => Finding.Fault("audit-trail", fault, "gt audit verify shows the whole of it."));
        }
        catch (InvalidOperationException) when (!File.Exists(data.AuditHeads))
        {
            // Nobody has done anything yet that is recorded.
            return [];
        }
        catch (InvalidOperationException e)
        {
            return [Finding.Fault("audit-key", e.Message, "gt restore brings it back with everything else of its backup.")];
        }
        catch (SqliteException)
        {
            // Said by the check of the database.
            return [];
        }
    }
}
