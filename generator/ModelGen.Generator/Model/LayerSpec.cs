namespace ModelGen.Generator.Model;

/// <summary>One kind of transformer layer.</summary>
/// <param name="Name">The name of its generated method, e.g. <c>DecoderLayer</c>.</param>
internal sealed record LayerSpec(string Name, AttentionSpec Attention, PositionSpec Position, FeedForwardSpec FeedForward)
{
    /// <summary>False where what attention reads is not normalized, though what branches read is.</summary>
    public bool HasAttentionNorm { get; init; } = true;

    /// <summary>The attention to the source in a layer of the decoder of an encoder-decoder; null in other layers.</summary>
    public AttentionSpec? Cross { get; init; }
}
