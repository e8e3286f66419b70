using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of Qwen 3 MoE (Hugging Face models/qwen3_moe; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with queries and keys normalized.</summary>
internal sealed class Qwen3MoeNaming : LlamaNaming
{
    protected override string[] Architectures => ["qwen3_moe", "qwen3moe"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("qwen3moe", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    protected override ExpertScoring? Scoring => ExpertScoring.SoftmaxThenTopK;

    // llama.cpp always renormalizes, the library where it is told to.
    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) =>
        LlamaSettings.Of(architecture).Select(setting => setting.Name == ExpertSettings.Renormalized ? setting with { WhenAbsent = false, GgufWhenAbsent = true } : setting);
}
