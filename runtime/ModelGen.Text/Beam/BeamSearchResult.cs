namespace ModelGen.Text;

/// <summary>What a search found.</summary>
public sealed class BeamSearchResult
{
    private readonly int? _pad;

    internal BeamSearchResult(IReadOnlyList<IReadOnlyList<BeamHypothesis>> hypotheses, int? pad)
    {
        Hypotheses = hypotheses;
        _pad = pad;
    }

    /// <summary>
    /// The best texts of each source, best first: as many as were asked for, or fewer where fewer texts exist, because the vocabulary is tiny or nearly
    /// everything is forbidden, but at least one.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<BeamHypothesis>> Hypotheses { get; }

    /// <summary>The scores in the order of <see cref="Sequences"/>, <c>sequences_scores</c> of Hugging Face Transformers; null for greedy search.</summary>
    public float[]? Scores() => Hypotheses[0][0].Score is null
        ? null
        : [.. Hypotheses.SelectMany(source => source).Select(hypothesis => hypothesis.Score!.Value)];

    /// <summary>
    /// The texts of all sources one after the other as Hugging Face Transformers returns them, filled up to the longest. A new array at each call.
    /// </summary>
    /// <exception cref="InvalidOperationException">They differ in length, and the options have neither a padding nor an end token.</exception>
    public int[][] Sequences()
    {
        int length = Hypotheses.Max(source => source.Max(hypothesis => hypothesis.Tokens.Count));
        return [.. Hypotheses.SelectMany(source => source).Select(hypothesis => Padded(hypothesis.Tokens, length))];
    }

    private int[] Padded(IReadOnlyList<int> tokens, int length)
    {
        int missing = length - tokens.Count;
        if (missing == 0)
        {
            return [.. tokens];
        }

        int pad = _pad
            ?? throw new InvalidOperationException(
                "The sequences differ in length and the options have no PadTokenId to fill them up with: set it, or use Hypotheses.");
        return [.. tokens, .. Enumerable.Repeat(pad, missing)];
    }
}
