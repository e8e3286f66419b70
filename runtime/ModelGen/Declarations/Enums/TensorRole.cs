namespace ModelGen;

/// <summary>What a tensor of a checkpoint is for.</summary>
public enum TensorRole
{
    /// <summary>A row for each token: <c>[Vocabulary × Hidden]</c>.</summary>
    TokenEmbedding,

    /// <summary>A row for each token of the source, where an encoder-decoder has two vocabularies: <c>[SourceVocabulary × Hidden]</c>.</summary>
    SourceEmbedding,

    /// <summary>A row for each position: <c>[Context × Hidden]</c>.</summary>
    PositionEmbedding,

    /// <summary>A row for each kind of token: <c>[TokenTypes × Hidden]</c>.</summary>
    TokenTypeEmbedding,

    /// <summary>The norm of the embedded tokens, <c>[Hidden]</c>.</summary>
    EmbeddingNorm,

    /// <summary>The embedded tokens to hidden states, <c>[Hidden × Size]</c>, where <see cref="EmbeddingAttribute.Size"/> is declared.</summary>
    EmbeddingProjection,

    /// <summary>The bias of a score for each bucket of distances and each head, <c>[Buckets × Heads]</c>, one for all layers.</summary>
    RelativeBias,

    /// <summary>The norm before attention (after it with <see cref="NormPlacement.Post"/>), <c>[Hidden]</c>.</summary>
    AttentionNorm,

    /// <summary>Hidden state to queries, <c>[Heads·HeadSize × Hidden]</c>.</summary>
    Query,

    /// <summary>Hidden state to keys, <c>[KeyValueHeads·HeadSize × Hidden]</c>.</summary>
    Key,

    /// <summary>Hidden state to values, <c>[KeyValueHeads·HeadSize × Hidden]</c>.</summary>
    Value,

    /// <summary>The stored tensor that holds <see cref="Query"/>, <see cref="Key"/> and <see cref="Value"/>, where checkpoints have one (<see cref="QueryKeyValueLayout"/>).</summary>
    QueryKeyValue,

    /// <summary>Hidden state to the latent of queries, <c>[QueryRank × Hidden]</c>; see <see cref="LatentAttentionAttribute"/>.</summary>
    QueryDown,

    /// <summary>The norm of the latent of queries, <c>[QueryRank]</c>.</summary>
    QueryDownNorm,

    /// <summary>The latent of queries to queries, <c>[Heads·(NopeSize + RotarySize) × QueryRank]</c>.</summary>
    QueryUp,

    /// <summary>The stored tensor that holds <see cref="KeyValueLatent"/> and behind it <see cref="KeyRotary"/>, <c>[KeyValueRank + RotarySize × Hidden]</c>.</summary>
    KeyValueDown,

    /// <summary>Hidden state to the latent of keys and values, <c>[KeyValueRank × Hidden]</c>.</summary>
    KeyValueLatent,

    /// <summary>Hidden state to the part of the key that turns, which all heads share, <c>[RotarySize × Hidden]</c>.</summary>
    KeyRotary,

    /// <summary>The norm of the latent of keys and values, <c>[KeyValueRank]</c>.</summary>
    KeyValueDownNorm,

    /// <summary>
    /// The stored tensor that holds <see cref="KeyUp"/> and <see cref="ValueUp"/>, head by head, <c>[Heads·(NopeSize + ValueSize) × KeyValueRank]</c>.
    /// </summary>
    KeyValueUp,

    /// <summary>The latent to the part of keys that does not turn, <c>[Heads·NopeSize × KeyValueRank]</c>.</summary>
    KeyUp,

    /// <summary>The latent to values, <c>[Heads·ValueSize × KeyValueRank]</c>.</summary>
    ValueUp,

    /// <summary>The norm of each query head, <c>[HeadSize]</c>, or of all together, <c>[Heads·HeadSize]</c>.</summary>
    QueryNorm,

    /// <summary>The norm of each key head, <c>[HeadSize]</c>, or of all together, <c>[KeyValueHeads·HeadSize]</c>.</summary>
    KeyNorm,

    /// <summary>The score of each head that has no value, <c>[Heads]</c>.</summary>
    Sinks,

    /// <summary>Context to hidden state, <c>[Hidden × Heads·HeadSize]</c>.</summary>
    AttentionOutput,

    /// <summary>The norm of what attention gives, <c>[Hidden]</c> (<see cref="NormPlacement.Sandwich"/>, <see cref="NormPlacement.Output"/>).</summary>
    AttentionOutputNorm,

    /// <summary>The norm before cross attention (after it with <see cref="NormPlacement.Post"/>), <c>[Hidden]</c>.</summary>
    CrossNorm,

    /// <summary>Hidden state of the decoder to the queries of cross attention, <c>[Heads·HeadSize × Hidden]</c>.</summary>
    CrossQuery,

    /// <summary>Hidden state of the encoder to the keys of cross attention, <c>[KeyValueHeads·HeadSize × Hidden]</c>.</summary>
    CrossKey,

    /// <summary>Hidden state of the encoder to the values of cross attention, <c>[KeyValueHeads·HeadSize × Hidden]</c>.</summary>
    CrossValue,

    /// <summary>Context of cross attention to hidden state, <c>[Hidden × Heads·HeadSize]</c>.</summary>
    CrossOutput,

