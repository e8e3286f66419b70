using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of Phi-3 and Phi-4 (Hugging Face models/phi3; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with projections in one tensor.</summary>
internal sealed class Phi3Naming : LlamaNaming
{
    private static readonly TensorNames QueryKeyValueNames = new(Layer + "self_attn.qkv_proj", "blk.{layer}.attn_qkv");
    private static readonly TensorNames GateUpNames = new(Layer + "mlp.gate_up_proj", "blk.{layer}.ffn_up");

    public override QueryKeyValueLayout QueryKeyValue => QueryKeyValueLayout.Blocks;

    public override QueryKeyValueLayout GgufQueryKeyValue => QueryKeyValueLayout.Blocks;

    public override GateUpLayout GateUp => GateUpLayout.GateFirst;

    public override GateUpLayout GgufGateUp => GateUpLayout.GateFirst;

    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.Query] = QueryKeyValueNames,
        [TensorRole.Key] = QueryKeyValueNames,
        [TensorRole.Value] = QueryKeyValueNames,
        [TensorRole.Gate] = GateUpNames,
        [TensorRole.Up] = GateUpNames,
    };

    protected override string[] Architectures => ["phi3"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("phi3", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    // llama.cpp's converter says the scaling by its factor on the scores and its tables, not by its name.
    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) =>
        LlamaSettings.Of(architecture)
            .Where(setting => setting is not { Name: "rotary scaling", Paths.Count: 0 })
            .Select(setting => setting.GgufKey == "{arch}.rope.scaling.attn_factor" ? setting with { GgufWhenAbsent = 1.0 } : setting);
}
