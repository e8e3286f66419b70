using Xunit;

namespace ModelGen.Generator.Tests.Infrastructure;

/// <summary>Declarations for tests.</summary>
internal static class Declarations
{
    /// <summary>A declaration without errors, that of stories260K.</summary>
    public const string Tiny = """
        using ModelGen;

        namespace Stories;

        [Transformer(Structure.CausalDecoder, Layers = 5, Hidden = 64, Heads = 8, KeyValueHeads = 4, FeedForward = 172, Vocabulary = 512, Context = 512)]
        [PositionEncoding(PositionEncoding.Rotary)]
        [Activation(Activation.SwiGlu)]
        [Normalization(Norm.Rms, NormPlacement.Pre)]
        [Checkpoint(Naming.Llama)]
        public sealed partial class Tiny
        {
            public int Answer() => 42;
        }

        """;

    /// <summary>A declaration of word vectors without errors.</summary>
    public const string Words = """
        using ModelGen;

        namespace Stories;

        [WordVectors(Dimensions = 100, Vocabulary = 11970)]
        public sealed partial class WordModel
        {
            public int Answer() => 42;
        }

        """;

    /// <summary>An encoder without errors.</summary>
    public const string Encoder = """
        using ModelGen;

        namespace Stories;

        [Transformer(Structure.Encoder, Layers = 2, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 200, Context = 128)]
        [Embedding(Normalized = true, TokenTypes = 2)]
        [PositionEncoding(PositionEncoding.Learned)]
        [Attention(Bias = Projections.All)]
        [Activation(Activation.Gelu, Bias = true)]
        [Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
        [Head(Head.Pooler)]
        [Head(Head.MaskedLanguageModel, Tied = true)]
        [Head(Head.NextSentence)]
        [Checkpoint(Naming.Bert)]
        public sealed partial class Reader;

        """;

    /// <summary>An encoder-decoder without errors.</summary>
    public const string EncoderDecoder = """
        using ModelGen;

        namespace Stories;

        [Transformer(Structure.EncoderDecoder, EncoderLayers = 2, DecoderLayers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 170, Context = 64)]
        [Embedding(Scale = EmbeddingScale.SqrtHidden, SourceVocabulary = 150)]
        [PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
        [Attention(Bias = Projections.All)]
        [Activation(Activation.Relu, Bias = true)]
        [Normalization(Norm.Layer, NormPlacement.Post)]
        [Checkpoint(Naming.Fsmt)]
        public sealed partial class Translator;

        """;

    /// <summary>A bidirectional LSTM without errors, that of the sample.</summary>
    public const string Lstm = """
        using ModelGen;

        namespace Stories;

        [BidirectionalLstm(Layers = 2, CellSize = 256, Projection = 96, CellClip = 3, ProjectionClip = 3, SkipConnections = true)]
        [CharacterConvolution(CharacterSize = 16, FilterWidths = [1, 2, 3], FilterCounts = [16, 32, 32], Highways = 1)]
        public sealed partial class Elmo
        {
            public int Answer() => 42;
        }

        """;

    /// <summary>The declaration with one thing changed.</summary>
    public static string With(string old, string replacement) => With(Tiny, old, replacement);

    public static string With(string source, string old, string replacement)
    {
        Assert.Contains(old, source, StringComparison.Ordinal);
        return source.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>The declaration with one more attribute.</summary>
    public static string Add(string attribute) => With("[Activation(", attribute + "\n[Activation(");
}
