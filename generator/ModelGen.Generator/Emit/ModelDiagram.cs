using System.Text;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;
using Text = ModelGen.Generator.Lowering.Text;

namespace ModelGen.Generator.Emit;

/// <summary>Draws the architecture in characters, for the remarks that an editor shows over the class.</summary>
/// <remarks>
/// <code>
/// token ids ─► embedding, 512 × 64
///                │
///    5 ×  ┌──────┤
///         │   RMSNorm ─► attention: 8 heads of 8 over 4 key/value heads, RoPE θ = 10,000
///         └────► +
///         ┌──────┤
///         │   RMSNorm ─► SwiGLU, 172 wide
///         └────► +
///                │
///             RMSNorm ─► logits, 512 (the embedding, tied)
/// </code>
/// </remarks>
internal static class ModelDiagram
{
    public static string Draw(ForwardPlan plan) => string.Concat(plan.Architecture.Stacks.Select(Draw));

    private static string Draw(ArchitectureSpec architecture)
    {
        StringBuilder drawing = new();
        void Line(string text) => drawing.Append(text).Append('\n');

        string norm = Text.NameOf(architecture.Normalization.Kind);
        string before = architecture.Normalization.IsOfInput ? norm + " ─► " : "";
        string inside = architecture.Normalization.IsOfOutput ? " ─► " + norm : "";
        string after = architecture.Normalization.Placement == NormPlacement.Post ? " ─► " + norm : "";
        string tokens = architecture.Stack switch { Stack.Encoder => "source ids", Stack.Decoder => "target ids", _ => "token ids" };
        Line(tokens + " ─► " + Embedding(architecture, norm));
        Line("               │" + Sharing(architecture));
        for (int kind = 0; kind < architecture.LayerKinds.Count; kind++)
        {
            LayerSpec layer = architecture.LayerKinds[kind];
            string attention = $"attention: {Describe(layer)}{(architecture.Structure == Structure.PrefixDecoder ? ", over the prefix and the causal mask" : "")}";
            string feedForward = FeedForwardText.Describe(layer.FeedForward);
            string count = $"{architecture.Schedule.Count(one => one == kind),4} ×  ";
            if (architecture.Normalization.Placement == NormPlacement.Deep)
            {
                DrawDeep(Line, count, norm, attention);
                if (layer.Cross is { } source)
                {
                    DrawDeep(Line, "        ", norm, DescribeCross(source));
                }

                DrawDeep(Line, "        ", norm, feedForward);
                continue;
            }

            Line($"{count}┌──────┤");
            Line($"        │   {(layer.HasAttentionNorm ? before : "")}{attention}{inside}");
            if (layer.Cross is { } cross)
            {
                Line($"        └────► +{after}");
                Line("        ┌──────┤");
                Line($"        │   {before}{DescribeCross(cross)}{inside}");
            }

            if (architecture.Residual.Parallel == ParallelResidual.None)
            {
                Line($"        └────► +{after}");
                Line("        ┌──────┤");
                Line($"        │   {before}{feedForward}{inside}");
            }
            else
            {
                Line($"        │   {(architecture.Residual.Parallel == ParallelResidual.OneNorm ? $"the same {norm} ─► " : before)}{feedForward}");
            }

            Line($"        └────► +{after}");
        }

        Line("               │");
        string end = architecture.HasFinalNorm ? norm : "hidden states";
        string[] heads = [.. architecture.Heads.Select(head => Describe(head))];
        heads = architecture.Stack == Stack.Encoder ? ["keys and values of the source, for each layer of the decoder"] : heads;
        Line($"            {end}{(heads.Length == 0 ? "" : " ─► ")}{string.Join("; ", heads)}");
        return drawing.ToString();
    }

    /// <summary>The table, what is added to it and what becomes of it, in order.</summary>
    private static string Embedding(ArchitectureSpec architecture, string norm)
    {
        EmbeddingSpec embedding = architecture.Embedding;
        string At(EmbeddingProjection place) => embedding.Projection?.Place == place ? $" ─► projection to {architecture.Hidden}" : "";
        string table = $"embedding, {architecture.Vocabulary} × {embedding.TableSize(architecture.Hidden)}{(embedding.IsScaled ? $" × {Text.Factor(embedding, architecture.Hidden)}" : "")}";
        string normalized = embedding.Normalized ? $" ─► {norm}" : "";
        return table + At(EmbeddingProjection.First) + Added(architecture) + At(EmbeddingProjection.BeforeNorm) + normalized + At(EmbeddingProjection.Last);
    }

    private static string Sharing(ArchitectureSpec architecture)
    {
        int sets = architecture.WeightSets.Distinct().Count();
        return architecture.SharesWeights ? $"      {sets} set{(sets == 1 ? "" : "s")} of weights for {architecture.Layers} layers" : "";
    }

