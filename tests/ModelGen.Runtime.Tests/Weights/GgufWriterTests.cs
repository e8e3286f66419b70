using System.Runtime.InteropServices;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>What the writer writes, the reader reads back; what the reader would not read, the writer does not write.</summary>
public sealed class GgufWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadsBackExactly()
    {
        string path = NewPath();
        float[] matrix = [.. Enumerable.Range(0, 3 * 64).Select(i => MathF.Sin(i))];
        byte[] blocks = new byte[WeightCodec.RowBytes(WeightType.Q8_0, matrix.Length)];
        WeightCodec.Encode(WeightType.Q8_0, matrix, blocks);
        using (GgufWriter writer = GgufWriter.Create(path))
        {
            writer.Set("text", "ü\n");
            writer.Set("truth", true);
            writer.Set("count", uint.MaxValue);
            writer.Set("ratio", 0.1f);
            writer.Set("texts", ["a", "", "日本"]);
            writer.Set("numbers", new[] { -1, int.MaxValue });
            writer.Set("floats", new[] { 0.5f, float.NegativeInfinity });
            Assert.Equal(7, writer.Declare("odd", GgufTensorType.I8, [7]));
            Assert.Equal(0, writer.Declare("empty", GgufTensorType.F32, [0, 4]));
            Assert.Equal(blocks.Length, writer.Declare("matrix", GgufTensorType.Q8_0, [3, 64]));
            Assert.Equal(4, writer.Declare("scalar", GgufTensorType.F32, []));
            writer.Write([1, 2, 3]);
            writer.Write([4, 5, 6, 7]);
            foreach (byte[] piece in blocks.Chunk(50))
            {
                writer.Write(piece);
            }

            writer.Write(MemoryMarshal.AsBytes<float>([2.5f]));
            Assert.False(File.Exists(path));
            writer.Complete();
        }

        using GgufFile file = GgufFile.Open(path);
        Assert.Equal(3, file.Version);
        Assert.Equal(["text", "truth", "count", "ratio", "texts", "numbers", "floats"], file.Metadata.Keys);
        Assert.Equal("ü\n", file.Require("text").AsString());
        Assert.True(file.Require("truth").AsBoolean());
        Assert.Equal(uint.MaxValue, file.Require("count").AsInteger());
        Assert.Equal(0.1f, file.Require("ratio").AsFloat());
        Assert.Equal(["a", "", "日本"], file.Require("texts").AsStrings());
        Assert.Equal([-1L, int.MaxValue], file.Require("numbers").AsIntegers());
        Assert.Equal([0.5f, float.NegativeInfinity], file.Require("floats").AsFloats());
        Assert.Equal(["odd", "empty", "matrix", "scalar"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([3L, 64L], file.Find("matrix")!.Shape);
        Assert.All(file.Tensors, tensor => Assert.Equal(0, tensor.Offset % 32));
        byte[] odd = new byte[4];
        file.ReadBytes("odd", 2, odd);
        Assert.Equal([3, 4, 5, 6], odd);
        Assert.Equal([2.5f], file.ReadFloats("scalar"));

        float[] decoded = file.ReadFloats("matrix");
        float[] part = new float[64];
        file.ReadFloats("matrix", 96, part);
        Assert.Equal(decoded[96..160], part);
        WeightCodec.Decode(WeightType.Q8_0, blocks, matrix);
        Assert.Equal(matrix, decoded);
    }

    [Fact]
    public void CopiesMetadataByteForByte()
    {
        Dictionary<string, object> metadata = new()
        {
            ["large"] = new[] { 5UL, 1UL << 63 },
            ["bytes"] = new sbyte[] { -3, 4 },
            ["broken"] = "",
            ["none"] = Array.Empty<string>(),
        };
        byte[] bytes = CheckpointWriter.Gguf(metadata, []);

        // A text of one byte that no UTF-8 has: it is read as U+FFFD and must survive nevertheless.
        int length = bytes.AsSpan().IndexOf("broken"u8) + "broken"u8.Length + sizeof(uint);
        bytes = [.. bytes[..length], 1, .. bytes[(length + 1)..(length + 8)], 0xFF, .. bytes[(length + 8)..]];
        string source = _folder.Write("source.gguf", bytes);
        string path = NewPath();
        using (GgufFile file = GgufFile.Open(source))
        using (GgufWriter writer = GgufWriter.Create(path))
        {
            Assert.Equal("\uFFFD", file.Require("broken").AsString());
            foreach (GgufValue value in file.Metadata.Values)
            {
                writer.Copy(value);
            }

            writer.Complete();
        }

        byte[] written = File.ReadAllBytes(path);
        int common = Math.Min(bytes.Length, written.Length);
        Assert.Equal(bytes[..common], written[..common]);
        Assert.All(bytes[common..].Concat(written[common..]), value => Assert.Equal(0, value));
    }

    [Fact]
    public void AFileThatIsNotCompletedLeavesNothingBehind()
    {
        string path = _folder.Write("model.gguf", [1, 2, 3]);
        using (GgufWriter writer = GgufWriter.Create(path))
        {
            writer.Declare("a", GgufTensorType.F32, [2]);
            writer.Write(new byte[4]);
            Assert.Contains("'a' lacks 4 of its bytes", Assert.Throws<InvalidOperationException>(writer.Complete).Message, StringComparison.Ordinal);
        }

        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void WhatTheFormatForbidsIsRefused()
    {
        using GgufWriter writer = GgufWriter.Create(NewPath());
        writer.Set("key", 1u);
        writer.Declare("a", GgufTensorType.F32, [2]);
        AssertRefused("set already", () => writer.Set("key", 2u));
        AssertRefused("aligned to the 32 bytes", () => writer.Set("general.alignment", 64u));
        AssertRefused("longer than 65,535 bytes", () => writer.Set(new string('k', 65_536), 1u));
        Assert.Throws<ArgumentException>(() => writer.Set("", 1u));
        Assert.ThrowsAny<ArgumentException>(() => writer.Set("half", "\uD800"));
        AssertRefused("declared already", () => writer.Declare("a", GgufTensorType.F32, [2]));
        AssertRefused("longer than the 63 bytes", () => writer.Declare(new string('n', 64), GgufTensorType.F32, [2]));
        AssertRefused("not whole blocks of 32 (Q8_0)", () => writer.Declare("b", GgufTensorType.Q8_0, [2, 33]));
        AssertRefused("none negative", () => writer.Declare("b", GgufTensorType.F32, [-1]));
        AssertRefused("up to 4 sizes", () => writer.Declare("b", GgufTensorType.F32, [1, 1, 1, 1, 1]));
        AssertRefused("more bytes than any file", () => writer.Declare("b", GgufTensorType.F32, [1L << 40, 1L << 40]));
        AssertRefused("the format does not know", () => writer.Declare("b", (GgufTensorType)4, [1]));
        Assert.Throws<InvalidOperationException>(() => writer.Write(new byte[9]));
        writer.Write(new byte[8]);
        Assert.Throws<InvalidOperationException>(() => writer.Write(new byte[1]));
        Assert.Throws<InvalidOperationException>(() => writer.Set("late", 1u));
        Assert.Throws<InvalidOperationException>(() => writer.Declare("late", GgufTensorType.F32, [1]));
        writer.Complete();
        Assert.Throws<ObjectDisposedException>(writer.Complete);
    }

    [Fact]
    public void PartsOfTensorsAreChecked()
    {
        string path = NewPath();
        using (GgufWriter writer = GgufWriter.Create(path))
        {
            writer.Declare("a", GgufTensorType.Q8_0, [2, 32]);
            writer.Write(new byte[68]);
            writer.Complete();
        }

        using GgufFile file = GgufFile.Open(path);
        Assert.Throws<ArgumentException>(() => file.ReadFloats("a", 1, new float[32]));
        Assert.Throws<ArgumentException>(() => file.ReadFloats("a", 0, new float[31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.ReadFloats("a", 32, new float[64]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.ReadFloats("a", -32, new float[32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.ReadBytes("a", 60, new byte[9]));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.ReadBytes("a", -1, new byte[1]));
        Assert.Throws<KeyNotFoundException>(() => file.ReadFloats("b", 0, new float[32]));
    }

    private static void AssertRefused(string part, Action action) =>
        Assert.Contains(part, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    private string NewPath() => Path.Combine(_folder.Path, "model.gguf");
}
