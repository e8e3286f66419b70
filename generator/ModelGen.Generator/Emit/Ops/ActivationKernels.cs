using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary>Which function an activation applies, gated or not: one of the runtime, or the model's own.</summary>
internal static class ActivationKernels
{
    /// <summary>The method of a kernel and its type argument: <c>Apply&lt;Kernels::Silu&gt;</c> or <c>ApplyOwn&lt;OwnActivation&gt;</c>.</summary>
    public static string Call(Activation activation) =>
        activation == Activation.Custom ? $"ApplyOwn<{ForwardPlan.OwnActivation}>" : $"Apply<Kernels::{Of(activation)}>";

    private static string Of(Activation activation) => activation switch
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
