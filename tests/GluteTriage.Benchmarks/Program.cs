using System.Globalization;
using BenchmarkDotNet.Running;
using GluteTriage.Benchmarks;

switch (args)
{
    case ["assess", ..]:
        BenchmarkRunner.Run<AssessBenchmark>(args: args[1..]);
        return 0;
    case ["rules", ..]:
        BenchmarkRunner.Run<RulesBenchmark>(args: args[1..]);
        return 0;
    case ["site"]:
        await SiteFigures.PrintAsync();
        return 0;
    case ["reading"]:
        await ReadingFigures.PrintAsync();
        return 0;
    case [EmptyPage.Argument]:
        await EmptyPage.ServeAsync();
        return 0;
    case ["length"]:
        LengthFigures.Print();
        return 0;
    case ["rotate"]:
        RotationFigures.Print();
        return 0;
    case ["replay"]:
        await ReplayFigures.PrintAsync();
        return 0;
    case ["guard"]:
        return GuardFigures.Print();
    case ["guard", var sessions]:
        return GuardFigures.Print(int.Parse(sessions, CultureInfo.InvariantCulture));
    case ["equal"]:
        return CompiledFigures.Print();
    case ["equal", var sessions]:
        return CompiledFigures.Print(int.Parse(sessions, CultureInfo.InvariantCulture));
    case ["overtriage", .. var options]:
        return OverTriageFigures.Print(options);
    case ["mutants"]:
        return MutantFigures.Print();
    case ["compile"]:
        CompileFigures.Print();
        return 0;
    case ["insights"]:
        await InsightsFigures.PrintAsync();
        return 0;
    case ["audit"]:
        await AuditFigures.PrintAsync();
        return 0;
    case ["inbox"]:
        await InboxFigures.PrintAsync();
        return 0;
    case ["session-page"]:
        await SessionPageFigures.PrintAsync();
        return 0;
    case ["circuits"]:
        await CircuitFigures.PrintAsync();
        return 0;
    case ["inbox-paint"]:
        await InboxPaintFigures.PrintAsync();
        return 0;
    case ["start"]:
        await StartFigures.PrintAsync();
        return 0;
    case ["passwords"]:
        await PasswordFigures.PrintAsync();
        return 0;
    case ["deletion"]:
        await DeletionFigures.PrintAsync();
        return 0;
    case ["crashes"]:
        return await CrashFigures.PrintAsync(50);
    case ["crashes", var crashes]:
        return await CrashFigures.PrintAsync(int.Parse(crashes, CultureInfo.InvariantCulture));
    case ["load"]:
        return await LoadFigures.PrintAsync(10);
    case ["load", var minutes]:
        return await LoadFigures.PrintAsync(int.Parse(minutes, CultureInfo.InvariantCulture));
    case ["load", var minutes, var people]:
        return await LoadFigures.PrintAsync(int.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(people, CultureInfo.InvariantCulture));
    case ["powerloss"]:
        return await PowerLossFigures.PrintAsync(5000);
    case ["powerloss", var images]:
        return await PowerLossFigures.PrintAsync(int.Parse(images, CultureInfo.InvariantCulture));
    case [PowerLossFigures.Writer, var data]:
        await PowerLossFigures.WriteAsync(data);
        return 0;
    case ["faults", .. var rows]:
        return await FaultFigures.PrintAsync([.. rows.Select(row => int.Parse(row, CultureInfo.InvariantCulture))]);
    case ["soak"]:
        return await SoakRun.RunAsync(60);
    case ["soak", var minutes]:
        return await SoakRun.RunAsync(int.Parse(minutes, CultureInfo.InvariantCulture));
    case ["long"]:
        return await LongRun.RunAsync();
    case ["figures", var folder]:
        return RunFigures.Print(folder);
    default:
        Console.Error.WriteLine(
            "Say what to measure: assess, rules, site, reading, length, replay, guard [SESSIONS], equal [SESSIONS], "
            + "overtriage [--content DIR], mutants, compile, insights, audit, inbox, session-page, circuits, inbox-paint, start, "
            + "passwords, deletion, crashes [TIMES], load [MINUTES [PEOPLE]], powerloss [IMAGES], faults [ROW...], soak [MINUTES], long or figures FOLDER.");
        return 2;
}
