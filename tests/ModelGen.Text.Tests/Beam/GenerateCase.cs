using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ModelGen.Text.Tests.Beam;

/// <summary>One of the <c>generate</c> cases of a <c>case.json</c>: a call of Transformers' <c>generate</c> and what it returned.</summary>
internal sealed record GenerateCase(int[] Source, BeamSearchOptions Options, int[][] Sequences, float[]? Scores)
{
    // A field that the options do not have is an error: no case may be run with an option ignored.
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new EarlyStoppingConverter(), new IdsConverter() },
    };

    /// <summary>Reads options with the names and values of <c>generation_config.json</c>.</summary>
    public static BeamSearchOptions Read(string json) => JsonSerializer.Deserialize<BeamSearchOptions>(json, Format)!;

    /// <summary>Reads the cases of a folder. The tokens of its <c>generation</c> section hold for all of them.</summary>
    public static GenerateCase[] Open(string folder)
    {
        JsonNode file = JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, "case.json")))!;
        return [.. file["generate"]!.AsArray().Select(one => Read(one!, file["generation"]!.AsObject()))];
    }

    private static GenerateCase Read(JsonNode one, JsonObject tokens)
    {
        JsonObject options = tokens.DeepClone().AsObject();
        foreach ((string name, JsonNode? value) in one["options"]!.AsObject())
        {
            options[name] = value?.DeepClone();
        }

        return new GenerateCase(
            one["source"].Deserialize<int[]>()!,
            Read(options.ToJsonString()),
            one["sequences"].Deserialize<int[][]>()!,
            one["scores"].Deserialize<float[]?>());
    }

    private sealed class EarlyStoppingConverter : JsonConverter<EarlyStopping>
    {
        public override EarlyStopping Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.True => EarlyStopping.WhenFull,
            JsonTokenType.False => EarlyStopping.Heuristic,
            JsonTokenType.String when reader.ValueTextEquals("never") => EarlyStopping.Never,
            _ => throw new JsonException("early_stopping is true, false or \"never\"."),
        };

        public override void Write(Utf8JsonWriter writer, EarlyStopping value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    // One id or several.
    private sealed class IdsConverter : JsonConverter<IReadOnlyList<int>>
    {
        public override IReadOnlyList<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                return [reader.GetInt32()];
            }

            List<int> ids = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                ids.Add(reader.GetInt32());
            }

            return ids;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<int> value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
