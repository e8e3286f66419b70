using System.Numerics.Tensors;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The lookup of word vectors: rows of the matrix, each divided by its length.</summary>
public static class UnitRows
{
    /// <summary><c>units[t] = Q[words[t]] / |Q[words[t]]|</c></summary>
    /// <param name="words">Rows of the matrix.</param>
    /// <param name="vectors"><c>Q [V × Dimensions]</c>, float32.</param>
    /// <param name="norms">The length of each row, <c>[V]</c>; infinite for a row of zeros, which stays one.</param>
    /// <param name="units"><c>[terms × Dimensions]</c></param>
    /// <exception cref="ArgumentException">A shape does not fit, or a row does not exist.</exception>
    public static void Apply(ReadOnlySpan<int> words, in LinearWeights vectors, in VectorWeights norms, Activations units)
    {
        Shape.Equal(units.Columns, vectors.Columns, "columns of the unit vectors");
        Shape.Equal(norms.Length, vectors.Rows, "norms of the word vectors");
        Shape.Holds(words.Length, units.Rows, "the buffer of unit vectors");
        ReadOnlySpan<float> lengths = norms.AsSpan();
        for (int term = 0; term < words.Length; term++)
        {
            TensorPrimitives.Divide(WordRows.Row(vectors, words[term]), lengths[words[term]], units.Row(term));
        }
    }
}
