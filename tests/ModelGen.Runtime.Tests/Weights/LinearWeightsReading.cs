using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>What the kernels would see.</summary>
internal static unsafe class LinearWeightsReading
{
    public static float[] Row(this LinearWeights weights, int row)
    {
        float[] elements = new float[weights.Columns];
        WeightCodec.Decode(weights.Type, new ReadOnlySpan<byte>(weights.Data + (row * weights.RowBytes), (int)weights.RowBytes), elements);
        return elements;
    }

    public static byte[] Bytes(this LinearWeights weights) => new ReadOnlySpan<byte>(weights.Data, checked((int)(weights.Rows * weights.RowBytes))).ToArray();

    public static float[] Elements(this LinearWeights weights) => [.. Enumerable.Range(0, weights.Rows).SelectMany(row => weights.Row(row))];

    public static float[] BiasElements(this LinearWeights weights)
    {
        Assert.True(weights.HasBias);
        return new ReadOnlySpan<float>(weights.Bias, weights.Rows).ToArray();
    }

    public static nuint Address(this LinearWeights weights) => (nuint)weights.Data;
}
