namespace ModelGen.Kernels;

/// <summary>No bounds and no offset.</summary>
internal readonly struct PlainActivation : IActivationConstants;
