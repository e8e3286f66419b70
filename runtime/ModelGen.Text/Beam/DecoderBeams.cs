using ModelGen.Runtime;
using ModelGen.Text.Beam;

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

        return new SessionBeams(sources.Count, beams, () => _model.CreateSession(length), _model.CreateBatch, (source, sessions) =>
        {
            if (!sources[source].IsEmpty)
            {
                Read(sessions[0], sources[source].Span);
            }
        });
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
}