    /// <summary>What is added to the embedded tokens.</summary>
    private static string Added(ArchitectureSpec architecture) =>
        (architecture.LayerKinds[0].Position.Encoding == PositionEncoding.Learned ? $" + {Text.Number(architecture.Context)} positions" : "")
        + (architecture.LayerKinds[0].Position.Encoding == PositionEncoding.Sinusoidal ? " + sinusoids" : "")
        + (architecture.Embedding.TokenTypes > 0 ? $" + {architecture.Embedding.TokenTypes} token types" : "");

    private static string Describe(HeadSpec head) => head.Kind switch
    {
        Head.LanguageModel or Head.MaskedLanguageModel => $"logits, {Text.Number(head.Outputs)}{(head.Tied ? " (the embedding, tied)" : "")}",
        Head.Pooler => $"pooled, of the {PoolerPlan.Source(head.Pooling)}",
        Head.NextSentence => "next sentence, of the pooled",
        Head.SequenceClassifier => $"{head.Outputs} classes, of the pooled",
        Head.TokenClassifier => $"{head.Outputs} classes",
        _ => throw new ArgumentOutOfRangeException(nameof(head), head.Kind, "No such head."),
    };

    // The residual stream leaves behind the norm.
    private static void DrawDeep(Action<string> line, string start, string norm, string branch)
    {
        line($"{start}    {norm}");
        line("        ┌──────┤");
        line($"        │   {branch}");
        line("        └ ·α ─► +");
    }

    private static string Describe(RotaryScalingSpec scaling) => scaling.Kind == RotaryScaling.LongRope
        ? $"LongRope beyond {Text.Number(scaling.OriginalContext)} tokens"
        : $"{scaling.Kind} × {Text.Number(scaling.Factor)}";

    /// <summary>A layer's attention to a source in words.</summary>
    public static string DescribeCross(AttentionSpec cross)
    {
        string heads = cross.Group == 1 ? "" : $" over {cross.KeyValueHeads} key/value head{(cross.KeyValueHeads == 1 ? "" : "s")}";
        return $"attention to the source: {cross.Heads} heads of {cross.HeadSize}{heads}{(cross.SoftCap > 0 ? $", scores capped at {Text.Number(cross.SoftCap)}" : "")}";
    }

    /// <summary>A layer's attention in words.</summary>
    public static string Describe(LayerSpec layer)
    {
        AttentionSpec attention = layer.Attention;
        List<string> parts = [attention.Group == 1
            ? $"{attention.Heads} heads of {attention.HeadSize}"
            : $"{attention.Heads} heads of {attention.HeadSize} over {attention.KeyValueHeads} key/value head{(attention.KeyValueHeads == 1 ? "" : "s")}"];
        if (attention.Latent is { } latent)
        {
            parts.Add($"keys and values from latents of {latent.KeyValueRank}{(latent.QueryRank == 0 ? "" : $", queries from latents of {latent.QueryRank}")}, values of {latent.ValueSize}");
        }

        if (attention.Clip > 0)
        {
            parts.Add($"queries, keys and values within ±{Text.Number(attention.Clip)}");
        }

        string norm = attention.QueryKeyNorm switch
        {
            QueryKeyNorm.PerHead => "queries and keys normalized",
            QueryKeyNorm.FullWidth => "queries and keys normalized over all heads",
            _ => "",
        };
        RotaryScalingSpec? scaling = layer.Position.Scaling;
        string rotary = layer.Position.Encoding == PositionEncoding.Rotary
            ? $"{(layer.Position.Streams == 2 ? "2-D " : "")}RoPE θ = {Text.Number(layer.Position.Base)}{(scaling is null ? "" : $", {Describe(scaling)}")}"
            : "";
        parts.AddRange((attention.NormsAfterRotary ? new[] { rotary, norm } : [norm, rotary]).Where(part => part.Length > 0));
        if (attention.SoftCap > 0)
        {
            parts.Add($"scores capped at {Text.Number(attention.SoftCap)}");
        }

        if (attention.Sinks)
        {
            parts.Add("sinks");
        }

        if (layer.Position.Encoding == PositionEncoding.Alibi)
        {
            parts.Add(layer.Position.AlibiScaled ? "ALiBi before the scale" : "ALiBi");
        }

        if (layer.Position.HasBuckets)
        {
            parts.Add($"biases of {Text.Number(layer.Position.Buckets)} buckets of distances up to {Text.Number(layer.Position.MaxDistance)}");
        }

        if (attention.BiasMethod is { } bias)
        {
            parts.Add($"biases by {bias}");
        }

        if (attention.IsBidirectional)
        {
            parts.Add(attention.Window == 0 ? "over the whole text" : $"over tokens at most {Text.Number(attention.Window / 2)} away");
        }

        if (attention.Window > 0 && !attention.IsBidirectional)
        {
            parts.Add($"the last {Text.Number(attention.Window)} positions");
        }

        if (attention.MaskMethod is { } mask)
        {
            parts.Add($"where {mask} shows them");
        }

        return string.Join(", ", parts);
    }
}
