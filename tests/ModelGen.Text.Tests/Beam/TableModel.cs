namespace ModelGen.Text.Tests.Beam;

/// <summary>Writes the logits that follow a text: what the source is, and the text so far, prompt or start token included.</summary>
internal delegate void TableRule(ReadOnlySpan<int> source, ReadOnlySpan<int> text, Span<float> logits);

/// <summary>A model without weights whose logits follow a rule. It keeps whole texts and nothing else, and checks how it is called.</summary>
internal sealed class TableModel(int vocabulary, TableRule rule, bool encoderDecoder = true, int context = 64) : IBeamModel
{
    private readonly TableRule _rule = rule;

    public int Vocabulary => vocabulary;

    public int Context => context;

    public bool IsEncoderDecoder => encoderDecoder;

    /// <summary>Beams in each step of all searches.</summary>
    public List<int> BeamsOfSteps { get; } = [];

    /// <summary>Sessions that were started and not disposed of.</summary>
    public int Open { get; private set; }

    /// <summary>A model whose next token depends on the last one alone: <c>probabilities[last][next]</c>.</summary>
    public static TableModel Markov(double[][] probabilities, bool encoderDecoder = true, int context = 64) => new(
        probabilities.Length,
        (_, text, logits) =>
        {
            double[] row = probabilities[text[^1]];
            for (int i = 0; i < row.Length; i++)
            {
                logits[i] = (float)Math.Log(row[i]);
            }
        },
        encoderDecoder,
        context);

    public IBeamSession Start(IReadOnlyList<ReadOnlyMemory<int>> sources, int beams, int length)
    {
        Open++;
        return new Session(this, sources, beams, length);
    }

    private sealed class Session(TableModel model, IReadOnlyList<ReadOnlyMemory<int>> sources, int beams, int length) : IBeamSession
    {
        private List<(int Source, int[] Text)> _beams =
            [.. sources.Select((source, i) => (i, model.IsEncoderDecoder ? [] : source.ToArray()))];

        private float[] _logits = [];

        public void Step(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> parents)
        {
            List<(int Source, int[] Text)> next = [];
            for (int i = 0; i < tokens.Length; i++)
            {
                (int source, int[] text) = _beams[parents[i]];
                next.Add((source, [.. text, tokens[i]]));
            }

            if (next.Any(beam => beam.Text.Length > length) || next.GroupBy(beam => beam.Source).Any(group => group.Count() > beams))
            {
                throw new InvalidOperationException("More beams, or longer ones, than the session was started for.");
            }

            _beams = next;
            model.BeamsOfSteps.Add(next.Count);
            _logits = new float[next.Count * model.Vocabulary];
            for (int i = 0; i < next.Count; i++)
            {
                model._rule(sources[next[i].Source].Span, next[i].Text, _logits.AsSpan(i * model.Vocabulary, model.Vocabulary));
            }
        }

        public ReadOnlySpan<float> Logits(int beam) => _logits.AsSpan(beam * model.Vocabulary, model.Vocabulary);

        public void Dispose() => model.Open--;
    }
}
