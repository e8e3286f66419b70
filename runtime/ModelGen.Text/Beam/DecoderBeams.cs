using ModelGen.Runtime;

namespace ModelGen.Text;

/// <summary>Lets a causal or prefix decoder be searched: each beam is a session, and all beams of all sources go through the model in one pass.</summary>
/// <remarks>Of a prefix decoder, a source is the prefix: the last token of a prompt, which a search reads first, stands behind it, as the token that begins an answer does in models that fill blanks.</remarks>
/// <param name="model">The decoder, which stays the caller's and must live as long as the searches.</param>
public sealed class DecoderBeams(IDecoder model) : IBeamModel
{
    private readonly IDecoder _model = model ?? throw new ArgumentNullException(nameof(model));

    /// <inheritdoc/>
    public int Vocabulary => _model.Manifest.Vocabulary;

    /// <inheritdoc/>
    public int Context => _model.Manifest.Context;

    /// <inheritdoc/>
    public bool IsEncoderDecoder => false;

    /// <inheritdoc/>
    /// <remarks>Takes a session of <paramref name="length"/> tokens for each beam of each source, and a batch of one token for each.</remarks>
    /// <exception cref="ArgumentException">There is no source, or one is longer than <paramref name="length"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="beams"/> or <paramref name="length"/> is not positive, or a token is outside the vocabulary.
    /// </exception>
    public IBeamSession Start(IReadOnlyList<ReadOnlyMemory<int>> sources, int beams, int length)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beams);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        if (sources.Count == 0)
        {
            throw new ArgumentException("There is no source: give at least one.", nameof(sources));
        }

        return new Session(_model, sources, beams, length);
    }

    private sealed class Session : IBeamSession
    {
        private readonly int _beams;
        private readonly DecoderSession?[] _sessions;    // [sources × beams]; beams of a source use the sessions of their source
        private readonly DecoderBatch? _batch;
        private readonly int[] _shared;                  // [sources × beams × beams]: positions that two sessions of a source are known to begin with in common
        private readonly bool[] _taken;                  // [sources × beams], by a beam of the step that is being prepared
        private readonly int[] _children;                // [sources]: beams of each in the step that is being prepared
        private int[] _places;                           // [sources × beams]: the session of each beam
        private int[] _nextPlaces;
        private int _count;

        public Session(IDecoder model, IReadOnlyList<ReadOnlyMemory<int>> sources, int beams, int length)
        {
            int places = checked(sources.Count * beams);
            _beams = beams;
            _shared = new int[checked(places * beams)];
            _taken = new bool[places];
            _children = new int[sources.Count];
            _places = new int[places];
            _nextPlaces = new int[places];
            _sessions = new DecoderSession?[places];
            try
            {
                for (int i = 0; i < places; i++)
                {
                    _sessions[i] = model.CreateSession(length);
                }

                _batch = model.CreateBatch(places);
                for (int source = 0; source < sources.Count; source++)
                {
                    _places[source] = source * beams;
                    if (!sources[source].IsEmpty)
                    {
                        Read(_sessions[source * beams]!, sources[source].Span);
                    }
                }
            }
            catch
            {
                Dispose();
                throw;
            }

            _count = sources.Count;
        }

        public void Step(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> parents)
        {
            Check(tokens, parents);
            int before = _count;
            _count = 0;
            KeepFirstChildren(parents);
            CopyOtherChildren(parents);
            for (int beam = 0; beam < before; beam++)
            {
                _taken[_places[beam]] = false;
            }

            _batch!.Clear();
            for (int beam = 0; beam < tokens.Length; beam++)
            {
                _taken[_nextPlaces[beam]] = false;
                _batch.Add(_sessions[_nextPlaces[beam]]!, tokens.Slice(beam, 1));
            }

            _batch.Forward();
            (_places, _nextPlaces) = (_nextPlaces, _places);
            _count = tokens.Length;
        }

        public ReadOnlySpan<float> Logits(int beam) => _batch!.Logits(beam);

        public void Dispose()
        {
            foreach (DecoderSession? session in _sessions)
            {
                session?.Dispose();
            }

            _batch?.Dispose();
        }

        // The last token of a prompt is not here yet: in models that fill blanks the one that begins the answer.
        private static void Read(DecoderSession session, ReadOnlySpan<int> source)
        {
            if (session is PrefixDecoderSession prefix && !(prefix.Start is { } start && source.Contains(start)))
            {
                prefix.Prefix(source);
            }
            else
            {
                session.Forward(source);
            }
        }

        // Most beams have one continuation: it goes on in the session where its text is.
        private void KeepFirstChildren(scoped ReadOnlySpan<int> parents)
        {
            for (int beam = 0; beam < parents.Length; beam++)
            {
                int place = _places[parents[beam]];
                _nextPlaces[beam] = _taken[place] ? -1 : place;
                _taken[place] = true;
            }
        }

        // The others take sessions that are no longer wanted, of these the one that has most in common with the text already.
        private void CopyOtherChildren(scoped ReadOnlySpan<int> parents)
        {
            for (int beam = 0; beam < parents.Length; beam++)
            {
                if (_nextPlaces[beam] >= 0)
                {
                    continue;
                }

                int from = _places[parents[beam]];
                int to = MostAlike(from);
                _sessions[to]!.CopyFrom(_sessions[from]!, Shared(from, to));
                int first = from / _beams * _beams;
                for (int other = first; other < first + _beams; other++)
                {
                    int shared = Shared(from, other);
                    Shared(to, other) = shared;
                    Shared(other, to) = shared;
                }

                Shared(from, to) = _sessions[from]!.Position;
                Shared(to, from) = _sessions[from]!.Position;
                _taken[to] = true;
                _nextPlaces[beam] = to;
            }
        }

        private int MostAlike(int place)
        {
            int best = -1;
            int first = place / _beams * _beams;
            for (int other = first; other < first + _beams; other++)
            {
                if (!_taken[other] && (best < 0 || Shared(place, other) > Shared(place, best)))
                {
                    best = other;
                }
            }

            return best;
        }

        private ref int Shared(int place, int other) => ref _shared[(place * _beams) + (other % _beams)];

        private void Check(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> parents)
        {
            if (tokens.IsEmpty || tokens.Length != parents.Length)
            {
                throw new ArgumentException(
                    $"There are {tokens.Length} tokens and {parents.Length} parents: give one of each for every beam, at least one.",
                    nameof(parents));
            }

            _children.AsSpan().Clear();
            for (int beam = 0; beam < parents.Length; beam++)
            {
                if ((uint)parents[beam] >= (uint)_count)
                {
                    throw new ArgumentException(
                        $"Beam {beam} continues beam {parents[beam]}, and there are {_count}{(_count == 0 ? " (a step before has failed: start again)" : "")}.",
                        nameof(parents));
                }

                int source = _places[parents[beam]] / _beams;
                if (++_children[source] > _beams)
                {
                    throw new ArgumentException($"Source {source} would have more than the {_beams} beams that the search was started for.", nameof(parents));
                }
            }
        }
    }
}
