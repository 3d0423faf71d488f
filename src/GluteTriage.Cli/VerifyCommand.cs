using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Content.Authoring;
using GluteTriage.Content.SecondEntry;
using GluteTriage.Engine.Verification;

namespace GluteTriage.Cli;

/// <summary>
/// <c>gt verify [content]</c>: assesses every vignette, proves every property, compares meanwhile with all that was entered a second time, and
/// prints what does not hold with a person in whom it shows. With <c>--write</c>, puts the certificate beside content in which everything
/// holds.
/// </summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var content = ContentArgument.Create();
        var write = new Option<bool>("--write") { Description = $"Write {Certificate.FileName} beside the content when everything holds." };
        var json = ContentArgument.Json();
        var proofsOnly = new Option<bool>("--proofs-only")
        {
            Description = "Compare with no second entry: for content that this program's guard was not written for. It is never certified.",
        };
        var command = new Command(
            "verify", "Proves over all answers what must hold for every person, assesses every vignette, and compares with the second entries.")
        {
            content,
            write,
            json,
            proofsOnly,
        };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(content), parsed.GetValue(write), parsed.GetValue(json), parsed.GetValue(proofsOnly)));
        return command;
    }

    private static int Run(DirectoryInfo content, bool write, bool asJson, bool proofsOnly)
    {
        if (write && proofsOnly)
        {
            Console.Error.WriteLine("What was not compared with the second entries is not certified. Leave out --write or --proofs-only.");
            return ExitCode.WrongUsage;
        }

        if (ContentArgument.Compile(content, asJson) is not { } release)
        {
            return content.Exists ? ExitCode.Faults : ExitCode.WrongUsage;
        }

        var files = ContentFolder.Read(content.FullName);
        var runs = release.Vignettes.Select(vignette => VignetteRun.Of(release.Clinical, vignette)).ToList();
        var comparing = proofsOnly ? Task.FromResult<SecondEntries?>(null) : Task.Run(SecondEntries? () => SecondEntries.Compare(release, files));
        var measuring = asJson ? Task.FromResult<OverTriage?>(null) : Task.Run(() => OverTriage.Of(files, release));
        var results = Prove(release, print: !asJson).ToList();
        var entries = comparing.GetAwaiter().GetResult();
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(VerificationText.Json(release, runs, results, entries), JsonSerializerOptions.Web));
        }
        else
        {
            Console.Write(VerificationText.Of(runs));
            Console.Write(VerificationText.Of(entries));
            Console.Write(VerificationText.Of(measuring.GetAwaiter().GetResult()));
        }

        var holds = Certificate.Holds(results, runs, entries);
        var certificate = entries is null ? null : Certificate.Of(release.Hash, results, runs, entries);
        if (write && certificate is not null)
        {
            File.WriteAllText(Path.Combine(content.FullName, Certificate.FileName), certificate.ToText());
        }

        if (!holds && !asJson)
        {
            Console.WriteLine(VerificationText.WhatDoesNotHold(runs, results, entries));
        }

        if (write && !asJson)
        {
            Console.WriteLine(certificate is null
                ? $"{Certificate.FileName} is not written: it would not be true." : $"{Certificate.FileName} is written.");
        }

        return holds ? ExitCode.Fine : ExitCode.Faults;
    }

    /// <summary>Each property as soon as it is decided. The time printed is told while the comparisons run beside it.</summary>
    private static IEnumerable<PropertyResult> Prove(Release release, bool print)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var started = Stopwatch.GetTimestamp();
        foreach (var result in Verifier.Run(ReleaseSubject.Of(release, today)))
        {
            if (print)
            {
                Console.Write(VerificationText.Of(release, result, Stopwatch.GetElapsedTime(started)));
            }

            yield return result;
            started = Stopwatch.GetTimestamp();
        }
    }
}
