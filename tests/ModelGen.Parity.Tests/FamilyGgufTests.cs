using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>GGUF files of the families, written as llama.cpp's converter writes them from the checkpoints of Hugging Face, give the logits of the reference.</summary>
public sealed class FamilyGgufTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-gguf-").FullName;

    public static TheoryData<string> Cases => [.. GgufConverter.Cases];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_are_those_of_the_reference(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/" + name);
        string path = Write(reference, name);
        using IDecoder model = Decoders.Load(path, "parity/" + name);
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] tokens = reference.Tokens(i);
            using DecoderSession session = model.CreateSession(tokens.Length);
            Compare.Close(reference.Logits(i), session.ForwardAll(tokens), reference.Tolerance, $"logits of sequence {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_of_another_architecture_is_refused(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/" + name);
        string path = Write(reference, name, architecture: "baichuan");
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => Decoders.Load(path, "parity/" + name));
        Assert.Contains(error.Differences, difference => difference.StartsWith("setting architecture: declared", StringComparison.Ordinal) && difference.Contains("found 'baichuan'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gpt-neox", "gptneox.use_parallel_residual", false, "parallel residual: declared true, found false")]
    [InlineData("gpt-neox", "gptneox.rope.dimension_count", 8u, "rotary size: declared 4, found 8")]
    [InlineData("phi", "phi2.attention.layer_norm_epsilon", 1e-6f, "norm epsilon: declared 1E-05")]
    [InlineData("phi3-longrope", "phi3.rope.scaling.attn_factor", 1f, "rotary scaling: attention_factor")]
    [InlineData("phi3-longrope", "phi3.attention.sliding_window", 16u, "attention window: declared 0, found 16")]
    [InlineData("gemma", "gemma.attention.key_length", 32u, "head size: declared 16, found 32")]
    [InlineData("falcon-40b-like", "falcon.attention.head_count_kv", 1u, "key/value heads: declared 2, found 1")]
    [InlineData("olmo2", "olmo2.rope.freq_base", 5e5f, "rotary base: declared 10000, found 500000")]
    [InlineData("mixtral", "llama.expert_used_count", 1u, "active experts: declared 2, found 1")]
    [InlineData("mixtral", "llama.expert_weights_norm", false, "weights of experts are renormalized: declared true, found false")]
    [InlineData("qwen2-moe", "qwen2moe.expert_gating_func", 2u, "scoring of experts: declared 1, found 2")]
    [InlineData("qwen3-moe", "qwen3moe.expert_weights_scale", 2f, "scale of experts: declared 1, found 2")]
    [InlineData("gpt-oss", "gpt-oss.attention.sliding_window", 16u, "attention window: declared 8, found 16")]
    [InlineData("gpt-oss", "gpt-oss.rope.scaling.factor", 2f, "factor: declared 4, found 2")]
    [InlineData("glm4", "glm4.rope.dimension_count", 16u, "rotary size: declared 8, found 16")]
    public void Metadata_that_contradict_the_declaration_are_named(string name, string key, object value, string expected)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/" + name);
        string path = Write(reference, name, change: metadata => metadata[key] = value);
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => Decoders.Load(path, "parity/" + name));
        Assert.Contains(expected, Assert.Single(error.Differences), StringComparison.Ordinal);
    }

    private string Write(ReferenceCase reference, string name, string? architecture = null, Action<Dictionary<string, object>>? change = null)
    {
        string path = Path.Combine(_folder, "model.gguf");
        File.WriteAllBytes(path, GgufConverter.Convert(reference.Folder, name, architecture, change));
        return path;
    }
}
