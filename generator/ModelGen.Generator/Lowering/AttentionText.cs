using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The attention of a layer as papers write it.</summary>
internal static class AttentionText
{
    /// <summary>The equation: scale, cap, biases, softmax, mask, in the order in which they are computed.</summary>
    public static string Equation(ArchitectureSpec architecture, LayerSpec layer)
    {
        AttentionSpec attention = layer.Attention;
        bool isScaled = layer.Position is { Encoding: PositionEncoding.Alibi, AlibiScaled: true };
        string slope = attention.IsBidirectional ? " − slope·distance" : " + slope·position";
        string products = isScaled ? $"(QKᵀ{slope})" : "QKᵀ";
        string scores = attention.ScaleIsDeclared ? $"{products}·{Text.Number(attention.Scale)}" : $"{products}/√{attention.HeadSize}";
        if (attention.SoftCap > 0)
        {
            string cap = Text.Number(attention.SoftCap);
            scores = $"{cap}·tanh({scores}/{cap})";
        }

        string mask = architecture.Structure switch
        {
            Structure.Encoder => attention.Window == 0 ? "all tokens of the text" : $"the tokens at most {Text.Number(attention.Window / 2)} away",
            Structure.PrefixDecoder => "the prefix and the causal mask",
            _ => attention.Window == 0 ? "the causal mask" : $"the last {Text.Number(attention.Window)} positions",
        };
        string bias = layer.Position switch
        {
            { Encoding: PositionEncoding.Alibi } when !isScaled => slope,
            { HasBuckets: true } => " + bias[distance]",
            _ => "",
        };
        string own = attention.BiasMethod is { } method ? $" + {method}(head, query, key)" : "";
        string seen = attention.MaskMethod is { } visible ? $" where {visible}(query, key)" : "";
        string sinks = attention.Sinks ? " and a sink" : "";
        string clip = attention.Clip > 0 ? $"; Q, K, V within ±{Text.Number(attention.Clip)}" : "";
        return $"Attention(Q, K, V) = softmax({scores}{bias}{own})·V over {mask}{seen}{sinks}{clip}{(attention.Latent is null ? "" : "; a key is a head's of the latent, then one that all share")}";
    }

    /// <summary>The equation of attention to a source.</summary>
    public static string CrossEquation(AttentionSpec cross)
    {
        string scores = cross.ScaleIsDeclared ? $"QKᵀ·{Text.Number(cross.Scale)}" : $"QKᵀ/√{cross.HeadSize}";
        string cap = Text.Number(cross.SoftCap);
        return $"Attention(Q, K, V) = softmax({(cross.SoftCap > 0 ? $"{cap}·tanh({scores}/{cap})" : scores)})·V over the source, whose K and V are there already";
    }

    /// <summary>The papers.</summary>
    public static string Sources(ArchitectureSpec architecture, LayerSpec layer) => string.Join(
        "; ",
        new[]
        {
            "Vaswani 2017 §3.2",
            architecture.Structure == Structure.PrefixDecoder ? "prefix: Dong 2019" : null,
            layer.Attention.Latent is not null ? "latents: DeepSeek-AI 2024 §2.1" : null,
            layer.Attention.Group > 1 ? "grouped queries: Ainslie 2023" : null,
            layer.Position.Encoding == PositionEncoding.Alibi ? "linear biases: Press 2021" : null,
            layer.Position.HasBuckets ? "relative biases: Raffel 2020 §2.1" : null,
            layer.Attention.Window > 0 ? "window: Beltagy 2020" : null,
            layer.Attention.SoftCap > 0 ? "soft cap: Gemma Team 2024" : null,
            layer.Attention.Sinks ? "sinks: Xiao 2023" : null,
            layer.Attention.Clip > 0 ? "bounds of Q, K, V: MosaicML 2023" : null,
            architecture.Normalization.Placement == NormPlacement.Deep ? "DeepNorm: Wang 2022" : null,
        }.Where(source => source is not null));
}
