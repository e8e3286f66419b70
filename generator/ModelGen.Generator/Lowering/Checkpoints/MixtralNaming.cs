using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of Mixtral (Hugging Face models/mixtral; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with experts in every layer. GGUF files call it LLaMA.</summary>
internal sealed class MixtralNaming : LlamaNaming
{
    private const string Experts = Layer + "block_sparse_moe.";

    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.Gate] = null,
        [TensorRole.Up] = null,
        [TensorRole.Down] = null,
        [TensorRole.Router] = new(Experts + "gate", "blk.{layer}.ffn_gate_inp"),
        [TensorRole.RouterCorrection] = null,
        [TensorRole.ExpertGate] = new(Experts + "experts.{expert}.w1", "blk.{layer}.ffn_gate_exps"),
        [TensorRole.ExpertUp] = new(Experts + "experts.{expert}.w3", "blk.{layer}.ffn_up_exps"),
        [TensorRole.ExpertDown] = new(Experts + "experts.{expert}.w2", "blk.{layer}.ffn_down_exps"),
        [TensorRole.SharedGate] = null,
        [TensorRole.SharedUp] = null,
        [TensorRole.SharedDown] = null,
        [TensorRole.SharedRouter] = null,
    };

    protected override string[] Architectures => ["mixtral", "llama"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("llama", RotaryPairing.Interleaved)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    protected override ExpertScoring? Scoring => ExpertScoring.SoftmaxThenTopK;

    // No file of the family says so.
    public override string? Lacks(ArchitectureSpec architecture) => base.Lacks(architecture)
        ?? (architecture.LayerKinds.All(layer => layer.FeedForward.Experts is { Renormalize: true }) ? null : "add Renormalize = true to [Experts]");
}
