namespace ModelGen.Runtime;

/// <summary>
/// The bidirectional block that a sequence of a prefix decoder begins with, and where the tokens behind it stand for position encodings. The default is no such
/// block: a causal sequence.
/// </summary>
/// <param name="Length">Tokens of the block; each of them, and each token behind it, sees all of it.</param>
/// <param name="Blank">
/// Where the tokens behind the block stand: all at the position of the blank that they fill, with block positions 1, 2, 3 … of their own (Du et al. 2021,
/// arXiv:2103.10360, §2.1). Null: their positions
/// run on.
/// </param>
public readonly record struct PrefixBlock(int Length, int? Blank)
{
    /// <summary>The position that encodings see of the token at an index of the sequence.</summary>
    internal int PositionOf(int index) => index < Length ? index : Blank ?? index;

    /// <summary>Its position in the answer, counted from 1; 0 inside the block.</summary>
    internal int BlockPositionOf(int index) => index < Length ? 0 : index - Length + 1;
}
