namespace ModelGen.Runtime;

/// <summary>
/// The special tokens of a model that fills blanks (Du et al. 2021, arXiv:2103.10360): they say where a prefix ends and which blank the answer fills.
/// </summary>
/// <param name="start">The token that an answer begins with; the prefix is what stands before the first of them.</param>
/// <param name="masks">The tokens that stand for a blank. The first of them that the prefix has is the one that the answer fills.</param>
public sealed class BlankTokens(int start, IReadOnlyList<BlankMask> masks)
{
    private readonly BlankMask[] _masks = [.. masks];

    /// <summary>The token that an answer begins with.</summary>
    public int Start { get; } = start;

    /// <summary>The tokens that stand for a blank, those that count before others first.</summary>
    public IReadOnlyList<BlankMask> Masks => _masks;

    /// <summary>The block that a prefix makes: the answer fills the first blank of the kind that counts most.</summary>
    /// <exception cref="ArgumentException">The prefix has no blank.</exception>
    internal PrefixBlock BlockOf(scoped ReadOnlySpan<int> prefix, string model)
    {
        foreach (BlankMask mask in _masks)
        {
            int position = prefix.IndexOf(mask.Token);
            if (position >= 0)
            {
                return new PrefixBlock(prefix.Length, mask.RunsOn ? null : position);
            }
        }

        string tokens = string.Join(" or ", _masks.Select(mask => mask.Token));
        throw new ArgumentException($"The prefix has no blank to fill: {model} needs the mask token {tokens} in it. To continue a text, put the generation mask behind it.", nameof(prefix));
    }
}

/// <summary>A token that stands for a blank.</summary>
/// <param name="Token">Its id.</param>
/// <param name="RunsOn">Whether the positions of the answer run on behind the prefix; else all of them are the position of the blank.</param>
public readonly record struct BlankMask(int Token, bool RunsOn);
