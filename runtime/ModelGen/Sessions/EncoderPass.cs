namespace ModelGen.Runtime;

/// <summary>The generated forward pass of an encoder, with the scratch memory that it computes in.</summary>
public abstract class EncoderPass : ModelPass
{
    /// <summary>Takes the scratch memory.</summary>
    /// <param name="tokens">The most tokens of one pass.</param>
    /// <param name="floatsPerToken">Floats of scratch a token, as the generator planned it.</param>
    protected EncoderPass(int tokens, int floatsPerToken)
        : base(tokens, floatsPerToken)
    {
    }

    /// <summary>
    /// Runs the model over whole texts: writes <see cref="TokenBatch.Hidden"/>, and what the declared heads give into <see cref="TokenBatch.Pooled"/>, <see
    /// cref="TokenBatch.Logits"/> and
    /// <see cref="TokenBatch.NextSentence"/>. The cache is scratch memory for the keys and values of one layer.
    /// </summary>
    /// <param name="batch">Tokens that were checked against the vocabulary, the context and the token types.</param>
    public abstract void Run(TokenBatch batch);
}
