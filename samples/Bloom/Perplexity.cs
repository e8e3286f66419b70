using ModelGen;
using ModelGen.Runtime;

namespace Bloom;

/// <summary>How well a model foresees a text: the number of equally likely tokens that it hesitates between, on average.</summary>
internal static class Perplexity
{
    /// <summary>
    /// exp of the mean negative log-likelihood of a text that is cut into windows side by side, each read from an empty session.
    /// Every token counts but the first of each window, which nothing foretells.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="tokens">The text.</param>
    /// <param name="window">Tokens of a window, at least two; the last window may be shorter.</param>
    /// <param name="read">Told after each window how many tokens have been read.</param>
    /// <exception cref="ArgumentException">The text has fewer than two tokens.</exception>
    public static double Measure(IDecoder model, ReadOnlySpan<int> tokens, int window, Action<int>? read = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        if (tokens.Length < 2)
        {
            throw new ArgumentException($"A perplexity needs at least 2 tokens, and the text has {tokens.Length}.", nameof(tokens));
        }

        using DecoderSession session = model.CreateSession(window);
        double surprise = 0;
        int foretold = 0;
        for (int start = 0; start < tokens.Length; start += window)
        {
            ReadOnlySpan<int> piece = tokens.Slice(start, Math.Min(window, tokens.Length - start));
            session.Truncate(0);
            ReadOnlySpan<float> logits = session.ForwardAll(piece);
            int vocabulary = logits.Length / piece.Length;
            for (int i = 1; i < piece.Length; i++)
            {
                surprise += NegativeLogLikelihood(logits.Slice((i - 1) * vocabulary, vocabulary), piece[i]);
            }

            foretold += piece.Length - 1;
            read?.Invoke(start + piece.Length);
        }

        return Math.Exp(surprise / foretold);
    }

    /// <summary>−log softmax(logits)[token], with the largest logit taken out so that no exponential overflows.</summary>
    private static double NegativeLogLikelihood(ReadOnlySpan<float> logits, int token)
    {
        float largest = float.NegativeInfinity;
        foreach (float logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        double sum = 0;
        foreach (float logit in logits)
        {
            sum += Math.Exp(logit - largest);
        }

        return Math.Log(sum) + largest - logits[token];
    }
}
