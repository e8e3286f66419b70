using System.Text;

namespace ModelGen.Text.Tests;

/// <summary>Writes a GGUF file of metadata alone, for vocabularies.</summary>
internal static class GgufWriter
{
    public static byte[] Write(params (string Key, object Value)[] entries)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("GGUF"u8);
        writer.Write(3);
        writer.Write(0L);
        writer.Write((long)entries.Length);
        foreach ((string key, object value) in entries)
        {
            WriteText(writer, key);
            switch (value)
            {
                case string text:
                    writer.Write((int)GgufValueType.String);
                    WriteText(writer, text);
                    break;
                case uint number:
                    writer.Write((int)GgufValueType.UInt32);
                    writer.Write(number);
                    break;
                case bool flag:
                    writer.Write((int)GgufValueType.Bool);
                    writer.Write(flag);
                    break;
                case string[] texts:
                    WriteArray(writer, GgufValueType.String, texts, text => WriteText(writer, text));
                    break;
                case int[] numbers:
                    WriteArray(writer, GgufValueType.Int32, numbers, writer.Write);
                    break;
                case float[] numbers:
                    WriteArray(writer, GgufValueType.Float32, numbers, writer.Write);
                    break;
                default:
                    throw new ArgumentException($"{key}: {value.GetType()}", nameof(entries));
            }
        }

        return stream.ToArray();
    }

    private static void WriteArray<T>(BinaryWriter writer, GgufValueType type, T[] values, Action<T> write)
    {
        writer.Write((int)GgufValueType.Array);
        writer.Write((int)type);
        writer.Write((long)values.Length);
        Array.ForEach(values, write);
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((long)bytes.Length);
        writer.Write(bytes);
    }
}
