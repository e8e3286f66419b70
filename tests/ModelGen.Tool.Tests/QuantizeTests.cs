using ModelGen.Tests;
using Xunit;

namespace ModelGen.Tool.Tests;

/// <summary><c>modelgen quantize</c> against files that llama.cpp quantised, and at what it must refuse.</summary>
public sealed class QuantizeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("F16")]
    [InlineData("BF16")]
    [InlineData("Q8_0")]
    [InlineData("Q4_0")]
    [InlineData("Q4_K")]
    [InlineData("Q5_K")]
    [InlineData("Q6_K")]
    [InlineData("Q4_K_M")]
    public void WritesTheBytesOfLlamaCpp(string type)
    {
        string path = _folder.File("model.gguf");
        ToolRun run = ToolRun.Of("quantize", SharedData.Path("gguf/F32/model.gguf"), path, "--type", type, "--quiet");
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);

        using GgufFile expected = GgufFile.Open(SharedData.Path($"gguf/{type}/model.gguf"));
        using GgufFile actual = GgufFile.Open(path);
        Assert.Equal(expected.Metadata.Keys, actual.Metadata.Keys);
        Assert.All(expected.Metadata, entry => Assert.Equal(entry.Value.Plain(), actual.Require(entry.Key).Plain()));
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Name).Order(), actual.Tensors.Select(tensor => tensor.Name).Order());
        Assert.All(expected.Tensors, tensor =>
        {
            Assert.Equal(tensor with { Offset = 0, Shape = [] }, actual.Find(tensor.Name)! with { Offset = 0, Shape = [] });
            Assert.Equal(tensor.Shape, actual.Find(tensor.Name)!.Shape);
            Assert.Equal(Bytes(expected, tensor), Bytes(actual, actual.Find(tensor.Name)!));
        });
        Assert.Equal(new FileInfo(expected.Path).Length, new FileInfo(path).Length);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("Q4_K_S", "attn_v", "Q5_K Q5_K Q5_K Q5_K Q4_K Q4_K Q4_K Q4_K")]
    [InlineData("Q4_K_S", "ffn_down", "Q5_K Q4_K Q4_K Q4_K Q4_K Q4_K Q4_K Q4_K")]
    [InlineData("Q4_K_M", "ffn_down", "Q6_K Q4_K Q4_K Q6_K Q4_K Q4_K Q6_K Q6_K")]
    [InlineData("Q5_K_S", "attn_v", "Q5_K Q5_K Q5_K Q5_K Q5_K Q5_K Q5_K Q5_K")]
    [InlineData("Q5_K_M", "attn_v", "Q6_K Q5_K Q5_K Q6_K Q5_K Q5_K Q6_K Q6_K")]
    [InlineData("Q5_K_M", "attn_qkv", "Q6_K Q6_K Q6_K Q6_K Q6_K Q6_K Q6_K Q6_K")]
    public void MixesGiveSomeLayersMore(string type, string part, string expected)
    {
        (string, long[])[] layers = [.. Enumerable.Range(0, 8).Select(layer => ($"blk.{layer}.{part}.weight", new long[] { 1, 256 }))];
        Quantize(WriteSource([("token_embd.weight", [2, 256]), .. layers]), type, out GgufFile file);
        using (file)
        {
            Assert.Equal(expected, string.Join(' ', file.Tensors.Skip(1).Select(tensor => tensor.Type)));
            Assert.Equal(GgufTensorType.Q6_K, file.Tensors[0].Type);
        }
    }

    [Fact]
    public void KeepsWhatIsNoMatrixOfWeights()
    {
        string source = WriteSource(("token_types.weight", [2, 32]), ("blk.0.attn_norm.weight", [32]), ("blk.0.ffn_gate_inp.weight", [4, 32]), ("blk.0.attn_q.bias", [32]), ("blk.0.ffn_up_exps.weight", [2, 3, 32]));
        Quantize(source, "Q8_0", out GgufFile file);
        using (file)
        {
            Assert.All(file.Tensors.SkipLast(1), tensor => Assert.Equal(GgufTensorType.F32, tensor.Type));
            Assert.Equal(GgufTensorType.Q8_0, file.Tensors[^1].Type);
            Assert.Equal(6 * 34, file.Tensors[^1].Bytes);
        }
    }

    [Fact]
    public void RowsThatAreNoWholeBlocksGetATypeThatFitsAndItSaysSo()
    {
        string source = WriteSource(("a.weight", [2, 256]), ("b.weight", [2, 96]), ("c.weight", [2, 33]));
        ToolRun run = Quantize(source, "Q4_K", out GgufFile file);
        using (file)
        {
            Assert.Equal([GgufTensorType.Q4_K, GgufTensorType.Q8_0, GgufTensorType.F16], file.Tensors.Select(tensor => tensor.Type));
        }

        Assert.DoesNotContain("a.weight", run.Output, StringComparison.Ordinal);
        Assert.Contains("b.weight [2 × 96]: F32 → Q8_0 (rows of 96 elements are not whole blocks of Q4_K: Q8_0 instead)", run.Output, StringComparison.Ordinal);
        Assert.Contains("c.weight [2 × 33]: F32 → F16 (rows of 33 elements are not whole blocks of Q4_K: F16 instead)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void QuantisedTensorsAreQuantisedAgainOnlyWhenAsked()
    {
        string source = SharedData.Path("gguf/Q8_0/model.gguf");
        string path = _folder.File("model.gguf");
        ToolRun refused = ToolRun.Of("quantize", source, path, "--type", "Q4_0");
        Assert.Equal(1, refused.Code);
        Assert.Contains("is Q8_0 already", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path));

        Assert.Equal(0, ToolRun.Of("quantize", source, path, "--type", "Q4_0", "--requantize").Code);

        // Back to float32 nothing is lost.
        Assert.Equal(0, ToolRun.Of("quantize", source, path, "--type", "F32").Code);
        using GgufFile quantised = GgufFile.Open(source);
        using GgufFile floats = GgufFile.Open(path);
        Assert.All(quantised.Tensors, tensor => Assert.Equal(quantised.ReadFloats(tensor.Name), floats.ReadFloats(tensor.Name)));
    }

    [Fact]
    public void NumbersThatTheTypeCannotHoldAreRefused()
    {
        string source = _folder.File("source.gguf");
        using (GgufWriter writer = GgufWriter.Create(source))
        {
            writer.Declare("a.weight", GgufTensorType.F32, [1, 32]);
            writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>([.. Enumerable.Repeat(float.NaN, 32)]));
            writer.Complete();
        }

        ToolRun run = ToolRun.Of("quantize", source, _folder.File("out.gguf"), "--type", "Q8_0");
        Assert.Equal(1, run.Code);
        Assert.Contains("'a.weight' holds NaN, which Q8_0 cannot", run.Error, StringComparison.Ordinal);
        Assert.Equal([source], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void WrongCommandLinesAreRefused()
    {
        string source = WriteSource(("a.weight", [1, 32]));
        Assert.Contains("is the file to read", ToolRun.Of("quantize", source, source, "--type", "Q8_0").Error, StringComparison.Ordinal);
        Assert.Equal(1, ToolRun.Of("quantize", source, _folder.File("out.gguf"), "--type", "Q2_K").Code);
        Assert.Equal(1, ToolRun.Of("quantize", source, _folder.File("out.gguf")).Code);
        Assert.Contains("There is no file", ToolRun.Of("quantize", _folder.File("none.gguf"), "out.gguf", "--type", "Q8_0").Error, StringComparison.Ordinal);
        Assert.Equal([source], Directory.GetFiles(_folder.Path));
    }

    private static byte[] Bytes(GgufFile file, GgufTensor tensor)
    {
        byte[] bytes = new byte[tensor.Bytes];
        file.ReadBytes(tensor.Name, 0, bytes);
        return bytes;
    }

    private ToolRun Quantize(string source, string type, out GgufFile file)
    {
        string path = _folder.File("out.gguf");
        ToolRun run = ToolRun.Of("quantize", source, path, "--type", type, "--quiet");
        Assert.Equal(0, run.Code);
        file = GgufFile.Open(path);
        return run;
    }

    private string WriteSource(params (string Name, long[] Shape)[] tensors)
    {
        string path = _folder.File("source.gguf");
        using GgufWriter writer = GgufWriter.Create(path);
        writer.Set("general.architecture", "llama");
        long[] bytes = [.. tensors.Select(tensor => writer.Declare(tensor.Name, GgufTensorType.F32, tensor.Shape))];
        foreach (long count in bytes)
        {
            writer.Write(new byte[count]);
        }

        writer.Complete();
        return path;
    }
}
