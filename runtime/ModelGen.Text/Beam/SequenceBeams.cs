using ModelGen.Runtime;
using ModelGen.Text.Beam;

namespace ModelGen.Text;

/// <summary>
/// Lets an encoder-decoder be searched: all sources are encoded together, each beam is a session over its source, of which there is one in memory however many beams write over it, and all beams of all sources go through the decoder in one pass.
/// </summary>
/// <param name="model">The encoder-decoder, which stays the caller's and must live as long as the searches.</param>
public sealed class SequenceBeams(ISequenceToSequence model) : IBeamModel
{
    /// <summary>Tokens that go through the encoder at a time: enough that each weight, read once, meets many.</summary>
    private const int TokensPerPass = 512;

    private readonly ISequenceToSequence _model = model ?? throw new ArgumentNullException(nameof(model));

    /// <inheritdoc/>
    public int Vocabulary => _model.Manifest.Vocabulary;

    /// <inheritdoc/>
    public int Context => _model.Manifest.Context;

    /// <inheritdoc/>
    public bool IsEncoderDecoder => true;

    /// <inheritdoc/>
    /// <remarks>Takes a session of <paramref name="length"/> tokens for each beam of each source, the memory of each source, and a batch of one token for each beam.</remarks>
    /// <exception cref="ArgumentException">There is no source, or one has no tokens or more than the context of the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="beams"/> or <paramref name="length"/> is not positive, or a token is outside the vocabulary of sources.
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

        EncodedSource[] encoded = Encode(sources);
        try
        {
            // The sessions hold the sources from here on.
            return new SessionBeams(sources.Count, beams, () => _model.CreateSession(source: 0, length), _model.CreateBatch, (source, sessions) =>
            {
                foreach (DecoderSession session in sessions)
                {
                    ((SequenceToSequenceSession)session).Begin(encoded[source]);
                }
            });
        }
        finally
        {
            foreach (EncodedSource source in encoded)
            {
                source.Dispose();
            }
        }
    }

    private EncodedSource[] Encode(IReadOnlyList<ReadOnlyMemory<int>> sources)
    {
        RaggedBatch texts = new();
        int longest = 1;
        foreach (ReadOnlyMemory<int> source in sources)
        {
            texts.Add(source.Span);
            longest = Math.Max(longest, source.Length);
        }

        // A source beyond the context is refused by the encoder, whatever there is room for.
        int room = Math.Max(Math.Min(longest, _model.Manifest.Context), Math.Min(texts.TokenCount, TokensPerPass));
        using SourceEncoder encoder = _model.CreateEncoder(room);
        return encoder.Encode(texts);
    }
}
