namespace ModelGen.Generator.Model;

/// <summary>What kinds of activation there are.</summary>
internal static class ActivationKinds
{
    /// <summary>True for a kind that multiplies a second projection. Of <see cref="Activation.Custom"/> the declaration says it.</summary>
    public static bool IsGated(this Activation kind) => kind is Activation.ReGlu or Activation.GeGlu or Activation.GeGluTanh or Activation.SwiGlu;
}
