using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of the first OLMo (Hugging Face models/olmo; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with norms that have nothing to learn.</summary>
internal sealed class OlmoNaming : LlamaNaming
{
    // Its code has one epsilon, which configurations do not say.
    private const double Epsilon = 1e-5;

    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.AttentionNorm] = null,
        [TensorRole.FeedForwardNorm] = null,
        [TensorRole.FinalNorm] = null,
        [TensorRole.QueryNorm] = null,
        [TensorRole.KeyNorm] = null,
    };

    protected override string[] Architectures => ["olmo"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("olmo", RotaryPairing.Interleaved)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Layer;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    public override string? Lacks(ArchitectureSpec architecture) => architecture.Normalization.Epsilon == Epsilon ? base.Lacks(architecture) : "set Epsilon = 1e-5";
}
