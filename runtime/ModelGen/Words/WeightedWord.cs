namespace ModelGen;

/// <summary>A word of a query and how much it counts. Made from a word alone (weight 1) or a pair of both.</summary>
/// <param name="Word">The word.</param>
/// <param name="Weight">The factor of its unit vector.</param>
public readonly record struct WeightedWord(string Word, float Weight = 1)
{
    /// <summary>A word that counts once.</summary>
    public static implicit operator WeightedWord(string word) => new(word);

    /// <summary>A word and how much it counts.</summary>
    public static implicit operator WeightedWord((string Word, float Weight) pair) => new(pair.Word, pair.Weight);
}
