namespace ModelGen.Kernels;

/// <summary>How the outputs of a linear layer are activated: lane by lane, or by a method of the model's own.</summary>
internal unsafe interface IActivationLoop
{
    /// <summary><c>values = f(values)</c></summary>
    static abstract void Apply(float* values, int count);

    /// <summary><c>values = f(values) · factors</c></summary>
    static abstract void ApplyAndMultiply(float* values, float* factors, int count);
}
