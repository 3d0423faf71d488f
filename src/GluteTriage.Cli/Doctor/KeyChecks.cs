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
