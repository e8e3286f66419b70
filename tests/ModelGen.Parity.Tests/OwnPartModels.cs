namespace ModelGen.Parity.Tests;

// Parts of the models' own, each method beside the axis that it could be instead of.

/// <summary>An activation, a bias and a mask that no axis has. The mask hides every key from the tokens at 3 and 40.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 60, Heads = 6, KeyValueHeads = 2, FeedForward = 99, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.Rotary)]
[Attention(Bias = Projections.Value)]
[AttentionBias(nameof(Distance))]
[AttentionMask(nameof(Visible))]
[Activation(Activation.Custom, Method = nameof(Mish), Gated = true)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class OwnPartsModel
{
    private static void Mish(Span<float> x)
    {
        foreach (ref float number in x)
        {
            number *= MathF.Tanh(MathF.Log(1 + MathF.Exp(number)));
        }
    }

    private static float Distance(int head, int query, int key) => -0.1f * (head + 1) * MathF.Sqrt(query - key);

    private static bool Visible(int query, int key) => query is not (3 or 40) && (query - key < 16 || key % 8 == 0);
}

/// <summary>Methods whose names the generated code has too.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 60, Heads = 5, FeedForward = 96, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[AttentionBias(nameof(Bias))]
[AttentionMask(nameof(Visible))]
[Activation(Activation.Custom, Method = nameof(@checked), Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.Bert)]
[TensorName(TensorRole.RelativeBias, "relative_attention_bias")]
internal sealed partial class OwnPartsEncoder
{
    private static void @checked(Span<float> x)
    {
        foreach (ref float number in x)
        {
            number = Math.Max(number, 0);
        }
    }

    private static float Bias(int head, int query, int key) => query == key ? 0.5f * head : 0;

    private static bool Visible(int query, int key) => Math.Abs(query - key) != 2;
}

/// <summary>The axes that the methods of <see cref="OwnLikeAxesModel"/> stand for.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 60, Heads = 4, HeadSize = 12, FeedForward = 99, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.Alibi)]
[Attention(Window = 11)]
[Activation(Activation.ReGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class LikeOwnModel;

/// <summary>ALiBi, a window and ReGLU by methods.</summary>
[Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 60, Heads = 4, HeadSize = 12, FeedForward = 99, Vocabulary = 150, Context = 200)]
[PositionEncoding(PositionEncoding.None)]
[AttentionBias(nameof(Slope))]
[AttentionMask(nameof(Window))]
[Activation(Activation.Custom, Method = nameof(Relu), Gated = true)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class OwnLikeAxesModel
{
    private static float Slope(int head, int query, int key) => MathF.Pow(2, -2 * (head + 1)) * (key - query);

    private static bool Window(int query, int key) => query - key < 11;

    private static void Relu(Span<float> x)
    {
        foreach (ref float number in x)
        {
            number = Math.Max(number, 0);
        }
    }
}

/// <summary>One layer of the gallery's <see cref="StridedAttention"/>.</summary>
[Transformer(Structure.CausalDecoder, Layers = 1, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[AttentionMask(nameof(IsSeen))]
[Activation(Activation.Gelu)]
[Normalization(Norm.Layer, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
internal sealed partial class StridedLayer
{
    private static bool IsSeen(int query, int key) => query - key < 16 || (query - key) % 16 == 0;
}
