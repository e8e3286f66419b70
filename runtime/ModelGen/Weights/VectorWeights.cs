namespace ModelGen.Runtime;

/// <summary>A vector of float32 weights, such as the gain of a norm: <c>[Length]</c>.</summary>
/// <remarks>A view: its memory belongs to the <c>WeightStore</c> that handed it out.</remarks>
public readonly unsafe struct VectorWeights
{
    internal VectorWeights(float* data, int length)
    {
        Data = data;
        Length = length;
    }

    /// <summary>Elements.</summary>
    public int Length { get; }

    /// <summary>First element, aligned to 4 bytes at least.</summary>
    internal float* Data { get; }

    /// <summary>The elements.</summary>
    public ReadOnlySpan<float> AsSpan() => new(Data, Length);
}
