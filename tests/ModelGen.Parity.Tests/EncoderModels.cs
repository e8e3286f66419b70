namespace ModelGen.Parity.Tests;

[Transformer(Structure.Encoder, Layers = 3, Hidden = 60, Heads = 5, FeedForward = 100, Vocabulary = 131, Context = 128)]
[Embedding(Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.MaskedLanguageModel, Tied = true)]
[Checkpoint(Naming.Bert)]
internal sealed partial class BertUnevenModel;

[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.SequenceClassifier, Classes = 3)]
[Checkpoint(Naming.Bert)]
internal sealed partial class BertClassifierModel;

[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Checkpoint(Naming.Bert)]
internal sealed partial class BertBareModel;

[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
[Embedding(Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Head(Head.TokenClassifier, Classes = 5)]
[Checkpoint(Naming.Bert)]
internal sealed partial class BertTokenClassifierModel;

[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 128, Vocabulary = 1200, Context = 128)]
[Embedding(Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Checkpoint(Naming.Bert)]
internal sealed partial class GgufBertModel;

[Transformer(Structure.Encoder, Layers = 6, Hidden = 384, Heads = 12, FeedForward = 1536, Vocabulary = 30522, Context = 512)]
[Embedding(Normalized = true, TokenTypes = 2)]
[PositionEncoding(PositionEncoding.Learned)]
[Attention(Bias = Projections.All)]
[Activation(Activation.Gelu, Bias = true)]
[Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
[Checkpoint(Naming.Bert)]
internal sealed partial class MiniLmModel;

[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 96, Vocabulary = 160, Context = 512)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.Relu)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.T5)]
internal sealed partial class T5EncoderModel;

[Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 96, Vocabulary = 160, Context = 512)]
[PositionEncoding(PositionEncoding.RelativeBuckets)]
[Attention(Scale = 1)]
[Activation(Activation.GeGluTanh)]
[Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
[Checkpoint(Naming.T5)]
internal sealed partial class FlanT5EncoderModel;
