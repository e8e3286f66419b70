using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>
/// The names of Granite 3 MoE (Hugging Face models/granitemoe, models/granitemoeshared; llama.cpp gguf-py/gguf/tensor_mapping.py): Granite's, with the experts of a layer in one tensor, all rows of the gate before those of the linear
/// projection, and so the shared expert. GGUF files have them apart.
/// </summary>
internal sealed class GraniteMoeNaming : GraniteNaming
{
    private const string Experts = Layer + "block_sparse_moe.";

    public override GateUpLayout ExpertGateUp => GateUpLayout.GateFirst;

    public override GateUpLayout SharedGateUp => GateUpLayout.GateFirst;

    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.Gate] = null,
        [TensorRole.Up] = null,
        [TensorRole.Down] = null,
        [TensorRole.Router] = new(Experts + "router.layer", "blk.{layer}.ffn_gate_inp"),
        [TensorRole.RouterCorrection] = null,
        [TensorRole.ExpertGate] = new(Experts + "input_linear", "blk.{layer}.ffn_gate_exps"),
        [TensorRole.ExpertUp] = new(Experts + "input_linear", "blk.{layer}.ffn_up_exps"),
        [TensorRole.ExpertDown] = new(Experts + "output_linear", "blk.{layer}.ffn_down_exps"),
        [TensorRole.SharedGate] = new(Layer + "shared_mlp.input_linear", "blk.{layer}.ffn_gate_shexp"),
        [TensorRole.SharedUp] = new(Layer + "shared_mlp.input_linear", "blk.{layer}.ffn_up_shexp"),
        [TensorRole.SharedDown] = new(Layer + "shared_mlp.output_linear", "blk.{layer}.ffn_down_shexp"),
        [TensorRole.SharedRouter] = null,
    };

    protected override string[] Architectures => ["granitemoe", "granitemoeshared"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("granitemoe", RotaryPairing.Interleaved)];

    protected override ExpertScoring? Scoring => ExpertScoring.TopKThenSoftmax;
}
