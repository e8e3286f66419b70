namespace ModelGen;

/// <summary>One kind of tensor that a declaration asks for: a single tensor, or one of each layer.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Name">Its full name in safetensors files, with <c>{layer}</c> where it is one of each layer, and <c>{expert}</c> where it is one of each expert.</param>
/// <param name="GgufName">Its full name in GGUF files, with <c>{layer}</c> likewise; empty where the naming has no GGUF form.</param>
/// <param name="Shape">Its shape: <c>[rows, columns]</c> (outputs × inputs) for a matrix, <c>[length]</c> for a norm or a bias.</param>
public sealed record TensorPattern(TensorRole Role, string Name, string GgufName, IReadOnlyList<int> Shape)
{
    /// <summary>True for the bias of a matrix of the same role.</summary>
    public bool IsBias { get; init; }

    /// <summary>Which stack of an encoder-decoder has it.</summary>
    public Stack Stack { get; init; }

    /// <summary>True for a vector that safetensors files store as a matrix of one row.</summary>
    public bool IsRow { get; init; }

    /// <summary>The layers that have it, or null for a tensor that belongs to no layer.</summary>
    public IReadOnlyList<int>? Layers { get; init; }

    /// <summary>
    /// For weights and biases of queries and keys: how many heads the rows make up. When a file pairs the rows of a head in another way than
    /// <see cref="ModelManifest.Pairing"/>, they are reordered while they are loaded. 0: rows are never reordered.
    /// </summary>
    public int RotaryHeads { get; init; }

    /// <summary>How many rows of each head rotary encoding turns: the first ones; the rest keep their place.</summary>
    public int RotarySize { get; init; }

    /// <summary>Which rows of the tensor of that name it is, in safetensors files; null: all of them.</summary>
    public FusedRows? Fused { get; init; }

    /// <summary>The same in GGUF files.</summary>
    public FusedRows? GgufFused { get; init; }

    /// <summary>True for a matrix that files store as <c>[columns, rows]</c> (inputs × outputs): it is turned while it is loaded.</summary>
    public bool Transposed { get; init; }

    /// <summary>True for a norm whose weight safetensors files store less one: one is added while it is loaded.</summary>
    public bool IsLessOne { get; init; }

    /// <summary>True for a tensor that is always float32 and is read element by element, whatever its number of dimensions.</summary>
    public bool IsTable { get; init; }

    /// <summary>The column at which kernels cut a matrix in two: a type made of blocks must fit both parts. 0: it is not cut.</summary>
    public int Split { get; init; }

    /// <summary>
    /// How many experts have one each, of which <see cref="Shape"/> is the shape: a tensor for each where the name has <c>{expert}</c>, else one tensor with the experts in front of the other dimensions. 0: none.
    /// </summary>
    public int Experts { get; init; }
}
