using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emit.Ops;

/// <summary>Which function an activation applies, gated or not: one of the runtime, or the model's own.</summary>
internal static class ActivationKernels
{
    /// <summary>The method of a kernel and its type arguments: <c>Apply&lt;Kernels::Silu&gt;</c>, <c>Apply&lt;Kernels::Silu, ActivationConstants&gt;</c> or <c>ApplyOwn&lt;OwnActivation&gt;</c>.</summary>
    public static string Call(ActivationFunction activation)
    {
        string constants = activation.IsBounded ? ", " + ForwardPlan.Constants : "";
        return activation.Kind == Activation.Custom ? $"ApplyOwn<{ForwardPlan.OwnActivation}{constants}>" : $"Apply<Kernels::{Of(activation)}{constants}>";
    }

    private static string Of(ActivationFunction activation) => activation.Kind switch
    {
        Activation.Relu or Activation.ReGlu => "Relu",
        Activation.Gelu or Activation.GeGlu => "Gelu",
        Activation.GeluTanh or Activation.GeGluTanh => "GeluTanh",
        Activation.Silu or Activation.SwiGlu => activation.IsSwish ? $"Swish<{ForwardPlan.Constants}>" : "Silu",
        Activation.Tanh => "Tanh",
        Activation.SquaredRelu => "SquaredRelu",
        Activation.QuickGelu => "QuickGelu",
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };
}
