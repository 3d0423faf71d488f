using System.Globalization;
using System.Text;
using System.Text.Json;
using GluteTriage.Sessions.Reviewing;

namespace GluteTriage.Web.Reviewing.Export;

/// <summary>Writes sessions into a file, one after the other, without holding more than one batch.</summary>
internal abstract class ExportFile
{
    protected ExportFile(SessionTable table) => Table = table;

    public abstract string ContentType { get; }

    public abstract string Extension { get; }

    protected SessionTable Table { get; }

    public static ExportFile Of(ExportFormat format, SessionTable table) => format switch
    {
        ExportFormat.JsonLines => new JsonLinesFile(table),
        ExportFormat.CsvWithSemicolons => new CsvFile(table, ';'),
        _ => new CsvFile(table, ','),
    };

    /// <summary>What stands before the first session.</summary>
    public abstract byte[] Head();

    public abstract byte[] Write(IEnumerable<ExportedSession> batch);

    /// <summary>What stands after the last one, where the form has a place for it: a file without it is not whole.</summary>
    public abstract byte[] Foot(int sessions);

    /// <summary>Separated by commas or semicolons, with a mark that says it is UTF-8.</summary>
    private sealed class CsvFile(SessionTable table, char separator) : ExportFile(table)
    {
        public override string ContentType => SafeCsv.ContentType;

        public override string Extension => "csv";

        public override byte[] Head() => [.. Encoding.UTF8.Preamble, .. SafeCsv.Rows([Table.Columns], separator)];

        public override byte[] Write(IEnumerable<ExportedSession> batch) => SafeCsv.Rows(batch.Select(Table.Row), separator);

        public override byte[] Foot(int sessions) => [];
    }

    /// <summary>One object on each line; the last line says how many there are.</summary>
    private sealed class JsonLinesFile(SessionTable table) : ExportFile(table)
    {
        public override string ContentType => "application/x-ndjson; charset=utf-8";

        public override string Extension => "jsonl";

        public override byte[] Head() => [];

        public override byte[] Write(IEnumerable<ExportedSession> batch)
        {
            using var bytes = new MemoryStream();
            var columns = Table.Columns;
            foreach (var session in batch)
            {
                using (var json = new Utf8JsonWriter(bytes))
                {
                    json.WriteStartObject();
                    foreach (var (name, value) in columns.Zip(Table.Row(session)))
                    {
                        if (!string.IsNullOrEmpty(value))
                        {
                            json.WriteString(name, value);
                        }
                    }

                    json.WriteEndObject();
                }

                bytes.WriteByte((byte)'\n');
            }

            return bytes.ToArray();
        }

        public override byte[] Foot(int sessions) =>
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"end\":true,\"sessions\":{sessions}}}\n"));
    }
}
