using System.CommandLine;
using GluteTriage.Cli;

var root = new RootCommand("Compiles, checks and explains the clinical content of GluteTriage, and looks after an installation.")
{
    CompileCommand.Create(),
    VerifyCommand.Create(),
    ExplainCommand.Create(),
    CompareCommand.Create(),
    ReplayCommand.Create(),
    GraphCommand.Create(),
    DemoCommand.Create(),
    ApprovalCommands.CreateApprover(),
    ApprovalCommands.CreateSign(),
    ApprovalCommands.CreateApprove(),
    ApprovalCommands.CreateApprovals(),
    PullCommand.Create(),
    AuditCommand.Create(),
    BackupCommand.CreateKey(),
    BackupCommand.Create(),
    BackupCommand.CreateRestore(),
    RotateCommand.Create(),
    DoctorCommand.Create(),
    EraseCommand.Create(),
};
var parsed = root.Parse(args);
var status = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : status;
