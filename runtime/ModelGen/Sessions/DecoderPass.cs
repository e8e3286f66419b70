namespace ModelGen.Runtime;

/// <summary>The generated forward pass of a decoder, with the scratch memory that it computes in.</summary>
public abstract class DecoderPass : ModelPass
{
    /// <summary>Takes the scratch memory.</summary>
    /// <param name="tokens">The most tokens of one pass.</param>
    /// <param name="floatsPerToken">Floats of scratch a token, as the generator planned it.</param>
    protected DecoderPass(int tokens, int floatsPerToken)
        : base(tokens, floatsPerToken)
    {
    }

    /// <summary>
    /// Runs the model: appends the keys and values of all tokens to the caches of their sequences, and writes <see cref="TokenBatch.Hidden"/> and <see cref="TokenBatch.Logits"/>.
    /// </summary>
    /// <param name="batch">Tokens that were checked against the vocabulary and the capacity of the caches.</param>
    public abstract void Run(TokenBatch batch);
}
