namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>What configurations of Hugging Face call an activation, gated or not.</summary>
internal static class ActivationNames
{
    public static string[] Of(Activation activation) => activation switch
    {
        Activation.Relu or Activation.ReGlu => ["relu"],
        Activation.Gelu or Activation.GeGlu => ["gelu"],
        Activation.GeluTanh or Activation.GeGluTanh => ["gelu_pytorch_tanh", "gelu_new", "gelu_fast"],
        Activation.QuickGelu => ["quick_gelu"],
        Activation.SquaredRelu => ["relu2"],
        Activation.Silu or Activation.SwiGlu => ["silu", "swish"],
        Activation.Tanh => ["tanh"],
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };
}
