using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of ChatGLM-6B: GLM's, and an output layer of its own.</summary>
internal sealed class ChatGlmNaming : GlmNaming
{
    public override TensorNames? this[TensorRole role] => role == TensorRole.Head ? new TensorNames("lm_head", GgufName: string.Empty) : base[role];

    protected override IReadOnlyList<string> Ignored => ["transformer.layers.{layer}.attention.rotary_emb.inv_freq"];

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) => base.Settings(architecture).Append(
        new SettingSpec("two streams of positions", ["position_encoding_2d"], null, architecture.LayerKinds[0].Position.Streams == 2) { WhenAbsent = true });
}
