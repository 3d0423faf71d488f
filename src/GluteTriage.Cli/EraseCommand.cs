using System.CommandLine;
using GluteTriage.Sessions;
using GluteTriage.Sessions.AtRest;
using GluteTriage.Sessions.Backups;
using GluteTriage.Sessions.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Cli;

/// <summary>
/// <c>gt erase</c>: deletes the session of a code its person holds, for showing the answers or for taking the consent back, as the pages for
/// them do, also while the site runs.
/// </summary>
internal static class EraseCommand
{
    public static Command Create()
    {
        var code = new Argument<string>("code") { Description = "The code the person was given, e.g. 7KQ2-M9XA-4TRD; - reads it from the input." };
        var data = DataArgument.Create();
        var heads = DataArgument.Heads();
        var command = new Command("erase", "Deletes all answers of the person who holds a code.") { code, data, heads };
        command.SetAction((parsed, cancel) => DataArgument.TellAsync(() => RunAsync(
            parsed.GetRequiredValue(code), DataArgument.Of(parsed.GetRequiredValue(data), parsed.GetValue(heads)), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(string code, DataFolder data, CancellationToken cancel)
    {
        // A key made now would fit no code. The key of the trail is made by the first act of staff, which this may be.
        foreach (var file in new[] { data.Sessions, data.ShareKey })
        {
            if (!File.Exists(file))
            {
                Console.Error.WriteLine($"There is no file '{file}', so there is no code to find. Name the data folder of the site.");
                return ExitCode.WrongUsage;
            }
        }

        await using var services = new ServiceCollection()
            .AddSessionLog(data.Sessions, data.AuditKey, data.AuditHeads)
            .AddSharedCodes(data.ShareKey)
            .BuildServiceProvider();
        await using (var db = await services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync(cancel))
        {
            if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            {
                Console.Error.WriteLine("The session log is of an earlier version. Start the site once, which brings it up to date, then try again.");
                return ExitCode.Faults;
            }
        }

        var typed = code == "-" ? Console.In.ReadLine() : code;
        var erased = await services.GetRequiredService<SharedCodes>().DeleteAsync("gt", typed, cancel) as ByCode<long>.Found
            ?? await services.GetRequiredService<WithdrawalCodes>().TakeBackAsync("gt", typed, cancel) as ByCode<long>.Found;
        if (erased is not null && !services.GetRequiredService<SessionKeys>().IsDestroyed(erased.What))
        {
            Console.Error.WriteLine(
                $"The answers are deleted, but not yet their key: {data.SessionKeys} cannot be written. The site destroys it within ten minutes, and the next "
                + "backup before it is made; until that backup, those made before open them.");
            return ExitCode.Faults;
        }

        if (erased is not null && (!await IsLogEmptiedAsync(services, cancel) || services.GetRequiredService<SessionKeys>().OwesEmptying))
        {
            Console.Error.WriteLine(
                $"The answers are deleted and their key is destroyed, but what was there may still lie in {data.Sessions}-wal or {data.SessionKeys}-wal, as "
                + "another program reads the databases, such as a backup. Once that has ended, the site clears it away with the next deletion.");
            return ExitCode.Faults;
        }

        if (erased is not null)
        {
            Console.WriteLine(
                "The answers are deleted, in the database and in its log, and their key is destroyed: with the next backup none made before opens them.");
            return ExitCode.Fine;
        }

        Console.Error.WriteLine(
            "No session has this code: it was mistyped or taken back, the answers are deleted already, or it was for showing them to a clinician, "
            + "which ends after 24 hours. Nothing was changed.");
        return ExitCode.Faults;
    }

    /// <summary>Tried again, as whoever deleted it was not told.</summary>
    private static async Task<bool> IsLogEmptiedAsync(ServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SessionDb>>().CreateDbContextAsync(cancel);
        return await SqliteSettings.EmptyWriteAheadLogAsync(db.Database, cancel);
    }
}
