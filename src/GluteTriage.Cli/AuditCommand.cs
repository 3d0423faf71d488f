using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using GluteTriage.Sessions.Auditing;

namespace GluteTriage.Cli;

/// <summary><c>gt audit verify &lt;sessions.db&gt;</c>: whether the trail of what staff did is whole and unchanged.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var database = new Argument<string>("database") { Description = "The file of the session log." };
        var key = new Option<string?>("--key") { Description = "The key of the trail; keys/audit.key or audit.key beside the log when left out." };
        var heads = new Option<string?>("--heads") { Description = "The file of heads; audit/audit.heads beside the log when left out." };
        var json = ContentArgument.Json();
        var verify = new Command("verify", "Checks every entry, the chain and its heads.") { database, key, heads, json };
        verify.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(database), parsed.GetValue(key), parsed.GetValue(heads), parsed.GetValue(json), cancel));
        return new Command("audit", "Works on the audit trail.") { verify };
    }

    private static async Task<int> RunAsync(string database, string? key, string? heads, bool asJson, CancellationToken cancel)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(database))!;
        string[] usual = [Path.Combine(folder, "keys", "audit.key"), Path.Combine(folder, "audit.key")];
        key ??= usual.FirstOrDefault(File.Exists) ?? usual[0];
        heads ??= Path.Combine(folder, "audit", "audit.heads");
        if (new[] { database, key }.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            Console.Error.WriteLine($"There is no file '{missing}'.");
            return ExitCode.WrongUsage;
        }

        AuditVerification found;
        try
        {
            found = await AuditVerification.OfAsync(database, AuditKey.Read(key), heads, cancel);
        }
        catch (Exception cause) when (cause is InvalidOperationException or DbException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(cause.Message);
            return ExitCode.WrongUsage;
        }

        Console.WriteLine(asJson ? JsonSerializer.Serialize(found, JsonSerializerOptions.Web) : Text(found));
        return found.Faults.Count == 0 ? ExitCode.Fine : ExitCode.Faults;
    }

    private static string Text(AuditVerification found) => found.Faults.Count > 0
        ? string.Join(Environment.NewLine, found.Faults)
        : found.Entries == 0
        ? "No entries yet: nobody has done anything that is recorded."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Entries} entries from {found.From:u} to {found.To:u}, all in order; last head at {found.LastHead}. "
                + $"{found.Rows} judgements, outcomes, notes, concerns and inbox lines are as they were sealed, and each line as its result.");
}
