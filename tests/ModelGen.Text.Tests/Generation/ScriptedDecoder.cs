using ModelGen.Runtime;

namespace ModelGen.Text.Tests.Generation;

/// <summary>Writes the logits that follow the tokens so far.</summary>
internal delegate void LogitScript(ReadOnlySpan<int> tokens, Span<float> logits);

/// <summary>A decoder without weights that says what a script tells it to.</summary>
internal sealed class ScriptedDecoder : IDecoder, IDecoderFactory
{
    private readonly LogitScript _script;

    public ScriptedDecoder(int vocabulary, int context, LogitScript script)
    {
        _script = script;
        Manifest = new ModelManifest
        {
            Name = "Scripted",
            Layers = 1,
            Hidden = 1,
            Vocabulary = vocabulary,
            Context = context,
            Patterns = [],
            Settings = [],
            Parameters = 0,
            FlopsPerToken = 0,
            CacheBytesPerPosition = 0,
            ScratchBytesPerToken = 0,
            WeightBytesPerToken = 0,
            Pairing = RotaryPairing.HalfSplit,
        };
        Weights = WeightStore.CreateRandom(Manifest, seed: 0);
    }

    public ModelManifest Manifest { get; }

    public WeightStore Weights { get; }

    /// <summary>Every session that was created.</summary>
    public List<DecoderSession> Sessions { get; } = [];

    /// <summary>A decoder that continues every prompt with the same tokens, then with token 0.</summary>
    /// <param name="tokenizer">Gives the vocabulary.</param>
    /// <param name="context">Positions.</param>
    /// <param name="promptTokens">Tokens of the prompt.</param>
    /// <param name="continuation">What comes after it.</param>
    public static ScriptedDecoder Saying(Tokenizer tokenizer, int context, int promptTokens, params int[] continuation) =>
        new(tokenizer.VocabularySize, context, (tokens, logits) =>
        {
            logits.Clear();
            int index = tokens.Length - promptTokens;
            logits[index < continuation.Length ? continuation[index] : 0] = 10;
        });

    public DecoderSession CreateSession(int capacity)
    {
        DecoderSession session = new(this, capacity);
        lock (Sessions)
        {
            Sessions.Add(session);
        }

        return session;
    }

    public DecoderBatch CreateBatch(int tokens) => new(this, tokens);

    public KeyValueCache CreateCache(int capacity) => new(layers: 1, keyValueHeads: 1, headSize: 1, capacity);

    public DecoderPass CreatePass(int tokens) => new Pass(this, tokens);

    public void Dispose() => Weights.Dispose();

    // A pass belongs to one session here, and so may remember its text.
    private sealed class Pass(ScriptedDecoder decoder, int tokens) : DecoderPass(tokens, floatsPerToken: 1)
    {
        private readonly List<int> _text = [];

        public override void Run(TokenBatch batch)
        {
            SequenceSlice sequence = batch.Sequences[0];
            _text.RemoveRange(sequence.Position, _text.Count - sequence.Position);
            _text.AddRange(batch.Tokens);
            for (int i = 0; i < batch.OutputCount; i++)
            {
                int length = sequence.Position + batch.OutputRows[i] + 1;
                decoder._script(_text.ToArray().AsSpan(0, length), batch.Logits.Row(i));
            }
        }
    }
}
