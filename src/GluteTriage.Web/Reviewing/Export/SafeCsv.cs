using System.Text.RegularExpressions;
using CsvHelper;

namespace GluteTriage.Web.Reviewing.Export;

/// <summary>
/// Rows of a CSV file (RFC 4180), UTF-8, every value in quotes. What a spreadsheet would run as a formula has an apostrophe before it, and not
/// at the beginning of a value alone: where lists are separated by semicolons or tabs, a cell begins after each.
/// </summary>
internal static partial class SafeCsv
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static byte[] Rows(IEnumerable<IReadOnlyList<string?>> rows, char separator = ',')
    {
        var safe = CsvWriterOptions.Default with
        {
            Injection = CsvInjection.Escape,
            Quoting = CsvQuoting.Always,
            Separator = separator,
        };
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, safe, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                csv.WriteRecord([.. row.Select(value => value is null ? null : FormulaBegins().Replace(value, "'"))]);
            }
        }

        return bytes.ToArray();
    }

    [GeneratedRegex("""(?<=(?:^|[;,|\t\r\n])[\s"]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])""")]
    private static partial Regex FormulaBegins();
}
