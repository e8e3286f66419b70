using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of Qwen 2 MoE and Qwen 1.5 MoE (Hugging Face models/qwen2_moe; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with biases on queries, keys and values, and a shared expert.</summary>
internal sealed class Qwen2MoeNaming : LlamaNaming
{
    protected override string[] Architectures => ["qwen2_moe", "qwen2moe"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("qwen2moe", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    protected override ExpertScoring? Scoring => ExpertScoring.SoftmaxThenTopK;

    // Neither the library nor llama.cpp renormalizes unless it is told to.
    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) =>
        LlamaSettings.Of(architecture).Select(setting => setting.Name == ExpertSettings.Renormalized ? setting with { WhenAbsent = false, GgufWhenAbsent = false } : setting);
}
