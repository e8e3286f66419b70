using ModelGen.Text.Beam;

namespace ModelGen.Text;

/// <summary>
/// Searches for the most likely texts: the best few are followed side by side, all of all sources in one pass a token (Lowerre 1976; for translation
/// Sutskever 2014, <see href="https://arxiv.org/abs/1409.3215"/>). What it finds, and the scores, are those of <c>generate</c> of Hugging Face Transformers 5.
/// </summary>
/// <remarks>
/// A source gets the same texts whatever sources it shares the passes with. Of equal scores the lower beam wins, then the lower token. All memory is taken
/// when a search starts (the session of the model; for each source three texts of the greatest length a beam and the list of its best continuations; a few
/// arrays of the size of the vocabulary) and when it ends (the results): a token allocates nothing. Many threads may search at once where the model allows it.
/// </remarks>
public sealed class BeamSearch
{
    private readonly IBeamModel _model;

    /// <summary>Searches with a model.</summary>
    public BeamSearch(IBeamModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
    }

    /// <summary>Searches with a decoder, which stays the caller's.</summary>
    public BeamSearch(IDecoder model)
        : this(new DecoderBeams(model))
    {
    }

    /// <summary>Searches with an encoder-decoder, which stays the caller's.</summary>
    public BeamSearch(ISequenceToSequence model)
        : this(new SequenceBeams(model))
    {
    }

    /// <summary>Searches for the texts of one source.</summary>
    /// <param name="source">The prompt of a decoder, or what the encoder of an encoder-decoder reads.</param>
    /// <param name="options">How to search; greedily, 20 tokens at most, where null.</param>
    /// <param name="cancellationToken">Cancels between two tokens.</param>
    /// <returns>The best texts, best first.</returns>
    /// <inheritdoc cref="Generate(IReadOnlyList{ReadOnlyMemory{int}}, BeamSearchOptions, CancellationToken)" path="/exception"/>
    public IReadOnlyList<BeamHypothesis> Generate(
        ReadOnlyMemory<int> source,
        BeamSearchOptions? options = null,
        CancellationToken cancellationToken = default) =>
        Generate([source], options, cancellationToken).Hypotheses[0];

    /// <summary>Searches for the texts of many sources at once.</summary>
    /// <param name="sources">The prompts of a decoder, or what the encoder of an encoder-decoder reads.</param>
    /// <param name="options">How to search; greedily, 20 tokens at most, where null.</param>
    /// <param name="cancellationToken">Cancels between two tokens.</param>
    /// <exception cref="ArgumentException">
    /// There is no source, the options contradict each other or do not fit the model, or a prompt leaves no room for a token.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The model computed a logit that is not a number, or the options forbid every token.</exception>
    public BeamSearchResult Generate(
        IReadOnlyList<ReadOnlyMemory<int>> sources,
        BeamSearchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        SearchPlan plan = new(_model, sources, options ?? new BeamSearchOptions());
        SourceSearch[] searches = plan.CreateSearches();
        using (IBeamSession session = _model.Start(plan.SessionSources, plan.Options.NumBeams, plan.Length))
        {
            Search(session, searches, plan.Options.NumBeams, cancellationToken);
        }

        return new BeamSearchResult(
            [.. searches.Select(search => search.Hypotheses(plan.Options.NumReturnSequences))],
            plan.Options.PadTokenId ?? (plan.Options.EosTokenId is [int end, ..] ? end : null));
    }

    private void Search(IBeamSession session, SourceSearch[] searches, int beams, CancellationToken cancellation)
    {
        int[] tokens = new int[checked(searches.Length * beams)];
        int[] parents = new int[tokens.Length];
        int[] first = [.. Enumerable.Range(0, searches.Length)];    // the beam of the last pass that is the first of each source
        float[] scores = new float[_model.Vocabulary];
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = 0;
            for (int source = 0; source < searches.Length; source++)
            {
                SourceSearch search = searches[source];
                int before = first[source];
                first[source] = count;
                for (int i = 0; i < search.Live; i++)
                {
                    tokens[count] = search.NextTokens[i];
                    parents[count++] = before + search.Parents[i];
                }
            }

            if (count == 0)
            {
                return;
            }

            session.Step(tokens.AsSpan(0, count), parents.AsSpan(0, count));
            for (int source = 0; source < searches.Length; source++)
            {
                if (searches[source].Live > 0)
                {
                    searches[source].Advance(session, first[source], scores);
                }
            }
        }
    }
}
