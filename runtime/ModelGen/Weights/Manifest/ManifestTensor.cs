using ModelGen.Runtime;

namespace ModelGen;

/// <summary>One tensor that a declaration asks for.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Layer">Its layer, or −1.</param>
/// <param name="IsBias">True for the bias of a matrix of the same role.</param>
/// <param name="Name">Its name in safetensors files.</param>
/// <param name="GgufName">Its name in GGUF files, or empty.</param>
/// <param name="Shape">Its shape: <c>[rows, columns]</c> (outputs × inputs), or <c>[length]</c>.</param>
public sealed record ManifestTensor(TensorRole Role, int Layer, bool IsBias, string Name, string GgufName, IReadOnlyList<int> Shape)
{
    /// <summary>Elements.</summary>
    public long Elements => Shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>True for a matrix, false for a norm, a bias or a table that stays float32.</summary>
    public bool IsMatrix => Shape.Count == 2 && !IsTable;

    /// <summary>Which stack of an encoder-decoder has it.</summary>
    public Stack Stack { get; init; }

    /// <summary>Its expert, or −1.</summary>
    public int Expert { get; init; } = -1;

    /// <summary>The pattern that it is one of; null for one that was made without.</summary>
    internal TensorPattern? Pattern { get; init; }

    /// <summary>See <see cref="TensorPattern.RotaryHeads"/>.</summary>
    internal int RotaryHeads { get; init; }

    /// <summary>See <see cref="TensorPattern.RotarySize"/>.</summary>
    internal int RotarySize { get; init; }

    /// <summary>See <see cref="TensorPattern.Fused"/>.</summary>
    internal FusedRows? Fused { get; init; }

    /// <summary>See <see cref="TensorPattern.GgufFused"/>.</summary>
    internal FusedRows? GgufFused { get; init; }

    /// <summary>See <see cref="TensorPattern.Transposed"/>.</summary>
    internal bool Transposed { get; init; }

    /// <summary>See <see cref="TensorPattern.IsLessOne"/>.</summary>
    internal bool IsLessOne { get; init; }

    /// <summary>See <see cref="TensorPattern.IsTable"/>.</summary>
    internal bool IsTable { get; init; }

    /// <summary>See <see cref="TensorPattern.IsRow"/>.</summary>
    internal bool IsRow { get; init; }

    /// <summary>See <see cref="TensorPattern.Split"/>.</summary>
    internal int Split { get; init; }

    /// <summary>True if the matrix can be of a type.</summary>
    internal bool Fits(WeightType type) => WeightCodec.Fits(type, Shape[1]) && WeightCodec.Fits(type, Split);
}
