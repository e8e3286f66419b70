using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of GLM-130B: GLM's, with both projections of its gated feed-forward part in one tensor and the second half activated.</summary>
internal sealed class Glm130BNaming : GlmNaming
{
    public override GateUpLayout GateUp => GateUpLayout.UpFirst;

    public override TensorNames? this[TensorRole role] => base[role == TensorRole.Gate ? TensorRole.Up : role];

    protected override IReadOnlyList<string> Ignored => ["mixins.rotary-embedding.rotary_emb.inv_freq", "transformer.layers.{layer}.attention.rotary_emb.inv_freq"];

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) =>
        base.Settings(architecture).Append(new SettingSpec("norm placement", ["layernorm_order"], null, "post"));
}
