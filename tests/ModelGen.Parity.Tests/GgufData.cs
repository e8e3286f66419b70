using System.Runtime.InteropServices;
using System.Text;

namespace ModelGen.Parity.Tests;

/// <summary>A float32 tensor to write: its sizes outermost first.</summary>
internal sealed record GgufTensorData(string Name, int[] Shape, float[] Values);

/// <summary>Writes GGUF files of float32 tensors.</summary>
internal static class GgufData
{
    private const int Alignment = 32;

    public static byte[] Write(Dictionary<string, object> metadata, IReadOnlyList<GgufTensorData> tensors)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write("GGUF"u8);
        writer.Write(3);
        writer.Write((long)tensors.Count);
        writer.Write((long)metadata.Count);
        foreach ((string key, object value) in metadata)
        {
            WriteText(writer, key);
            WriteValue(writer, value);
        }

        long offset = 0;
        foreach (GgufTensorData tensor in tensors)
        {
            WriteText(writer, tensor.Name);
            writer.Write(tensor.Shape.Length);
            Array.ForEach([.. tensor.Shape.Reverse()], size => writer.Write((long)size));
            writer.Write(0);
            writer.Write(offset);
            offset += Aligned(tensor.Values.Length * sizeof(float));
        }

        foreach (GgufTensorData tensor in tensors)
        {
            Pad(writer);
            writer.Write(MemoryMarshal.AsBytes<float>(tensor.Values));
        }

        Pad(writer);
        return stream.ToArray();
    }

    private static long Aligned(long position) => (position + Alignment - 1) / Alignment * Alignment;

    private static void Pad(BinaryWriter writer) => writer.Write(new byte[Aligned(writer.BaseStream.Position) - writer.BaseStream.Position]);

    private static void WriteValue(BinaryWriter writer, object value)
    {
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
            case float number:
                writer.Write((int)GgufValueType.Float32);
                writer.Write(number);
                break;
            case bool flag:
                writer.Write((int)GgufValueType.Bool);
                writer.Write(flag);
                break;
            default:
                throw new ArgumentException($"No metadata are of type {value.GetType()}.", nameof(value));
        }
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((long)bytes.Length);
        writer.Write(bytes);
    }
}
