using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ModelGen.Tool.Inspection;

/// <summary>Writes what a checkpoint holds for programs.</summary>
internal static class InspectionJson
{
    public static void Write(InspectedModel model, TextWriter output)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("path", model.Path);
            json.WriteString("format", model.Format);
            json.WriteNumber("elements", model.Elements);
            json.WriteNumber("bytes", model.Bytes);
            json.WriteStartObject("metadata");
            foreach (InspectedEntry entry in model.Metadata)
            {
                json.WritePropertyName(entry.Key);
                WriteValue(json, entry.Value);
            }

            json.WriteEndObject();
            json.WriteStartArray("tensors");
            foreach (InspectedTensor tensor in model.Tensors)
            {
                WriteTensor(json, tensor);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static void WriteTensor(Utf8JsonWriter json, InspectedTensor tensor)
    {
        json.WriteStartObject();
        json.WriteString("name", tensor.Name);
        json.WriteString("type", tensor.Type);
        json.WriteStartArray("shape");
        foreach (long size in tensor.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteNumber("bytes", tensor.Bytes);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case object[] elements:
                json.WriteStartArray();
                foreach (object element in elements)
                {
                    WriteValue(json, element);
                }

                json.WriteEndArray();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                // JSON has no numbers for infinities and what is not a number.
                json.WriteStringValue(FormattableString.Invariant($"{value}"));
                break;
        }
    }
}
