namespace ModelGen.Text;

/// <summary>The beams of a search: texts of the same model that grow side by side, one token a pass. For one thread at a time.</summary>
public interface IBeamSession : IDisposable
{
    /// <summary>
    /// Replaces the beams and gives each its next token, all in one pass: beam i of the new ones continues beam <c>parents[i]</c> of the old ones with
    /// <c>tokens[i]</c>. A beam may be continued by several, by one or by none, and ends with its source when none continues.
    /// </summary>
    /// <param name="tokens">Token ids, <c>[new beams]</c>, at least one.</param>
    /// <param name="parents">Which of the beams before the call each one continues, <c>[new beams]</c>.</param>
    /// <remarks>Allocates nothing. After an exception the beams are lost.</remarks>
    void Step(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> parents);

    /// <summary>The logits after the last token of a beam, <c>[Vocabulary]</c>, valid until the next step.</summary>
    /// <param name="beam">Its index in the last step.</param>
    ReadOnlySpan<float> Logits(int beam);
}
