using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>
/// The names of Nemotron 3 and 4 and Minitron (Hugging Face models/nemotron; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's without a gate. Their norms are stored less one, but not in GGUF files.
/// </summary>
internal sealed class NemotronNaming : LlamaNaming
{
    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.Gate] = null,
        [TensorRole.QueryNorm] = null,
        [TensorRole.KeyNorm] = null,
    };

    protected override string[] Architectures => ["nemotron"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("nemotron", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Layer;

    protected override Activation? Activation => ModelGen.Activation.SquaredRelu;

    // No file of the family says so.
    public override string? Lacks(ArchitectureSpec architecture) =>
        architecture.Normalization.UnitOffset ? base.Lacks(architecture) : "add UnitOffset = true to [Normalization]";

    // Its own defaults, and an older key.
    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) =>
        LlamaSettings.Of(architecture).Select(setting => setting.Name == "rotary fraction"
            ? setting with { Paths = ["rope_percent", "rope_percentage", .. setting.Paths], WhenAbsent = 0.5 }
            : setting);
}
