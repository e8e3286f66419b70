using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>
/// The names of gpt-oss (Hugging Face models/gpt_oss; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with the experts of a layer in one tensor, turned, a row of the gate and a row of the linear projection in turns. GGUF files
/// have them apart.
/// </summary>
internal sealed class GptOssNaming : LlamaNaming
{
    private const string Experts = Layer + "mlp.experts.";

    public override GateUpLayout ExpertGateUp => GateUpLayout.Interleaved;

    public override bool ExpertsTransposed => true;

    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.FeedForwardNorm] = new(Layer + "post_attention_layernorm", "blk.{layer}.post_attention_norm"),
        [TensorRole.Gate] = null,
        [TensorRole.Up] = null,
        [TensorRole.Down] = null,
        [TensorRole.Router] = new(Layer + "mlp.router", "blk.{layer}.ffn_gate_inp"),
        [TensorRole.RouterCorrection] = null,
        [TensorRole.ExpertGate] = Expert("gate_up_proj", "ffn_gate_exps"),
        [TensorRole.ExpertUp] = Expert("gate_up_proj", "ffn_up_exps"),
        [TensorRole.ExpertDown] = Expert("down_proj", "ffn_down_exps"),
        [TensorRole.SharedGate] = null,
        [TensorRole.SharedUp] = null,
        [TensorRole.SharedDown] = null,
        [TensorRole.SharedRouter] = null,
    };

    protected override string[] Architectures => ["gpt_oss", "gpt-oss"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("gpt-oss", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    protected override ExpertScoring? Scoring => ExpertScoring.TopKThenSoftmax;

    // No file of the family says so, and GGUF files say nothing of its activation.
    public override string? Lacks(ArchitectureSpec architecture)
    {
        FeedForwardSpec feedForward = architecture.LayerKinds[0].FeedForward;
        return base.Lacks(architecture)
            ?? (feedForward.UpOffset != 1 ? "add UpOffset = 1 to [Activation]" : feedForward.Limit == 0 ? "add Limit = 7 to [Activation]" : feedForward.SigmoidFactor == 1 ? "add SigmoidFactor = 1.702 to [Activation]" : null);
    }

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture)
    {
        FeedForwardSpec feedForward = architecture.LayerKinds[0].FeedForward;
        return
        [
            .. LlamaSettings.Of(architecture),
            new SettingSpec("limit of the activation", ["swiglu_limit"], null, feedForward.Limit) { WhenAbsent = 7.0 },
            new SettingSpec("sigmoid factor of the activation", ["swiglu_alpha"], null, feedForward.SigmoidFactor) { WhenAbsent = 1.702 },
        ];
    }

    private static TensorNames Expert(string name, string gguf) => new(Experts + name, "blk.{layer}." + gguf) { Weight = Experts + name, Bias = Experts + name + "_bias" };
}
