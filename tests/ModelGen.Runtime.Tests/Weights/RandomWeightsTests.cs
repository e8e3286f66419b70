using System.Security.Cryptography;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

public sealed class RandomWeightsTests
{
    private static readonly LlamaSizes Sizes = new(2, 64, 4, 2, 112, 500, 16) { Bias = true };

    /// <summary>The bits themselves: numbers reported for random weights must mean the same everywhere.</summary>
    [Theory]
    [InlineData(WeightType.F32, "4B60FC96ED3E109E")]
    [InlineData(WeightType.F16, "B970693C319B457C")]
    [InlineData(WeightType.BF16, "B4D98470B5546EE8")]
    [InlineData(WeightType.Q8_0, "05C51BDA37DB5F9B")]
    [InlineData(WeightType.Q4_0, "653B16D3A395F339")]
    public void TheSameOnEveryMachine(WeightType type, string expected)
    {
        using WeightStore store = WeightStore.CreateRandom(Sizes.Manifest(), 7, new LoadOptions { Weights = type });
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ManifestTensor tensor in Sizes.Manifest().Tensors.Where(tensor => !tensor.IsBias))
        {
            float[] elements = tensor.IsMatrix
                ? store.Matrix(tensor.Role, tensor.Layer).Elements()
                : store.Vector(tensor.Role, tensor.Layer).AsSpan().ToArray();
            hash.AppendData([.. elements.SelectMany(BitConverter.GetBytes)]);
        }

        Assert.Equal(expected, Convert.ToHexString(hash.GetHashAndReset())[..16]);
    }

    [Fact]
    public void LooksLikeWeights()
    {
        using WeightStore store = WeightStore.CreateRandom(Sizes.Manifest(), 1);
        float[] embedding = store.Matrix(TensorRole.TokenEmbedding).Elements();
        Assert.Equal(0, embedding.Average(), 0.003);
        Assert.Equal(1 / 8.0, Math.Sqrt(embedding.Average(value => value * value)), 0.002);
        Assert.Equal(1, store.Vector(TensorRole.FinalNorm).AsSpan().ToArray().Average(), 0.05);
        Assert.All(store.Vector(TensorRole.FinalNorm).AsSpan().ToArray(), value => Assert.InRange(value, 0.6f, 1.4f));
        Assert.All(store.Matrix(TensorRole.Query, 1).BiasElements(), value => Assert.InRange(value, -0.1f, 0.1f));
        Assert.NotEqual(store.Matrix(TensorRole.Query, 0).Row(0), store.Matrix(TensorRole.Query, 1).Row(0));
    }

    [Fact]
    public void SeedsDiffer()
    {
        using WeightStore one = WeightStore.CreateRandom(Sizes.Manifest(), 1);
        using WeightStore two = WeightStore.CreateRandom(Sizes.Manifest(), -1);
        Assert.NotEqual(one.Matrix(TensorRole.Head).Row(0), two.Matrix(TensorRole.Head).Row(0));
    }

    [Fact]
    public void RowsThatAreNotWholeBlocksAreFloats()
    {
        using WeightStore store = WeightStore.CreateRandom(Sizes.Manifest(), 1, new LoadOptions { Weights = WeightType.Q8_0 });
        Assert.Equal(WeightType.Q8_0, store.Matrix(TensorRole.Up, 0).Type);
        Assert.Equal(WeightType.F32, store.Matrix(TensorRole.Down, 0).Type);
    }
}