    /// <summary>The norm of what cross attention gives, <c>[Hidden]</c> (<see cref="NormPlacement.Sandwich"/>, <see cref="NormPlacement.Output"/>).</summary>
    CrossOutputNorm,

    /// <summary>The norm before the feed-forward part (after it with <see cref="NormPlacement.Post"/>), <c>[Hidden]</c>.</summary>
    FeedForwardNorm,

    /// <summary>The activated projection of a gated feed-forward part, <c>[FeedForward × Hidden]</c>.</summary>
    Gate,

    /// <summary>The linear projection of the feed-forward part, <c>[FeedForward × Hidden]</c>.</summary>
    Up,

    /// <summary>The stored tensor that holds <see cref="Gate"/> and <see cref="Up"/>, where checkpoints have one (<see cref="GateUpLayout"/>).</summary>
    GateUp,

    /// <summary>Back to the hidden state, <c>[Hidden × FeedForward]</c>.</summary>
    Down,

    /// <summary>Hidden state to a score for each expert, <c>[Count × Hidden]</c> (<see cref="ExpertsAttribute"/>).</summary>
    Router,

    /// <summary>What is added to the scores that experts are chosen by, <c>[Count]</c>.</summary>
    RouterCorrection,

    /// <summary>The activated projection of each expert, <c>[Size × Hidden]</c>, or of all, <c>[Count × Size × Hidden]</c>.</summary>
    ExpertGate,

    /// <summary>The linear projection of each expert, <c>[Size × Hidden]</c>, or of all, <c>[Count × Size × Hidden]</c>.</summary>
    ExpertUp,

    /// <summary>The stored tensor that holds <see cref="ExpertGate"/> and <see cref="ExpertUp"/>, where checkpoints have one (<see cref="GateUpLayout"/>).</summary>
    ExpertGateUp,

    /// <summary>Back from each expert, <c>[Hidden × Size]</c>, or from all, <c>[Count × Hidden × Size]</c>.</summary>
    ExpertDown,

    /// <summary>The activated projection of the shared expert, <c>[Shared × Hidden]</c>.</summary>
    SharedGate,

    /// <summary>The linear projection of the shared expert, <c>[Shared × Hidden]</c>.</summary>
    SharedUp,

    /// <summary>The stored tensor that holds <see cref="SharedGate"/> and <see cref="SharedUp"/>, where checkpoints have one (<see cref="ExpertsAttribute.SharedGateUp"/>).</summary>
    SharedGateUp,

    /// <summary>Back from the shared expert, <c>[Hidden × Shared]</c>.</summary>
    SharedDown,

    /// <summary>Hidden state to the gate of the shared expert, <c>[1 × Hidden]</c>.</summary>
    SharedRouter,

    /// <summary>The norm of what the feed-forward part gives, <c>[Hidden]</c> (<see cref="NormPlacement.Sandwich"/>, <see cref="NormPlacement.Output"/>).</summary>
    FeedForwardOutputNorm,

    /// <summary>The norm after the last layer, <c>[Hidden]</c>.</summary>
    FinalNorm,

    /// <summary>Hidden state to logits, <c>[Vocabulary × Hidden]</c>.</summary>
    Head,

    /// <summary>
    /// What <see cref="ModelGen.Head.MaskedLanguageModel"/> does to the hidden state before the logits, <c>[Hidden × Hidden]</c>; <c>[Size × Hidden]</c> for an
    /// embedding of another size, also before the tied head of a decoder.
    /// </summary>
    HeadTransform,

    /// <summary>The norm after <see cref="HeadTransform"/>, <c>[Hidden]</c>.</summary>
    HeadNorm,

    /// <summary>The first token's hidden state to the vector of the text, <c>[Hidden × Hidden]</c>.</summary>
    Pooler,

    /// <summary>To the logits of the classes, <c>[Classes × Hidden]</c>.</summary>
    Classifier,

    /// <summary>To the two logits of <see cref="ModelGen.Head.NextSentence"/>, <c>[2 × Hidden]</c>.</summary>
    NextSentence,

    /// <summary>A row for each character of a word: <c>[Vocabulary × CharacterSize]</c>.</summary>
    CharacterEmbedding,

    /// <summary>A group of character filters, <c>[1 × width × CharacterSize × filters]</c>; its layer is the number of the group.</summary>
    CharacterFilter,

    /// <summary>The bias of a group of character filters, <c>[filters]</c>.</summary>
    CharacterFilterBias,

    /// <summary>The gate of a highway layer, <c>[filters × filters]</c>.</summary>
    HighwayCarry,

    /// <summary>What a highway layer lets in, <c>[filters × filters]</c>.</summary>
    HighwayTransform,

    /// <summary>Filters to the word's vector, <c>[Projection × filters]</c>.</summary>
    CharacterProjection,

    /// <summary>Input and last output to the gates of the forward LSTM, <c>[4·CellSize × 2·Projection]</c>.</summary>
    ForwardGates,

    /// <summary>Cell to output of the forward LSTM, <c>[Projection × CellSize]</c>.</summary>
    ForwardProjection,

    /// <summary>Input and last output to the gates of the backward LSTM, <c>[4·CellSize × 2·Projection]</c>.</summary>
    BackwardGates,

    /// <summary>Cell to output of the backward LSTM, <c>[Projection × CellSize]</c>.</summary>
    BackwardProjection,
}
