namespace ModelGen.Text.Tokenizers;

/// <summary>Tokens that share a type id.</summary>
internal readonly record struct Segment(int[] Ids, int TypeId);

/// <summary>Puts the texts of one input together, with special tokens. Immutable.</summary>
internal abstract class PostProcessor
{
    /// <summary>The ids that it may add.</summary>
    public virtual IEnumerable<int> Tokens => [];

    /// <summary>The first id that it puts before a single text, or null.</summary>
    public virtual int? First => null;

    /// <summary>The input as segments, made of one text or two.</summary>
    public abstract IReadOnlyList<Segment> Apply(IReadOnlyList<Segment> texts, bool addSpecialTokens);
}
