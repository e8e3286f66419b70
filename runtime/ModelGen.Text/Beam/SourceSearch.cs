namespace ModelGen.Text.Beam;

/// <summary>The search among the texts of one source, which knows nothing of the other sources.</summary>
internal abstract class SourceSearch
{
    private protected SourceSearch(int[] prompt, int maximumLength)
    {
        Prompt = prompt;
        MaximumLength = maximumLength;
    }

    /// <summary>Texts that wait for the next pass; 0 once the search is at its end.</summary>
    public int Live { get; private protected set; }

    /// <summary>The last token of each live text, which the model has not read.</summary>
    public abstract ReadOnlySpan<int> NextTokens { get; }

    /// <summary>The text of the last pass that each live text continues.</summary>
    public abstract ReadOnlySpan<int> Parents { get; }

    private protected int[] Prompt { get; }

    private protected int MaximumLength { get; }

    /// <summary>Chooses the next tokens.</summary>
    /// <param name="session">The beams after a pass.</param>
    /// <param name="first">The beam there of the first live text; the others follow.</param>
    /// <param name="scores">Memory to work in, <c>[vocabulary]</c>.</param>
    public abstract void Advance(IBeamSession session, int first, Span<float> scores);

    /// <summary>The finished texts, best first.</summary>
    public abstract IReadOnlyList<BeamHypothesis> Hypotheses(int count);
}
