namespace ModelGen.Runtime;

/// <summary>A vector of float32 weights, such as the gain of a norm, <c>[Length]</c>, and an optional bias <c>[Length]</c>.</summary>
/// <remarks>A view: its memory belongs to the <c>WeightStore</c> that handed it out.</remarks>
public readonly unsafe struct VectorWeights
{
    internal VectorWeights(float* data, int length, float* bias = null)
    {
        Data = data;
        Bias = bias;
        Length = length;
    }

    /// <summary>Elements.</summary>
    public int Length { get; }

    /// <summary>First element, aligned to 4 bytes at least.</summary>
    internal float* Data { get; }

    /// <summary>True when a bias is added.</summary>
    public bool HasBias => Bias is not null;

    /// <summary><c>[Length]</c>, or null.</summary>
    internal float* Bias { get; }

    /// <summary>The elements.</summary>
    public ReadOnlySpan<float> AsSpan() => new(Data, Length);
}
