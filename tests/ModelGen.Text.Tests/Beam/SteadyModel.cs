namespace ModelGen.Text.Tests.Beam;

/// <summary>A model that allocates nothing, and sees what the search allocates between two of its steps.</summary>
internal sealed class SteadyModel(int vocabulary) : IBeamModel
{
    // The first steps make what the runtime makes once.
    private const int WarmUp = 4;

    public int Vocabulary => vocabulary;

    public int Context => 1000;

    public bool IsEncoderDecoder => true;

    /// <summary>The most managed bytes that the searching thread took between two steps of the last search.</summary>
    public long MostBetweenSteps { get; private set; }

    public IBeamSession Start(IReadOnlyList<ReadOnlyMemory<int>> sources, int beams, int length)
    {
        MostBetweenSteps = 0;
        return new Session(this, sources.Count * beams);
    }

    private sealed class Session(SteadyModel model, int beams) : IBeamSession
    {
        private readonly float[] _logits = new float[beams * model.Vocabulary];
        private int _steps;
        private long _before;

        public void Step(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> parents)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            if (_steps++ > WarmUp)
            {
                model.MostBetweenSteps = Math.Max(model.MostBetweenSteps, allocated - _before);
            }

            for (int beam = 0; beam < tokens.Length; beam++)
            {
                Span<float> logits = _logits.AsSpan(beam * model.Vocabulary, model.Vocabulary);
                for (int i = 0; i < logits.Length; i++)
                {
                    logits[i] = (((i + 1) * (tokens[beam] + 7)) + (_steps * 131)) % 977 * 0.01f;
                }
            }

            _before = GC.GetAllocatedBytesForCurrentThread();
        }

        public ReadOnlySpan<float> Logits(int beam) => _logits.AsSpan(beam * model.Vocabulary, model.Vocabulary);

        public void Dispose()
        {
        }
    }
}
