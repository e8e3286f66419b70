namespace ModelGen.Text.Tokenizers;

/// <summary>The step of a pipeline that turns a piece of text into tokens. Immutable.</summary>
internal abstract class TokenModel
{
    /// <summary>The tokens that it knows.</summary>
    public abstract Vocabulary Vocabulary { get; }

    /// <summary>Adds the ids of a piece.</summary>
    /// <param name="text">Well-formed, not empty.</param>
    /// <param name="ids">Takes the ids.</param>
    /// <param name="scratch">Memory to use meanwhile.</param>
    public abstract void Tokenize(ReadOnlySpan<char> text, List<int> ids, MergeScratch scratch);
}
