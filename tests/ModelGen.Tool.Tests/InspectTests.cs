using System.Text.Json;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Tool.Tests;

/// <summary><c>modelgen inspect</c>: the tree, the table, JSON, and files that are none.</summary>
public sealed class InspectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheTreeFoldsLayers()
    {
        string path = WriteModel();
        ToolRun run = ToolRun.Of("inspect", path);
        Assert.Equal(0, run.Code);
        string expected =
            $"""
            {path}: GGUF version 3
            6 tensors, 1,120 elements, 2.2 KiB
              Q8_0: 1 tensor, 544 bytes
              F32: 4 tensors, 896 bytes
              F16: 1 tensor, 768 bytes
            vocabulary: 5 tokens

            metadata
              general.architecture = 'llama'
              llama.block_count = 2
              llama.rope.freq_base = 10000
              tokenizer.ggml.tokens = String[5] 'a', 'b', 'c', '\u000A', …
              tokenizer.ggml.scores = Float32[2] 1E-05, -1
              tokenizer.ggml.add_bos_token = true

            tensors
            ├─ token_embd.weight  Q8_0 [16 × 32] 544 bytes
            └─ blk.{"{0–1, 3}"}
               ├─ attn_norm.weight  3 × F32 [32] 384 bytes
               └─ ffn
                  ├─ up.weight  F32 [4 × 32] 512 bytes
                  └─ down.weight  F16 [12 × 32] 768 bytes

            """;
        Assert.Equal(expected.ReplaceLineEndings(), run.Output.ReplaceLineEndings());
    }

    [Fact]
    public void TheTableHasALineForEachTensor()
    {
        string[] lines = ToolRun.Of("inspect", WriteModel(), "--table").Output.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal(
            [
                "tensor                  type  shape      bytes",
                "token_embd.weight       Q8_0  [16 × 32]    544",
                "blk.0.attn_norm.weight  F32   [32]         128",
                "blk.1.attn_norm.weight  F32   [32]         128",
                "blk.3.attn_norm.weight  F32   [32]         128",
                "blk.0.ffn.up.weight     F32   [4 × 32]     512",
                "blk.0.ffn.down.weight   F16   [12 × 32]    768",
            ],
            lines[^7..]);
    }

    [Fact]
    public void JsonHasEverything()
    {
        using JsonDocument json = JsonDocument.Parse(ToolRun.Of("inspect", WriteModel(), "--json").Output);
        Assert.Equal(2208, json.RootElement.GetProperty("bytes").GetInt64());
        JsonElement metadata = json.RootElement.GetProperty("metadata");
        Assert.Equal(5, metadata.GetProperty("tokenizer.ggml.tokens").GetArrayLength());
        Assert.Equal(10_000, metadata.GetProperty("llama.rope.freq_base").GetDouble());
        Assert.True(metadata.GetProperty("tokenizer.ggml.add_bos_token").GetBoolean());
        JsonElement tensor = json.RootElement.GetProperty("tensors")[0];
        Assert.Equal("token_embd.weight", tensor.GetProperty("name").GetString());
        Assert.Equal([16L, 32L], tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()));
    }

    [Fact]
    public void ReadsSafetensorsByFileAndDirectoryAndIndex()
    {
        string directory = SharedData.Path("stories260k");
        ToolRun run = ToolRun.Of("inspect", directory);
        Assert.Equal("", run.Error);
        Assert.Contains(": safetensors", run.Output, StringComparison.Ordinal);
        Assert.Contains("─ layers.{0–4}", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, ToolRun.Of("inspect", Path.Combine(directory, "model.safetensors")).Output);

        string sharded = SharedData.Folders("parity").First(name => File.Exists(SharedData.Path($"parity/{name}/config.json"))
            && Directory.EnumerateFiles(SharedData.Path($"parity/{name}"), "model.safetensors.index.json").Any());
        Assert.Matches("safetensors in [0-9]+ files", ToolRun.Of("inspect", SharedData.Path($"parity/{sharded}/model.safetensors.index.json")).Output);
    }

    [Theory]
    [InlineData("safetensors")]
    [InlineData("gguf")]
    public void HostileFilesAreOneLineAndNoTrace(string format)
    {
        string folder = SharedData.Path($"hostile/{format}");
        Assert.All(Directory.EnumerateFiles(folder, $"*.{format}"), file =>
        {
            ToolRun run = ToolRun.Of("inspect", file);
            Assert.True(run.Code == 0 || (run.Error.Count(character => character == '\n') == 1 && run.Error.StartsWith("modelgen: ", StringComparison.Ordinal)), run.Error);
        });
    }

    [Fact]
    public void WhatIsNoModelIsRefused()
    {
        string text = _folder.File("note.txt");
        File.WriteAllText(text, "Once upon a time there was no model.");
        Assert.Equal(1, ToolRun.Of("inspect", text).Code);
        Assert.Contains("There is no file or directory", ToolRun.Of("inspect", _folder.File("none")).Error, StringComparison.Ordinal);
        Assert.Contains("has no model.safetensors", ToolRun.Of("inspect", _folder.Path).Error, StringComparison.Ordinal);
        Assert.Equal(1, ToolRun.Of("inspect", text, "--table", "--json").Code);
    }

    [Fact]
    public void HelpNamesTheCommandsWithExamples()
    {
        Assert.Contains("inspect", ToolRun.Of("--help").Output, StringComparison.Ordinal);
        Assert.Contains("modelgen inspect model.gguf", ToolRun.Of("inspect", "--help").Output, StringComparison.Ordinal);
        Assert.Contains("modelgen quantize model-F32.gguf", ToolRun.Of("quantize", "--help").Output, StringComparison.Ordinal);
    }

    private string WriteModel()
    {
        string path = _folder.File("model.gguf");
        using GgufWriter writer = GgufWriter.Create(path);
        writer.Set("general.architecture", "llama");
        writer.Set("llama.block_count", 2u);
        writer.Set("llama.rope.freq_base", 10_000f);
        writer.Set("tokenizer.ggml.tokens", ["a", "b", "c", "\n", "e"]);
        writer.Set("tokenizer.ggml.scores", new[] { 1e-5f, -1 });
        writer.Set("tokenizer.ggml.add_bos_token", true);
        writer.Declare("token_embd.weight", GgufTensorType.Q8_0, [16, 32]);
        foreach (int layer in new[] { 0, 1, 3 })
        {
            writer.Declare($"blk.{layer}.attn_norm.weight", GgufTensorType.F32, [32]);
        }

        writer.Declare("blk.0.ffn.up.weight", GgufTensorType.F32, [4, 32]);
        writer.Declare("blk.0.ffn.down.weight", GgufTensorType.F16, [12, 32]);
        foreach (int size in new[] { 544, 128, 128, 128, 512, 768 })
        {
            writer.Write(new byte[size]);
        }

        writer.Complete();
        return path;
    }
}
