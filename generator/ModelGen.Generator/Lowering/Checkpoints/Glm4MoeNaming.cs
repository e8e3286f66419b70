using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>
/// The names of GLM-4.5 and 4.6 (Hugging Face models/glm4_moe; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's, with DeepSeek's experts. GGUF files have the layer behind the last, which predicts one token more, as one of the model's.
/// </summary>
internal sealed class Glm4MoeNaming : LlamaNaming
{
    protected override IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>
    {
        [TensorRole.FeedForwardNorm] = new(Layer + "post_attention_layernorm", "blk.{layer}.post_attention_norm"),
        [TensorRole.SharedGate] = Shared("gate"),
        [TensorRole.SharedUp] = Shared("up"),
        [TensorRole.SharedDown] = Shared("down"),
        [TensorRole.SharedRouter] = null,
    };

    protected override string[] Architectures => ["glm4_moe", "glm4moe"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("glm4moe", RotaryPairing.HalfSplit)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    protected override ExpertScoring? Scoring => ExpertScoring.Sigmoid;

    public override string? Lacks(ArchitectureSpec architecture) => base.Lacks(architecture)
        ?? (architecture.LayerKinds.Any(layer => layer.FeedForward.Experts is { IsLimitedToGroups: true, GroupTop: not 2 }) ? "set GroupTop = 2 in [Experts]" : null);

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) => LlamaSettings.Of(architecture).SelectMany(setting => setting.Name switch
    {
        "layers" => new[] { setting with { GgufKey = null }, new SettingSpec(setting.Name, [], setting.GgufKey, setting.Expected) { AtLeast = true } },
        "rotary fraction" => [setting with { WhenAbsent = 0.5 }],
        ExpertSettings.Renormalized => [setting with { WhenAbsent = true }],
        ExpertSettings.Scale => [setting with { WhenAbsent = 1.0, GgufWhenAbsent = 1.0 }],
        _ => [setting],
    });

    protected override IEnumerable<string> Ignored(ArchitectureSpec architecture) => base.Ignored(architecture).Concat(NextTokenLayer(architecture));

    private static TensorNames Shared(string part) => new($"{Layer}mlp.shared_experts.{part}_proj", $"blk.{{layer}}.ffn_{part}_shexp");
}
