using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>The constants that a layer's attention is compiled for.</summary>
/// <remarks>
/// <code>
/// private readonly struct DecoderLayerAttention : Kernels::IAttentionShape
/// {
///     public static int Heads => 8;
///     …
///     public static int Window => 0;  // the whole context
/// }
/// </code>
/// </remarks>
internal static class AttentionShapeEmitter
{
    /// <param name="type">The class that biases and masks of the model's own are methods of.</param>
    public static void Emit(SourceWriter writer, LayerSpec layer, TypeSpec type)
    {
        AttentionSpec attention = layer.Attention;
        writer.Documentation($"<summary>{ModelDiagram.Describe(layer)}: constants that the kernel is compiled for.</summary>");
        writer.Open($"private readonly struct {AttentionPlan.ShapeName(layer)} : Kernels::IAttentionShape");
        writer.Aligned(
        [
            new($"public static int Heads => {attention.Heads};"),
            new($"public static int KeyValueHeads => {attention.KeyValueHeads};"),
            new($"public static int HeadSize => {attention.HeadSize};"),
            .. attention.ValueSize == attention.HeadSize ? Array.Empty<CodeLine>() : [new($"public static int ValueSize => {attention.ValueSize};")],
            new($"public static float Scale => {Literals.Float(attention.Scale)};", attention.ScaleIsDeclared ? "" : $"1/√{attention.HeadSize}"),
            .. Scores(layer),
            .. OwnScores(attention, type),
            .. attention.IsBidirectional ? [new CodeLine("public static Kernels::AttentionMask Mask => Kernels::AttentionMask.Full;", attention.Window == 0 ? "each token sees the whole text" : $"each token sees those at most {attention.Window / 2} away")] : Array.Empty<CodeLine>(),
            new($"public static int Window => {Literals.Integer(attention.Window)};", attention.Window == 0 ? "the whole context" : ""),
        ]);
        writer.Close();
    }

    /// <summary>The same of a layer's attention to a source.</summary>
    public static void EmitCross(SourceWriter writer, LayerSpec layer, AttentionSpec cross)
    {
        writer.Documentation($"<summary>{ModelDiagram.DescribeCross(cross)}: constants that the kernel is compiled for.</summary>");
        writer.Open($"private readonly struct {CrossAttentionPlan.ShapeName(layer)} : Kernels::IAttentionShape");
        writer.Aligned(
        [
            new($"public static int Heads => {cross.Heads};"),
            new($"public static int KeyValueHeads => {cross.KeyValueHeads};"),
            new($"public static int HeadSize => {cross.HeadSize};"),
            new($"public static float Scale => {Literals.Float(cross.Scale)};", cross.ScaleIsDeclared ? "" : $"1/√{cross.HeadSize}"),
            .. cross.SoftCap > 0 ? [new CodeLine($"public static float SoftCap => {Literals.Float(cross.SoftCap)};", "cap·tanh(score / cap)")] : Array.Empty<CodeLine>(),
            new("public static Kernels::AttentionMask Mask => Kernels::AttentionMask.Full;", "each token sees the whole source"),
            new("public static int Window => 0;", "the whole source"),
        ]);
        writer.Close();
    }

    /// <summary>What is done to the scores beside the factor.</summary>
    private static IEnumerable<CodeLine> Scores(LayerSpec layer)
    {
        if (layer.Attention.SoftCap > 0)
        {
            yield return new CodeLine($"public static float SoftCap => {Literals.Float(layer.Attention.SoftCap)};", "cap·tanh(score / cap)");
        }

        if (layer.Position.Encoding == PositionEncoding.Alibi)
        {
            yield return new CodeLine("public static bool Alibi => true;", layer.Attention.IsBidirectional ? "scores − slope·distance of the key" : "scores + slope·position of the key");
            if (layer.Position.AlibiScaled)
            {
                yield return new CodeLine("public static bool AlibiScaled => true;", "before the factor");
            }
        }

        if (layer.Position.HasBuckets)
        {
            yield return new CodeLine("public static bool RelativeBias => true;", "scores + the learned bias of the distance");
        }

        if (layer.Attention.Sinks)
        {
            yield return new CodeLine("public static bool Sinks => true;", "a learned score of each head that has no value");
        }
    }

    /// <summary>The class is named in full: neither the struct's own members nor the user's types come between.</summary>
    private static IEnumerable<CodeLine> OwnScores(AttentionSpec attention, TypeSpec type)
    {
        if (attention.BiasMethod is { } bias)
        {
            yield return new CodeLine("public static bool HasBias => true;", "scores + the model's own bias");
            yield return new CodeLine($"public static float Bias(int head, int query, int key) => {type.QualifiedName}.{bias}(head, query, key);");
        }

        if (attention.MaskMethod is { } mask)
        {
            yield return new CodeLine("public static bool HasVisible => true;", "the model's own mask");
            yield return new CodeLine($"public static bool Visible(int head, int query, int key) => {type.QualifiedName}.{mask}(query, key);");
        }
    }
}
