using System.Globalization;
using System.Text;

namespace GluteTriage.Testing.Faults;

/// <summary>A fault that has to be tried.</summary>
/// <param name="Long">The command of the benchmarks that tries it for longer; null where there is none.</param>
/// <param name="Untested">Why no test of the everyday run injects it; null where one does.</param>
public sealed record FaultRow(int Number, string Fault, string? Long = null, string? Untested = null);

/// <summary>Every fault that has to be tried, by the number it has in the requirements; 35 to 40 need several machines, which the product does not.</summary>
public static class FaultMatrix
{
    public const string Page = "docs/safety/fault-matrix.md";

    public static IReadOnlyList<FaultRow> Rows { get; } =
    [
        new(1, "the program is killed at any moment", Long: "crashes"),
        new(2, "the program is frozen for half a minute", Untested: "half a minute of waiting is too long for every day, and no proxy stands before the test"),
        new(3, "the power fails", Long: "powerloss"),
        new(4, "the disk is full when an answer comes"),
        new(5, "the disk is full when a backup, the log or a migration is written"),
        new(6, "the disk can only be read"),
        new(7, "the disk reports an error when it is to sync"),
        new(8, "the disk is slow", Untested: "a disk slowed for seconds is too long for every day"),
        new(9, "the log is missing at the start"),
        new(10, "the log is deleted while the program runs"),
        new(11, "the log is damaged"),
        new(12, "a write-ahead log lies beside a database it does not belong to"),
        new(13, "another program holds the log locked"),
        new(14, "somebody reads for long"),
        new(15, "two programs on one log"),
        new(16, "memory runs out", Untested: "what the runtime does then cannot be told from a test's own shortage"),
        new(17, "no more files can be opened", Untested: "the limit of the process is that of every other test in it"),
        new(18, "no thread is free", Untested: "starving the threads starves every other test of the process"),
        new(19, "the clock jumps"),
        new(20, "the certificate or the key ring is missing or cannot be used"),
        new(21, "the key ring is lost"),
        new(22, "a key is the wrong one"),
        new(23, "the content is malformed"),
        new(24, "the content is a bomb"),
        new(25, "the content carries a script"),
        new(26, "the archive of a backup carries an attack"),
        new(27, "the content is unsigned, signed once, older or pulled"),
        new(28, "the phone is offline in the middle of a question"),
        new(29, "the screen was locked and the server restarted meanwhile"),
        new(30, "two or fifty taps on one button"),
        new(31, "back, and another answer"),
        new(32, "two tabs or two devices"),
        new(33, "the cookie is gone"),
        new(34, "the next person on a shared phone"),
        new(41, "names cannot be looked up", Untested: "the program looks up none: it calls nobody, and proxies are named by address"),
        new(42, "a flood of live connections, forged frames"),
        new(43, "slow and half-open connections", Untested: "culling takes half a minute, too long for every day"),
        new(44, "passwords, codes and sessions are guessed"),
        new(45, "the audit trail cannot be written"),
        new(46, "deleting what is past its time is killed half-way"),
        new(47, "a backup cannot be made, or is cut"),
        new(48, "the engine fails on a rule",
            Untested: "a rule cannot be made to fail from outside; that the guard overrules an engine that is wrong is SecondEvaluationTests"),
        new(49, "the server has another culture or time zone"),
    ];

    /// <summary>The page for people, whole.</summary>
    public static string Draw(IReadOnlyList<FaultTest> tests)
    {
        var (tested, said) = (tests.Select(test => test.Row).Distinct().Count(), new StringBuilder());
        said.Append(CultureInfo.InvariantCulture, $"""
            # Faults, and what comes of them

            Drawn from the attribute `Fault` on the tests; a test of the everyday run says when it is not as drawn. Of {Rows.Count} faults {tested} are
            injected by tests of the everyday run, and the others say why not. All of them run, with a table of what passed, by

                dotnet build GluteTriage.sln
                dotnet run --project tests/GluteTriage.Benchmarks -- faults

            and for longer, one after the other, by `-- soak [MINUTES]`. Numbers are those of the requirements; 35 to 40 and 50 are about several machines.
            *Mutation* is the change of the code with which the test was seen to fail; "-" where none was tried.

            | # | Fault | Injection | What the person sees | What is lost at most | Test | Mutation |
            |---|---|---|---|---|---|---|

            """);
        foreach (var row in Rows)
        {
            var its = tests.Where(test => test.Row == row.Number).ToList();
            foreach (var test in its)
            {
                Add(row, test.Injected, test.Seen, test.Lost, $"`{test.Class}.{test.Method}`", test.Mutation);
            }

            if (its.Count == 0)
            {
                Add(row, "-", "-", "-", "none: " + row.Untested, null);
            }
        }

        return said.ToString();

        void Add(FaultRow row, string injected, string seen, string lost, string test, string? mutation) => said.AppendJoin(
            " | ", $"| {row.Number}", row.Fault, injected, seen, lost, test + (row.Long is null ? "" : $"; for longer `{row.Long}`"), $"{mutation ?? "-"} |\n");
    }
}
