using System.Runtime.InteropServices;
using System.Text;

namespace ModelGen.Runtime;

/// <summary>Metadata values of GGUF as a file has them: the type and what follows it.</summary>
internal static class GgufMetadataBytes
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Text(string text) => StrictUtf8.GetBytes(text);

    public static byte[] Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Build(GgufValueType.String, writer => WriteText(writer, value));
    }

    public static byte[] Of(bool value) => Build(GgufValueType.Bool, writer => writer.Write(value));

    public static byte[] Of(uint value) => Build(GgufValueType.UInt32, writer => writer.Write(value));

    public static byte[] Of(float value) => Build(GgufValueType.Float32, writer => writer.Write(value));

    public static byte[] Of(IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Build(GgufValueType.Array, writer =>
        {
            WriteArrayStart(writer, GgufValueType.String, values.Count);
            foreach (string value in values)
            {
                WriteText(writer, value);
            }
        });
    }

    public static byte[] Of(ReadOnlySpan<int> values) => Numbers(GgufValueType.Int32, values.Length, MemoryMarshal.AsBytes(values).ToArray());

    public static byte[] Of(ReadOnlySpan<float> values) => Numbers(GgufValueType.Float32, values.Length, MemoryMarshal.AsBytes(values).ToArray());

    public static byte[] Of(GgufValue value) => Build(value.Type, writer => writer.Write(value.Stored()));

    private static byte[] Numbers(GgufValueType type, int count, byte[] elements) => Build(GgufValueType.Array, writer =>
    {
        WriteArrayStart(writer, type, count);
        writer.Write(elements);
    });

    private static byte[] Build(GgufValueType type, Action<BinaryWriter> write)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write((uint)type);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static void WriteArrayStart(BinaryWriter writer, GgufValueType type, int count)
    {
        writer.Write((uint)type);
        writer.Write((long)count);
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        byte[] bytes = Text(text);
        writer.Write((long)bytes.Length);
        writer.Write(bytes);
    }
}
