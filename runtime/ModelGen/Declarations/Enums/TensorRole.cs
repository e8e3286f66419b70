namespace ModelGen;

/// <summary>What a tensor of a checkpoint is for.</summary>
public enum TensorRole
{
    /// <summary>A row for each token: <c>[Vocabulary × Hidden]</c>.</summary>
    TokenEmbedding,

    /// <summary>The norm of the embedded tokens, <c>[Hidden]</c>.</summary>
    EmbeddingNorm,

    /// <summary>The norm before attention, <c>[Hidden]</c>.</summary>
    AttentionNorm,

    /// <summary>Hidden state to queries, <c>[Heads·HeadSize × Hidden]</c>.</summary>
    Query,

    /// <summary>Hidden state to keys, <c>[KeyValueHeads·HeadSize × Hidden]</c>.</summary>
    Key,

    /// <summary>Hidden state to values, <c>[KeyValueHeads·HeadSize × Hidden]</c>.</summary>
    Value,

    /// <summary>The norm of each query head, <c>[HeadSize]</c>.</summary>
    QueryNorm,

    /// <summary>The norm of each key head, <c>[HeadSize]</c>.</summary>
    KeyNorm,

    /// <summary>Context to hidden state, <c>[Hidden × Heads·HeadSize]</c>.</summary>
    AttentionOutput,

    /// <summary>The norm before the feed-forward part, <c>[Hidden]</c>.</summary>
    FeedForwardNorm,

    /// <summary>The activated projection of a gated feed-forward part, <c>[FeedForward × Hidden]</c>.</summary>
    Gate,

    /// <summary>The linear projection of the feed-forward part, <c>[FeedForward × Hidden]</c>.</summary>
    Up,

    /// <summary>Back to the hidden state, <c>[Hidden × FeedForward]</c>.</summary>
    Down,

    /// <summary>The norm after the last layer, <c>[Hidden]</c>.</summary>
    FinalNorm,

    /// <summary>Hidden state to logits, <c>[Vocabulary × Hidden]</c>.</summary>
    Head,
}
