namespace ModelGen.Parity.Tests;

/// <summary>DistilBertForSequenceClassification: a layer with ReLU before the classes.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.Pooler, Activation = Activation.Relu)]
[Head(Head.SequenceClassifier, Classes = 3)]
[Checkpoint(Naming.DistilBert)]
internal sealed partial class DistilBertClassifier;

/// <summary>ElectraForSequenceClassification: a layer with GELU before the classes.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true, TokenTypes = 2, Size = 32, ProjectionBias = true)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.Pooler, Activation = Activation.Gelu)]
[Head(Head.SequenceClassifier, Classes = 3)]
[Checkpoint(Naming.Electra)]
internal sealed partial class ElectraClassifier;

/// <summary>LlamaForSequenceClassification, as rewards and reranking have it: the classes of the last token, straight from its state.</summary>
[Transformer(Structure.Encoder, Layers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[PositionEncoding(PositionEncoding.Rotary)]
[AttentionMask(nameof(IsSeen))]
[Activation(Activation.SwiGlu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Head(Head.Pooler, Pooling = TextPooling.LastToken, Dense = false)]
[Head(Head.SequenceClassifier, Classes = 3, Bias = false)]
[Checkpoint(Naming.Llama)]
internal sealed partial class LlamaClassifier
{
    private static bool IsSeen(int query, int key) => key <= query;
}

/// <summary>A vector for each text, the mean of its tokens, as models for embeddings have it.</summary>
[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.Pooler, Pooling = TextPooling.Mean, Dense = false)]
[Checkpoint(Naming.DistilBert)]
internal sealed partial class MeanOfTokens;
