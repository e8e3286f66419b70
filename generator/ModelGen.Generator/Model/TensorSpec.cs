namespace ModelGen.Generator.Model;

/// <summary>One tensor of a checkpoint, or one for each layer of a kind.</summary>
/// <param name="Name">Its name in safetensors files; <c>{layer}</c> stands for the layer, <c>{expert}</c> for the expert.</param>
/// <param name="GgufName">Its name in GGUF files.</param>
/// <param name="Shape">Outputs × inputs for a matrix, one size for a vector.</param>
/// <param name="LayerKind">The kind of layer it belongs to, or -1.</param>
/// <param name="RotaryHeads">Heads whose rows rotary position encoding turns in pairs, for the query and key projections; 0 for others.</param>
internal sealed record TensorSpec(TensorRole Role, bool IsBias, string Name, string GgufName, EquatableArray<int> Shape, int LayerKind, int RotaryHeads = 0)
{
    public const int NoLayer = -1;

    /// <summary>Which stack of an encoder-decoder has it.</summary>
    public Stack Stack { get; init; }

    /// <summary>True for a tensor of the other stack that this one reads too.</summary>
    public bool IsShared { get; init; }

    /// <summary>True for a vector that safetensors files store as a matrix of one row.</summary>
    public bool IsRow { get; init; }

    /// <summary>How many experts have one each, of which <see cref="Shape"/> is the shape; 0: it is no expert's.</summary>
    public int Experts { get; init; }

    /// <summary>Which rows of the tensor of that name it is in safetensors files; null: all of them.</summary>
    public FusedSpec? Fused { get; init; }

    /// <summary>The same in GGUF files.</summary>
    public FusedSpec? GgufFused { get; init; }

    /// <summary>True for a norm's weight that safetensors files store less one.</summary>
    public bool IsLessOne { get; init; }

    /// <summary>True for a matrix that safetensors files store inputs first.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>True for an output matrix that is the token embedding, with a bias of its own: no checkpoint has it.</summary>
    public bool IsTied { get; init; }

    /// <summary>True for a table that is always float32, whatever its number of dimensions.</summary>
    public bool IsTable { get; init; }

    /// <summary>True for what is read element by element.</summary>
    public bool IsVector => Shape.Count == 1 || IsTable;

    public long Elements => Shape.Aggregate((long)Math.Max(1, Experts), (product, size) => checked(product * size));
}
