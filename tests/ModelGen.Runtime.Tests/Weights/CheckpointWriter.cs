using System.Text;
using System.Text.Json.Nodes;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>A tensor to write: its type by the format's name, its shape slowest first, its bytes.</summary>
internal sealed record WrittenTensor(string Name, string Type, int[] Shape, byte[] Data);

/// <summary>Writes small sound checkpoints for tests.</summary>
internal static class CheckpointWriter
{
    public static byte[] Safetensors(IEnumerable<WrittenTensor> tensors)
    {
        JsonObject header = [];
        List<byte> data = [];
        foreach (WrittenTensor tensor in tensors)
        {
            header[tensor.Name] = new JsonObject
            {
                ["dtype"] = tensor.Type,
                ["shape"] = new JsonArray([.. tensor.Shape.Select(size => (JsonNode)size)]),
                ["data_offsets"] = new JsonArray(data.Count, data.Count + tensor.Data.Length),
            };
            data.AddRange(tensor.Data);
        }

        return Safetensors(header.ToJsonString(), [.. data]);
    }

    public static byte[] Safetensors(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. data];
    }

    /// <summary>GGUF version 3; metadata values are uint, float, bool, string or arrays of int, sbyte, ulong, bool, float or string.</summary>
    public static byte[] Gguf(IReadOnlyDictionary<string, object> metadata, IReadOnlyList<WrittenTensor> tensors)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write((ulong)tensors.Count);
        writer.Write((ulong)metadata.Count);
        foreach ((string key, object value) in metadata)
        {
            WriteString(writer, key);
            WriteValue(writer, value);
        }

        long offset = 0;
        foreach (WrittenTensor tensor in tensors)
        {
            WriteString(writer, tensor.Name);
            writer.Write((uint)tensor.Shape.Length);
            foreach (int size in tensor.Shape.Reverse())
            {
                writer.Write((ulong)size);
            }

            writer.Write((uint)Enum.Parse<GgufTensorType>(tensor.Type));
            writer.Write((ulong)offset);
            offset += (tensor.Data.Length + 31) / 32 * 32;
        }

        foreach (WrittenTensor tensor in tensors)
        {
            Pad(writer);
            writer.Write(tensor.Data);
        }

        Pad(writer);
        return stream.ToArray();
    }

    private static void Pad(BinaryWriter writer)
    {
        while (writer.BaseStream.Position % 32 != 0)
        {
            writer.Write((byte)0);
        }
    }

    private static void WriteString(BinaryWriter writer, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private static void WriteValue(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case uint number:
                writer.Write(4u);
                writer.Write(number);
                break;
            case float number:
                writer.Write(6u);
                writer.Write(number);
                break;
            case bool truth:
                writer.Write(7u);
                writer.Write(truth);
                break;
            case string text:
                writer.Write(8u);
                WriteString(writer, text);
                break;
            case int[] array when array.GetType() == typeof(int[]):
                WriteArray(writer, 5, array.Length);
                Array.ForEach(array, writer.Write);
                break;
            case sbyte[] array when array.GetType() == typeof(sbyte[]):
                WriteArray(writer, 1, array.Length);
                Array.ForEach(array, writer.Write);
                break;
            case ulong[] array when array.GetType() == typeof(ulong[]):
                WriteArray(writer, 10, array.Length);
                Array.ForEach(array, writer.Write);
                break;
            case bool[] array:
                WriteArray(writer, 7, array.Length);
                Array.ForEach(array, writer.Write);
                break;
            case float[] array:
                WriteArray(writer, 6, array.Length);
                Array.ForEach(array, writer.Write);
                break;
            case string[] array:
                WriteArray(writer, 8, array.Length);
                Array.ForEach(array, text => WriteString(writer, text));
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is not written.", nameof(value));
        }
    }

    private static void WriteArray(BinaryWriter writer, uint type, int count)
    {
        writer.Write(9u);
        writer.Write(type);
        writer.Write((ulong)count);
    }
}
