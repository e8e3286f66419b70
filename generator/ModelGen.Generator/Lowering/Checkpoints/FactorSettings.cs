using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>What configurations say of factors and bounds, which no tensor shows, under the keys of the families that brought them (Gemma 2, Granite, OLMo, MiniCPM).</summary>
internal static class FactorSettings
{
    /// <param name="architecture">The model.</param>
    /// <param name="absentIsNone">True where files are known to be of one family: then one that does not say a factor has none.</param>
    public static IEnumerable<SettingSpec> Of(ArchitectureSpec architecture, bool absentIsNone)
    {
        AttentionSpec attention = architecture.LayerKinds[0].Attention;
        HeadSpec head = architecture.Head;
        return
        [
            Factor("bound of scores", "attn_logit_softcapping", "{arch}.attn_logit_softcapping", attention.SoftCap, none: 0),
            Factor("bound of logits", "final_logit_softcapping", "{arch}.final_logit_softcapping", head.SoftCap, none: 0),
            Factor("bound of queries, keys and values", "clip_qkv", "{arch}.attention.clamp_kqv", attention.Clip, none: 0),
            Factor("factor on scores", "attention_multiplier", "{arch}.attention.scale", attention.Scale, none: attention.DefaultScale),
            Factor("factor on embedded tokens", "embedding_multiplier", "{arch}.embedding_scale", architecture.Embedding.Factor, none: 1),
            Factor("factor on branches", "residual_multiplier", "{arch}.residual_scale", architecture.Residual.Scale, none: 1),
            new SettingSpec("factor on embedded tokens", ["scale_emb"], null, architecture.Embedding.Factor),
            new SettingSpec("factor on branches times √layers", ["scale_depth"], null, architecture.Residual.Scale * Math.Sqrt(architecture.Layers)),
            new SettingSpec("factor on logits times hidden size", ["dim_model_base"], null, head.Scale * architecture.Hidden),
            Factor("divisor of logits", "logits_scaling", "{arch}.logit_scale", 1 / head.Scale, none: 1),
        ];

        SettingSpec Factor(string name, string path, string ggufKey, double expected, double none) => new(name, [path], ggufKey, expected)
        {
            WhenAbsent = absentIsNone ? none : null,
            GgufWhenAbsent = absentIsNone ? none : null,
        };
    }
}
