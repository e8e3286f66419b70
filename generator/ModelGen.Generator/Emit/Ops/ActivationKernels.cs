namespace ModelGen.Generator.Emit.Ops;

/// <summary>Which function of the runtime an activation applies, gated or not.</summary>
internal static class ActivationKernels
{
    public static string Of(Activation activation) => activation switch
    {
        Activation.Relu or Activation.ReGlu => "Relu",
        Activation.Gelu or Activation.GeGlu => "Gelu",
        Activation.GeluTanh or Activation.GeGluTanh => "GeluTanh",
        Activation.Silu or Activation.SwiGlu => "Silu",
        Activation.Tanh => "Tanh",
        Activation.SquaredRelu => "SquaredRelu",
        Activation.QuickGelu => "QuickGelu",
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };
}
