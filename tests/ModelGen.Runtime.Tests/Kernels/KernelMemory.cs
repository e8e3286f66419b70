using System.Runtime.InteropServices;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

/// <summary>Native memory for kernel tests, freed with the test.</summary>
internal sealed unsafe class KernelMemory : IDisposable
{
    private readonly List<NativeBuffer> _buffers = [];

    /// <summary>A zeroed matrix.</summary>
    public Activations Zeros(int rows, int columns)
    {
        NativeBuffer buffer = new((long)rows * columns * sizeof(float));
        _buffers.Add(buffer);
        return new Activations(buffer.Floats, rows, columns);
    }

    /// <summary>A matrix of numbers from −1 to 1.</summary>
    public Activations Random(int rows, int columns, int seed)
    {
        Activations matrix = Zeros(rows, columns);
        Random random = new(seed);
        foreach (ref float value in matrix.FirstRows(rows))
        {
            value = (random.NextSingle() * 2) - 1;
        }

        return matrix;
    }

    /// <summary>A vector of weights from 0.5 to 1.5.</summary>
    public VectorWeights Vector(int length, int seed)
    {
        Activations values = Random(1, length, seed);
        foreach (ref float value in values.Row(0))
        {
            value = 1 + (value / 2);
        }

        return new VectorWeights(values.Data, length);
    }

    /// <summary>Memory for bytes.</summary>
    public byte* Bytes(ReadOnlySpan<byte> content)
    {
        NativeBuffer buffer = new(content.Length);
        _buffers.Add(buffer);
        content.CopyTo(new Span<byte>(buffer.Pointer, content.Length));
        return buffer.Pointer;
    }

    /// <summary>Memory for floats.</summary>
    public float* Floats(ReadOnlySpan<float> content) => (float*)Bytes(MemoryMarshal.AsBytes(content));

    public void Dispose() => _buffers.ForEach(buffer => buffer.Dispose());

    /// <summary>Fails unless both hold the same bits.</summary>
    public static void AssertSameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
            {
                Assert.Fail($"{what}: element {i} is {actual[i]:R}, not the same bits as {expected[i]:R}.");
            }
        }
    }

    /// <summary>Fails unless each is within a tolerance, absolute and relative.</summary>
    public static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= tolerance * (1 + Math.Abs(expected[i]))))
            {
                Assert.Fail($"{what}: element {i} is {actual[i]:R}, expected {expected[i]:R}.");
            }
        }
    }
}
