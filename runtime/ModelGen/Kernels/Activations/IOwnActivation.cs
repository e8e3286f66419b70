namespace ModelGen.Kernels;

/// <summary>An activation function of a model's own, which the runtime knows nothing of but that it is applied to each element alone.</summary>
public interface IOwnActivation
{
    /// <summary>Replaces each element by the function of it.</summary>
    /// <param name="values">Some neighbouring outputs of a linear layer, at least one: which ones depends on the threads.</param>
    static abstract void Apply(Span<float> values);
}
