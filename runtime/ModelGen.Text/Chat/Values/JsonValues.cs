using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelGen.Text.Chat;

/// <summary>JSON as values of templates. Numbers keep whether they are whole, and all their digits.</summary>
internal static class JsonValues
{
    /// <exception cref="ArgumentException">It nests deeper than 64, or has text that is not Unicode.</exception>
    public static object? Read(JsonNode? node, string parameter)
    {
        if (node is null)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(node.ToJsonString());
            return Read(document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            throw new ArgumentException($"The JSON cannot be given to a template: {problem.Message}", parameter, problem);
        }
    }

    private static object? Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new TemplateMap();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    map[property.Name] = Read(property.Value);
                }

                return map;
            case JsonValueKind.Array:
                return new TemplateSequence([.. element.EnumerateArray().Select(Read)]);
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                string digits = element.GetRawText();
                return digits.AsSpan().ContainsAny('.', 'e', 'E') ? double.Parse(digits, CultureInfo.InvariantCulture) : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            default:
                return null;
        }
    }
}
