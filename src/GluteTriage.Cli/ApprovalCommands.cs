using System.CommandLine;
using System.Globalization;
using GluteTriage.Content.Approving;
using GluteTriage.Sessions.Typing;

namespace GluteTriage.Cli;

/// <summary><c>gt approver</c>, <c>gt sign</c>, <c>gt approve</c> and <c>gt approvals</c>: two people stand for a release that a third one wrote.</summary>
internal static class ApprovalCommands
{
    private const int UsualYears = 2;

    public static Command CreateApprover()
    {
        var file = new Argument<FileInfo>("file") { Description = "The file of the key to make. It stays with its owner." };
        var name = new Option<string>("--name") { Description = "The name of its owner, as the others know it.", Required = true };
        var until = new Option<DateOnly?>("--until") { Description = $"The last day on which it may sign. By default in {UsualYears} years." };
        var passphrase = SigningKey.Passphrase();
        var command = new Command("approver", "Makes a key for somebody who signs or approves releases, and the entry for the list of approvers.")
        {
            file,
            name,
            until,
            passphrase,
        };
        command.SetAction((parsed, _) => DataArgument.TellAsync(() =>
        {
            var (path, today) = (parsed.GetRequiredValue(file).FullName, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            using var key = ApproverKey.New(parsed.GetRequiredValue(name));
            key.Write(path, today, parsed.GetValue(until) ?? today.AddYears(UsualYears), SigningKey.ReadPassphrase(parsed.GetValue(passphrase)));
            Console.WriteLine($"{path} is made; keep it to yourself. {path}{ApproverKey.EntryEnding} goes to whoever keeps the list of approvers.");
            return Task.FromResult(ExitCode.Fine);
        }));
        return command;
    }

    public static Command CreateSign()
    {
        var (store, key) = (SigningKey.Store(), new SigningKey());
        var command = new Command("sign", "Signs a release as its author. Two others approve it then, with gt approve.") { store };
        key.AddTo(command);
        command.SetAction((parsed, _) => DataArgument.TellAsync(() =>
        {
            using var author = key.Read(parsed);
            var path = parsed.GetRequiredValue(store).FullName;
            ReleaseApproval.Sign(path, author, TimeProvider.System.GetUtcNow());
            Console.WriteLine($"{author.Name} signed {path}. It needs {ReleaseApproval.Needed} approvals by others.");
            return Task.FromResult(ExitCode.Fine);
        }));
        return command;
    }

    public static Command CreateApprove()
    {
        var (store, key) = (SigningKey.Store(), new SigningKey());
        var bringBack = new Option<bool>("--bring-back") { Description = "Approve a release that was pulled, so that it may be used again." };
        var command = new Command("approve", "Approves a release that somebody else wrote and signed.") { store, bringBack };
        key.AddTo(command);
        command.SetAction((parsed, _) => DataArgument.TellAsync(() =>
        {
            using var approver = key.Read(parsed);
            var manifest = ReleaseApproval.Approve(
                parsed.GetRequiredValue(store).FullName, approver, parsed.GetValue(bringBack), TimeProvider.System.GetUtcNow());
            Console.WriteLine($"{approver.Name} approved release {manifest.Release} ({manifest.Content[..12]}), signed by {manifest.Author}.");
            return Task.FromResult(ExitCode.Fine);
        }));
        return command;
    }

    public static Command CreateApprovals()
    {
        var store = SigningKey.Store();
        var list = new Option<FileInfo>("--approvers") { Description = "The list of approvers, as in Content:Approvers.", Required = true };
        var command = new Command("approvals", "Says who approved a release, and whether a site with this list serves it. 0: yes, 1: no.") { store, list };
        command.SetAction((parsed, _) => DataArgument.TellAsync(() =>
        {
            var approvers = ApproverList.Read(parsed.GetRequiredValue(list).FullName, Skeleton.Of);
            var approval = ReleaseApproval.Of(parsed.GetRequiredValue(store).FullName, approvers, TimeProvider.System.GetUtcNow());
            Console.Write(Text(approval));
            return Task.FromResult(approval is { IsApproved: true, Pull: null } ? ExitCode.Fine : ExitCode.Faults);
        }));
        return command;
    }

    private static string Text(ReleaseApproval approval) => string.Join('\n',
    [
        .. approval.Manifest is { } manifest ? [Text(manifest)] : (string[])[],
        .. approval.By.Select(name => $"Approved by {name}."),
        .. approval.Remarks,
        approval switch
        {
            { IsApproved: false } => "It is not served.",
            { Pull: not null } => "It is approved and pulled, so it is not served.",
            _ => "It may be served.",
        },
        "",
    ]);

    private static string Text(ReleaseManifest manifest) => string.Create(
        CultureInfo.InvariantCulture, $"Release {manifest.Release} ({manifest.Content[..12]}), signed by {manifest.Author} at {manifest.Made:u}.");
}
