using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GluteTriage.Engine.Questionnaire;
using GluteTriage.Engine.Rules;

namespace GluteTriage.Content.Store;

/// <summary>How the nested parts of a release are written inside a column.</summary>
internal static class ContentJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
            new RuleConverter(),
            new LargeNumberConverter(),
            new CodeConverter<ItemCode>(text => new ItemCode(text), code => code.Value),
            new CodeConverter<OptionCode>(text => new OptionCode(text), code => code.Value),
            new CodeConverter<CauseCode>(text => new CauseCode(text), code => code.Value),
            new CodeConverter<FamilyCode>(text => new FamilyCode(text), code => code.Value),
            new CodeConverter<RedFlagCode>(text => new RedFlagCode(text), code => code.Value),
            new CodeConverter<SourceCode>(text => new SourceCode(text), code => code.Value),
        },
    };

    private sealed class CodeConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }

    /// <summary>As text: few readers of JSON keep more than sixteen digits of a number.</summary>
    private sealed class LargeNumberConverter : JsonConverter<BigInteger>
    {
        public override BigInteger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            BigInteger.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new JsonException("This is not a whole number.");

        public override void Write(Utf8JsonWriter writer, BigInteger value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private sealed class RuleConverter : JsonConverter<Criterion>
    {
        public override bool CanConvert(Type typeToConvert) => typeof(Criterion).IsAssignableFrom(typeToConvert);

        public override Criterion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            CriterionText.Read(JsonNode.Parse(ref reader)!);

        public override void Write(Utf8JsonWriter writer, Criterion value, JsonSerializerOptions options) =>
            CriterionText.Write(value).WriteTo(writer, options);
    }
}
