namespace ModelGen.Text.Beam;

/// <summary>A step between the model and the choice of the next token: it changes the scores of tokens, or forbids them with −∞.</summary>
internal abstract class LogitsProcessor
{
    /// <summary>Changes scores in place.</summary>
    /// <param name="text">The tokens so far, the prompt or start token included.</param>
    /// <param name="scores">Logits or log-probabilities, <c>[vocabulary]</c>.</param>
    public abstract void Apply(ReadOnlySpan<int> text, Span<float> scores);
}
