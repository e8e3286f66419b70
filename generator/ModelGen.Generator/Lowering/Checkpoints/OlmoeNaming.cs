using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of OLMoE (Hugging Face models/olmoe; llama.cpp gguf-py/gguf/tensor_mapping.py): those of Qwen 3 MoE, with norms over all heads of queries and keys.</summary>
internal sealed class OlmoeNaming : LlamaNaming
{
    protected override string[] Architectures => ["olmoe"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("olmoe", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    protected override ExpertScoring? Scoring => ExpertScoring.SoftmaxThenTopK;

    // Neither the library nor llama.cpp renormalizes unless it is told to.
    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) =>
        LlamaSettings.Of(architecture).Select(setting => setting.Name == ExpertSettings.Renormalized ? setting with { WhenAbsent = false, GgufWhenAbsent = false } : setting);
}
