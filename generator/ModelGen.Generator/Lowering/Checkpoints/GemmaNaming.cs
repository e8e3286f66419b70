using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of the first Gemma (Hugging Face models/gemma; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's. Its norms are stored less one, but not in GGUF files.</summary>
internal class GemmaNaming : LlamaNaming
{
    protected override string[] Architectures => ["gemma"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("gemma", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.GeGluTanh;

    // No file of the family says so.
    public override string? Lacks(ArchitectureSpec architecture) => architecture switch
    {
        { Normalization.UnitOffset: false } => "add UnitOffset = true to [Normalization]",
        { Embedding.Scale: not EmbeddingScale.SqrtHidden } => "add [Embedding(Scale = EmbeddingScale.SqrtHidden)]",
        _ => base.Lacks(architecture),
    };

    // The first checkpoints name another activation under the older key.
    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) =>
        LlamaSettings.Of(architecture).Select(setting => setting.Name == "activation" ? setting with { Paths = ["hidden_activation", .. setting.Paths] } : setting);
}
