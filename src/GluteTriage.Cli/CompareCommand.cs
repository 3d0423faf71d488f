using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GluteTriage.Content;
using GluteTriage.Content.Store;
using GluteTriage.Engine;
using GluteTriage.Engine.Assessments;
using GluteTriage.Engine.Verification;

namespace GluteTriage.Cli;

/// <summary>
/// <c>gt compare &lt;old&gt; &lt;new&gt;</c>: in which answers two releases demand another urgency, counted over all combinations with
/// a person for each, and which vignettes get another first cause. A lower urgency must be owned up to in the new CHANGELOG.md, or the
/// command fails: it stands before publishing.
/// </summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var old = new Argument<string>("old") { Description = "A content folder, or the store of a release." };
        var next = new Argument<string>("new") { Description = "A content folder, or the store of a release." };
        var json = ContentArgument.Json();
        var command = new Command("compare", "Finds every combination of answers in which two releases differ in urgency.") { old, next, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(old), parsed.GetRequiredValue(next), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string oldPath, string newPath, bool asJson)
    {
        if (Read(oldPath, asJson) is not { } old || Read(newPath, asJson) is not { } next)
        {
            return ExitCode.WrongUsage;
        }

        if (Comparison.Of(old.Clinical, next.Clinical) is not { } comparison)
        {
            Console.Error.WriteLine("The two do not put the same questions with the same answers, so their combinations cannot be compared.");
            return ExitCode.Faults;
        }

        var changes = comparison.Changes();
        var reordered = next.Vignettes
            .Select(vignette => (vignette.Code, Answers: VignetteRun.AnswersOf(next.Clinical, vignette)))
            .Select(person => (person.Code, Old: First(old, person.Answers), New: First(next, person.Answers)))
            .Where(person => person.Old != person.New)
            .ToList();
        var acknowledgement = $"lowers urgency since {old.Hash[..12]}";
        var owned = !changes.Any(change => change.IsLower) || Says(newPath, acknowledgement);
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    old = old.Hash,
                    @new = next.Hash,
                    combinations = comparison.Combinations.ToString(CultureInfo.InvariantCulture),
                    changes = changes.Select(change => new
                    {
                        from = change.From.Code(),
                        to = change.To.Code(),
                        lower = change.IsLower,
                        combinations = change.Combinations.ToString(CultureInfo.InvariantCulture),
                        person = VerificationText.Json(next, change.Person),
                    }),
                    acknowledged = owned,
                    firstCauses = reordered.Select(person => new { vignette = person.Code, from = person.Old, to = person.New }),
                },
                JsonSerializerOptions.Web));
        }
        else
        {
            Console.WriteLine($"Compared over {VerificationText.Number(comparison.Combinations)} combinations of answers: "
                + (changes.IsEmpty ? "flags and floors demand the same in all of them." : "flags and floors demand another urgency in these."));
            foreach (var change in changes)
            {
                Console.WriteLine($"  {(change.IsLower ? "LOWER " : "higher")} {change.From.Code()} -> {change.To.Code()}: {VerificationText.Number(change.Combinations)} combinations");
                Console.WriteLine($"         for one: {VerificationText.Describe(next, change.Person)}");
            }

            foreach (var (code, from, to) in reordered)
            {
                Console.WriteLine($"  vignette {code}: first cause {to} instead of {from}");
            }

            if (!owned)
            {
                Console.WriteLine($"Somebody would be told to wait longer. If that is meant, say so in CHANGELOG.md with a line that holds \"{acknowledgement}\" and the reason.");
            }
        }

        return owned ? ExitCode.Fine : ExitCode.Faults;
    }

    private static Release? Read(string path, bool asJson)
    {
        if (!File.Exists(path))
        {
            return ContentArgument.Compile(new DirectoryInfo(path), asJson);
        }

        try
        {
            return ContentStore.Read(path);
        }
        catch (InvalidDataException cause)
        {
            Console.Error.WriteLine(cause.Message);
            return null;
        }
    }

    private static string First(Release release, Engine.Answering.Answers answers) =>
        Triage.Assess(release.Clinical, answers).Families.FirstOrDefault()?.Causes[0].Cause.Code.Value ?? "none";

    private static bool Says(string folder, string acknowledgement)
    {
        var changes = Path.Combine(folder, "CHANGELOG.md");
        return File.Exists(changes) && File.ReadAllText(changes).Contains(acknowledgement, StringComparison.OrdinalIgnoreCase);
    }
}
