using ModelGen.Runtime;

namespace ModelGen.Text.Beam;

/// <summary>Beams of which each is a session: all go through the model in one pass, and a text is copied only where a beam has several continuations.</summary>
internal sealed class SessionBeams : IBeamSession
{
    private readonly int _beams;
    private readonly DecoderSession[] _sessions;     // [sources × beams]; beams of a source use the sessions of their source
    private readonly DecoderBatch? _batch;
    private readonly int[] _shared;                  // [sources × beams × beams]: positions that two sessions of a source are known to begin with in common
    private readonly bool[] _taken;                  // [sources × beams], by a beam of the step that is being prepared
    private readonly int[] _children;                // [sources]: beams of each in the step that is being prepared
    private int[] _places;                           // [sources × beams]: the session of each beam
    private int[] _nextPlaces;
    private int _count;

    /// <summary>Takes the sessions, and lets those of each source begin.</summary>
    /// <param name="sources">Sources.</param>
    /// <param name="beams">Beams a source.</param>
    /// <param name="createSession">Makes the session of a beam.</param>
    /// <param name="createBatch">Makes room for so many tokens a pass.</param>
    /// <param name="begin">Lets the sessions of a source begin; the first of them is the one that its first beam is in.</param>
    public SessionBeams(int sources, int beams, Func<DecoderSession> createSession, Func<int, DecoderBatch> createBatch, Action<int, ArraySegment<DecoderSession>> begin)
    {
        int places = checked(sources * beams);
        _beams = beams;
        _shared = new int[checked(places * beams)];
        _taken = new bool[places];
        _children = new int[sources];
        _places = new int[places];
        _nextPlaces = new int[places];
        _sessions = new DecoderSession[places];
        try
        {
            for (int i = 0; i < places; i++)
            {
                _sessions[i] = createSession();
            }

            _batch = createBatch(places);
            for (int source = 0; source < sources; source++)
            {
                _places[source] = source * beams;
                begin(source, new ArraySegment<DecoderSession>(_sessions, source * beams, beams));
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        _count = sources;
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
            _batch.Add(_sessions[_nextPlaces[beam]], tokens.Slice(beam, 1));
        }

        _batch.Forward();
        (_places, _nextPlaces) = (_nextPlaces, _places);
        _count = tokens.Length;
    }

    public ReadOnlySpan<float> Logits(int beam) => _batch!.Logits(beam);

    public void Dispose()
    {
        // Some are null when the constructor failed.
        foreach (DecoderSession? session in _sessions)
        {
            session?.Dispose();
        }

        _batch?.Dispose();
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
            _sessions[to].CopyFrom(_sessions[from], Shared(from, to));
            int first = from / _beams * _beams;
            for (int other = first; other < first + _beams; other++)
            {
                int shared = Shared(from, other);
                Shared(to, other) = shared;
                Shared(other, to) = shared;
            }

            Shared(from, to) = _sessions[from].Position;
            Shared(to, from) = _sessions[from].Position;
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
