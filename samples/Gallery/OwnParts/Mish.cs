using ModelGen;

namespace Gallery;

/// <summary>An activation of its own: Mish (Misra 2019), x·tanh(log(1 + eˣ)), as the gate of LLaMA's feed-forward part. The generated code calls the method on the gate of each row.</summary>
[Transformer(Structure.CausalDecoder, Layers = 3, Hidden = 64, Heads = 4, KeyValueHeads = 2, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[Activation(Activation.Custom, Method = nameof(Mish), Gated = true)]
[Normalization(Norm.Rms, NormPlacement.Pre)]
[Checkpoint(Naming.Llama)]
public sealed partial class MishGlu
{
    private static void Mish(Span<float> x)
    {
        foreach (ref float number in x)
        {
            number *= MathF.Tanh(MathF.Log(1 + MathF.Exp(number)));
        }
    }
}
