using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using ModelGen.Generator.Tests.Snapshots;
using Xunit;

namespace ModelGen.Generator.Tests.Emit;

/// <summary>What is generated, kept as files to read: the whole of one model, and what each axis changes.</summary>
public sealed class GeneratedFilesTests
{
    private const string Llama = """
        using ModelGen;

        namespace Samples;

        [Transformer(Structure.CausalDecoder, Layers = 5, Hidden = 64, Heads = 8, KeyValueHeads = 4, FeedForward = 172, Vocabulary = 512, Context = 512)]
        [PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
        [Activation(Activation.SwiGlu)]
        [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
        [Head(Head.LanguageModel, Tied = true)]
        [Checkpoint(Naming.Llama)]
        public sealed partial class Stories;
        """;

    [Fact]
    public Task Stories() => Verify(Llama);

    [Fact]
    public Task Llama3() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.CausalDecoder, Layers = 16, Hidden = 2048, Heads = 32, KeyValueHeads = 8, FeedForward = 8192, Vocabulary = 128256, Context = 131072)]
        [PositionEncoding(PositionEncoding.Rotary, Base = 500_000)]
        [RotaryScaling(RotaryScaling.Llama3, Factor = 32, OriginalContext = 8192)]
        [Activation(Activation.SwiGlu)]
        [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
        [Head(Head.LanguageModel, Tied = true)]
        [Checkpoint(Naming.Llama)]
        public sealed partial class Llama32;
        """);

    [Fact]
    public Task Mistral() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.CausalDecoder, Layers = 32, Hidden = 4096, Heads = 32, KeyValueHeads = 8, FeedForward = 14336, Vocabulary = 32000, Context = 32768)]
        [PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
        [Attention(Window = 4096)]
        [Activation(Activation.SwiGlu)]
        [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
        [Checkpoint(Naming.Llama)]
        public sealed partial class Mistral7B;
        """);

    [Fact]
    public Task Qwen3() => Verify(
        """
        using ModelGen;

        namespace Outer
        {
            public static partial class Models
            {
                [Transformer(Structure.CausalDecoder, Layers = 28, Hidden = 1024, Heads = 16, KeyValueHeads = 8, HeadSize = 128, FeedForward = 3072, Vocabulary = 151936, Context = 40960)]
                [PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
                [Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
                [Activation(Activation.SwiGlu)]
                [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
                [Head(Head.LanguageModel, Tied = true)]
                [Checkpoint(Naming.Llama)]
                internal sealed partial class Qwen3Small;
            }
        }
        """);

    [Fact]
    public Task Bloom() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.CausalDecoder, Layers = 24, Hidden = 1024, Heads = 16, FeedForward = 4096, Vocabulary = 250880, Context = 2048)]
        [Embedding(Normalized = true)]
        [PositionEncoding(PositionEncoding.Alibi)]
        [Attention(Bias = Projections.All)]
        [Activation(Activation.GeluTanh, Bias = true)]
        [Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
        [Head(Head.LanguageModel, Tied = true)]
        [Checkpoint(Naming.Bloom)]
        public sealed partial class Bloom560M;
        """);

    [Fact]
    public Task Gpt2() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.CausalDecoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 50257, Context = 1024)]
        [PositionEncoding(PositionEncoding.Learned)]
        [Attention(Bias = Projections.All)]
        [Activation(Activation.GeluTanh, Bias = true)]
        [Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
        [Head(Head.LanguageModel, Tied = true)]
        [Checkpoint(Naming.Gpt2)]
        public sealed partial class Gpt2Small;
        """);

    [Fact]
    public Task TensorNames() => VerifyChange(
        Llama,
        Llama.Replace(
            "[Checkpoint(Naming.Llama)]",
            """
            [Checkpoint(Naming.Llama, QueryKeyValue = QueryKeyValueLayout.PerKeyValueGroup, GateUp = GateUpLayout.Interleaved, Transposed = true, Ignored = ["h.{layer}.mask"])]
            [TensorName(TensorRole.QueryKeyValue, "h.{layer}.qkv", Gguf = "blk.{layer}.attn_qkv")]
            [TensorName(TensorRole.GateUp, "h.{layer}.gate_up", Exact = true)]
            """,
            StringComparison.Ordinal));

    [Fact]
    public Task Bert() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.Encoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 30522, Context = 512)]
        [Embedding(TokenTypes = 2, Normalized = true)]
        [PositionEncoding(PositionEncoding.Learned)]
        [Attention(Bias = Projections.All)]
        [Activation(Activation.Gelu, Bias = true)]
        [Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
        [Head(Head.Pooler)]
        [Head(Head.MaskedLanguageModel, Tied = true)]
        [Head(Head.NextSentence)]
        [Checkpoint(Naming.Bert)]
        public sealed partial class BertBase;
        """);

    [Fact]
    public Task Roberta() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.Encoder, Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 50265, Context = 512)]
        [Embedding(TokenTypes = 1, Normalized = true)]
        [PositionEncoding(PositionEncoding.Learned, Offset = 2)]
        [Attention(Bias = Projections.All)]
        [Activation(Activation.Gelu, Bias = true)]
        [Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-5)]
        [Head(Head.SequenceClassifier, Classes = 3)]
        [Checkpoint(Naming.Roberta)]
        public sealed partial class RobertaClassifier;
        """);

    [Fact]
    public Task Sinusoids() => VerifyChange(
        Declarations.Encoder,
        Declarations.Encoder
            .Replace("(PositionEncoding.Learned)", "(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)", StringComparison.Ordinal)
            .Replace("TokenTypes = 2", "TokenTypes = 2, Scale = EmbeddingScale.SqrtHidden", StringComparison.Ordinal));

    [Fact]
    public Task LanguageModelOfAnEncoder() => VerifyChange(
        Declarations.Encoder,
        Declarations.Encoder.Replace("Head.MaskedLanguageModel, Tied = true", "Head.LanguageModel", StringComparison.Ordinal));

    [Fact]
    public Task BucketsBesidePositions() => VerifyChange(
        Declarations.Encoder,
        Declarations.Encoder.Replace("(PositionEncoding.Learned)", "(PositionEncoding.Learned, Buckets = 32)", StringComparison.Ordinal)
            .Replace("[Checkpoint(", "[TensorName(TensorRole.RelativeBias, \"bias\")]\n[Checkpoint(", StringComparison.Ordinal));

    [Fact]
    public Task Poolers() => VerifyChange(
        Declarations.Encoder,
        Declarations.Encoder.Replace("[Head(Head.Pooler)]", "[Head(Head.Pooler, Pooling = TextPooling.Mean, Activation = Activation.Gelu)]", StringComparison.Ordinal));

    [Fact]
    public Task Fsmt() => Verify(Declarations.EncoderDecoder);

    [Fact]
    public Task SequencesOfT5() => VerifyChange(
        Declarations.EncoderDecoder,
        """
        using ModelGen;

        namespace Stories;

        [Transformer(Structure.EncoderDecoder, EncoderLayers = 2, DecoderLayers = 3, Hidden = 64, Heads = 4, FeedForward = 112, Vocabulary = 170, Context = 64)]
        [PositionEncoding(PositionEncoding.RelativeBuckets)]
        [Attention(Scale = 1)]
        [Activation(Activation.GeGluTanh)]
        [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
        [Head(Head.LanguageModel, Tied = true, Scale = 0.125)]
        [Checkpoint(Naming.T5)]
        public sealed partial class Translator;

        """);

    [Fact]
    public Task SequencesOfBart() => VerifyChange(
        Declarations.EncoderDecoder,
        Declarations.EncoderDecoder
            .Replace(", SourceVocabulary = 150", ", Normalized = true", StringComparison.Ordinal)
            .Replace("PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive", "PositionEncoding.Learned", StringComparison.Ordinal)
            .Replace("[Checkpoint(Naming.Fsmt)]", "[Head(Head.LanguageModel, Tied = true, Bias = true)]\n[Checkpoint(Naming.Bart)]", StringComparison.Ordinal));

    [Fact]
    public Task ChatGlm() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.PrefixDecoder, Layers = 28, Hidden = 4096, Heads = 32, FeedForward = 16384, Vocabulary = 130528, Context = 2048)]
        [BlankFilling(Start = 130004, Mask = 130000, GenerationMask = 130001, GenerationFirst = true)]
        [PositionEncoding(PositionEncoding.Rotary, Streams = 2, HalfPrecisionFrequencies = true)]
        [Attention(Bias = Projections.All)]
        [Activation(Activation.GeluTanh, Bias = true)]
        [Normalization(Norm.Layer, NormPlacement.Deep, Epsilon = 1e-5)]
        [Checkpoint(Naming.ChatGlm)]
        public sealed partial class ChatGlm6B;
        """);

    [Fact]
    public Task Glm130B() => Verify(
        """
        using ModelGen;

        [Transformer(Structure.PrefixDecoder, Layers = 70, Hidden = 12288, Heads = 96, FeedForward = 32768, Vocabulary = 150528, Context = 2048)]
        [BlankFilling(Start = 150004, Mask = 150000, SentenceMask = 150002, GenerationMask = 150001, GenerationRunsOn = true)]
        [PositionEncoding(PositionEncoding.Rotary, HalfPrecisionFrequencies = true)]
        [Attention(Bias = Projections.All)]
        [Activation(Activation.GeGlu, Bias = true)]
        [Normalization(Norm.Layer, NormPlacement.Deep, Epsilon = 1e-5)]
        [Head(Head.LanguageModel, Tied = true)]
        [Checkpoint(Naming.Glm130B)]
        public sealed partial class Glm;
        """);

    [Fact]
    public Task PrefixStructure() => VerifyChange(Llama, Llama.Replace("Structure.CausalDecoder", "Structure.PrefixDecoder", StringComparison.Ordinal));

    [Fact]
    public Task PostNorm() => VerifyChange(Llama, Llama.Replace("NormPlacement.Pre", "NormPlacement.Post", StringComparison.Ordinal));

    [Fact]
    public Task DeepNorm() => VerifyChange(Llama, Llama.Replace("NormPlacement.Pre", "NormPlacement.Deep", StringComparison.Ordinal));

    [Fact]
    public Task SandwichNorm() => VerifyChange(
        Llama,
        Llama.Replace("NormPlacement.Pre", "NormPlacement.Sandwich, UnitOffset = true", StringComparison.Ordinal).Replace(
            "[Checkpoint(",
            "[Residual(Scale = 0.22)]\n[TensorName(TensorRole.AttentionOutputNorm, \"model.layers.{layer}.post_attention\")]\n[TensorName(TensorRole.FeedForwardOutputNorm, \"model.layers.{layer}.post_feedforward\")]\n[Checkpoint(",
            StringComparison.Ordinal));

    [Fact]
    public Task ParallelResidual() => VerifyChange(Llama, Llama.Replace("[Checkpoint(", "[Residual(Parallel = ParallelResidual.TwoNorms)]\n[Checkpoint(", StringComparison.Ordinal));

    [Fact]
    public Task HeadAxes() => VerifyChange(Llama, Llama.Replace("Tied = true", "Tied = true, Bias = true, Scale = 0.125, LogitSoftCap = 30", StringComparison.Ordinal));

    [Fact]
    public Task Elmo() => Verify(Declarations.Lstm);

    [Fact]
    public Task LstmAxes() => VerifyChange(
        Declarations.Lstm,
        Declarations.Lstm
            .Replace("CellClip = 3, ProjectionClip = 3, SkipConnections = true", "ProjectionClip = 3, Stateful = true", StringComparison.Ordinal)
            .Replace("Highways = 1", "Activation = ConvolutionActivation.Tanh", StringComparison.Ordinal));

    [Fact]
    public Task AttentionAxes() => VerifyDifference("[Attention(Bias = Projections.Query | Projections.Key | Projections.Value, Scale = 0.1, Window = 16)]");

    [Fact]
    public Task LayerPattern() => VerifyChange(
        Llama.Replace("Layers = 5", "Layers = 14", StringComparison.Ordinal),
        Llama.Replace("Layers = 5", "Layers = 14", StringComparison.Ordinal)
            .Replace("[Activation(", "[Attention(Window = 16)]\n[LayerPattern(Every = 6, Offset = 5, Window = 0, Base = 1_000_000)]\n[Activation(", StringComparison.Ordinal));

    [Fact]
    public Task LayersOfSeveralKinds() => VerifyDifference(
        "[LayerPattern(Every = 4, Offset = 3, PositionEncoding = PositionEncoding.None)]\n[LayerPattern(First = 2, Last = 3, FeedForward = 96)]\n[LayerPattern(Layers = [0], AttentionNorm = false)]");

    [Fact]
    public Task HeadsOfLayers() => VerifyDifference("[LayerPattern(First = 2, Heads = 12, KeyValueHeads = 6)]");

    [Fact]
    public Task HeadsOfLayersOfAnEncoder() => VerifyChange(
        Declarations.Encoder, Declarations.Encoder.Replace("[Activation(", "[LayerPattern(Layers = [1], Heads = 2, HeadSize = 24)]\n[Activation(", StringComparison.Ordinal));

    [Fact]
    public Task PatternsOfStacks() => VerifyChange(
        Declarations.EncoderDecoder,
        Declarations.EncoderDecoder.Replace("[Activation(", "[LayerPattern(Every = 2, Window = 16)]\n[LayerPattern(Layers = [2], Stack = Stack.Decoder, FeedForward = 96)]\n[Activation(", StringComparison.Ordinal));

    [Fact]
    public Task SharedWeights() => VerifyDifference("[LayerPattern(First = 1, ShareWeights = true)]");

    [Fact]
    public Task SharedWeightsUnderWindows() => VerifyDifference("[LayerPattern(Every = 2, Window = 16)]\n[LayerPattern(Last = 3, ShareWeights = true)]");

    [Fact]
    public Task Experts() => VerifyDifference("[Experts(Count = 8, Active = 2, Size = 48, Renormalize = true, Shared = 96, SharedGate = true)]\n[LayerPattern(Layers = [0], Experts = false)]");

    [Fact]
    public Task ClampedSwiGlu() => VerifyChange(Llama, Llama.Replace("(Activation.SwiGlu)", "(Activation.SwiGlu, Limit = 7, SigmoidFactor = 1.702, UpOffset = 1)", StringComparison.Ordinal));

    [Fact]
    public Task BoundsOfOwnActivation() => VerifyChange(
        WithMethods(Llama.Replace("(Activation.SwiGlu)", "(Activation.Custom, Method = nameof(Mish), Gated = true)", StringComparison.Ordinal)),
        WithMethods(Llama.Replace("(Activation.SwiGlu)", "(Activation.Custom, Method = nameof(Mish), Gated = true, Limit = 2, UpOffset = -0.5)", StringComparison.Ordinal)));

    [Fact]
    public Task GroupsOfExperts() => VerifyChange(
        Llama.Replace("[Activation(", "[Experts(Count = 16, Active = 4, Scoring = ExpertScoring.Sigmoid, SelectionBias = true)]\n[Activation(", StringComparison.Ordinal),
        Llama.Replace("[Activation(", "[Experts(Count = 16, Active = 4, Scoring = ExpertScoring.Sigmoid, SelectionBias = true, Groups = 4, ActiveGroups = 2, GroupTop = 2)]\n[Activation(", StringComparison.Ordinal));

    [Fact]
    public Task SparseMixer() => VerifyChange(
        Llama.Replace("[Activation(", "[Experts(Count = 16, Active = 2)]\n[Activation(", StringComparison.Ordinal),
        Llama.Replace("[Activation(", "[Experts(Count = 16, Active = 2, Scoring = ExpertScoring.SparseMixer, ScaleInputs = true)]\n[Activation(", StringComparison.Ordinal));

    [Fact]
    public Task StorageOfExperts() => VerifyChange(
        Llama.Replace("[Activation(", "[Experts(Count = 8, Active = 2, Shared = 96)]\n[Activation(", StringComparison.Ordinal),
        Llama.Replace(
            "[Activation(",
            """
            [Experts(Count = 8, Active = 2, Shared = 96, Transposed = true, DownTransposed = false, GateUp = GateUpLayout.Interleaved, SharedGateUp = GateUpLayout.GateFirst)]
            [TensorName(TensorRole.ExpertGateUp, "model.layers.{layer}.experts.gate_up", Exact = true)]
            [TensorName(TensorRole.SharedGateUp, "model.layers.{layer}.shared.gate_up", Gguf = "blk.{layer}.ffn_gate_up_shexp")]
            [Activation(
            """,
            StringComparison.Ordinal));

    [Fact]
    public Task EncoderWindow() => VerifyChange(
        Declarations.Encoder,
        Declarations.Encoder
            .Replace("Bias = Projections.All", "Bias = Projections.All, Window = 16", StringComparison.Ordinal)
            .Replace("Tied = true", "Tied = true, TransformBias = false", StringComparison.Ordinal));

    [Fact]
    public Task CapsAndSinks() => VerifyDifference("[Attention(LogitSoftCap = 50, Sinks = true, QueryKeyNorm = QueryKeyNorm.FullWidth)]");

    [Fact]
    public Task LatentAttention() => VerifyChange(
        Llama.Replace(", KeyValueHeads = 4", "", StringComparison.Ordinal),
        Llama.Replace(", KeyValueHeads = 4", "", StringComparison.Ordinal)
            .Replace("Base = 10_000", "Base = 10_000, Pairing = RotaryPairing.Interleaved", StringComparison.Ordinal)
            .Replace(
                "[Activation(",
                "[RotaryScaling(RotaryScaling.Yarn, Factor = 40, OriginalContext = 64, MagnitudeScale = 1, MagnitudeScaleAllDimensions = 1)]\n[LatentAttention(QueryRank = 48, KeyValueRank = 24, RotarySize = 8, NopeSize = 12, ValueSize = 10)]\n[Activation(",
                StringComparison.Ordinal));

    [Fact]
    public Task LatentAttentionWithPlainQueries() => VerifyChange(
        Llama.Replace(", KeyValueHeads = 4", "", StringComparison.Ordinal),
        Llama.Replace(", KeyValueHeads = 4", "", StringComparison.Ordinal)
            .Replace("[Activation(", "[LatentAttention(KeyValueRank = 24, RotarySize = 8, NopeSize = 12)]\n[Activation(", StringComparison.Ordinal));

    [Fact]
    public Task EmbeddingSize() => VerifyChange(
        Declarations.Encoder,
        Declarations.Encoder
            .Replace("TokenTypes = 2", "TokenTypes = 2, Size = 24, ProjectionBias = true", StringComparison.Ordinal)
            .Replace("[Checkpoint(Naming.Bert)]", "[Checkpoint(Naming.Bert)]\n[TensorName(TensorRole.EmbeddingProjection, \"embeddings_project\")]", StringComparison.Ordinal));

    [Fact]
    public Task EmbeddingSizeOfADecoder() => VerifyChange(
        Llama,
        Llama.Replace(
            "[Activation(",
            "[Embedding(Size = 32, Projection = EmbeddingProjection.First)]\n[TensorName(TensorRole.EmbeddingProjection, \"project_in\")]\n[TensorName(TensorRole.HeadTransform, \"project_out\")]\n[Activation(",
            StringComparison.Ordinal));

    [Fact]
    public Task OwnActivation() => VerifyChange(Llama, WithMethods(Llama.Replace("(Activation.SwiGlu)", "(Activation.Custom, Method = nameof(Mish), Gated = true)", StringComparison.Ordinal)));

    [Fact]
    public Task OwnScores() => VerifyChange(
        WithMethods(Llama), WithMethods(Llama.Replace("[Activation(", "[AttentionBias(nameof(Distance))]\n[AttentionMask(nameof(Visible))]\n[Activation(", StringComparison.Ordinal)));

    [Fact]
    public Task NormsWithoutWeight() => VerifyChange(Llama, Llama.Replace("Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)", "Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5, Weight = false)", StringComparison.Ordinal)
        .Replace("[Activation(", "[Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]\n[Activation(", StringComparison.Ordinal));

    [Fact]
    public Task ClippedProjections() => VerifyDifference("[Attention(ClipQueryKeyValue = 8)]");

    [Fact]
    public Task LayerNormAfterRotary() => VerifyChange(
        Llama.Replace("Norm.Rms", "Norm.Layer", StringComparison.Ordinal),
        Llama.Replace("Norm.Rms", "Norm.Layer", StringComparison.Ordinal)
            .Replace("[Activation(", "[Attention(QueryKeyNorm = QueryKeyNorm.PerHead, QueryKeyNormAfterRotary = true)]\n[Activation(", StringComparison.Ordinal));

    [Fact]
    public Task RelativeBuckets() => VerifyChange(
        Declarations.Encoder,
        Declarations.Encoder
            .Replace("(PositionEncoding.Learned)", "(PositionEncoding.RelativeBuckets)", StringComparison.Ordinal)
            .Replace("[Checkpoint(Naming.Bert)]", "[Checkpoint(Naming.Bert)]\n[TensorName(TensorRole.RelativeBias, \"encoder.layer.0.attention.bias\")]", StringComparison.Ordinal));

    [Fact]
    public Task AlibiOfAnEncoder() => VerifyChange(
        Declarations.Encoder,
        Declarations.Encoder.Replace("(PositionEncoding.Learned)", "(PositionEncoding.Alibi)", StringComparison.Ordinal).Replace("Gelu, Bias = true", "Gelu, OutputBias = true", StringComparison.Ordinal));

    [Fact]
    public Task ScaledAlibi() => VerifyChange(
        Llama.Replace("PositionEncoding.Rotary, Base = 10_000", "PositionEncoding.Alibi", StringComparison.Ordinal),
        Llama.Replace("PositionEncoding.Rotary, Base = 10_000", "PositionEncoding.Alibi, AlibiScaled = true", StringComparison.Ordinal));

    [Fact]
    public Task LongRope() => VerifyDifference(
        "[RotaryScaling(RotaryScaling.LongRope, OriginalContext = 64, ShortFactors = [1, 1.05, 1.1, 1.15], LongFactors = [1.5, 1.9, 2.3, 2.7])]");

    [Fact]
    public Task YarnOfDeepSeek() => VerifyDifference(
        "[RotaryScaling(RotaryScaling.Yarn, Factor = 40, OriginalContext = 64, Truncate = false, MagnitudeScale = 0.707, MagnitudeScaleAllDimensions = 1)]");

    [Fact]
    public Task YarnScaling() => VerifyDifference("[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 64)]");

    [Fact]
    public Task DynamicScaling() => VerifyDifference("[RotaryScaling(RotaryScaling.DynamicNtk, Factor = 2, OriginalContext = 256)]");

    private static string WithMethods(string source) => source.TrimEnd().TrimEnd(';') + """

        {
            private static void Mish(System.Span<float> x)
            {
                foreach (ref float number in x)
                {
                    number *= System.MathF.Tanh(System.MathF.Log(1 + System.MathF.Exp(number)));
                }
            }

            private static float Distance(int head, int query, int key) => -0.1f * (head + 1) * System.MathF.Sqrt(query - key);

            private static bool Visible(int query, int key) => query - key < 64 || key % 64 == 0;
        }
        """;

    private static Task VerifyDifference(string attribute, [CallerMemberName] string method = "") =>
        VerifyChange(Llama, Llama.Replace("[Activation(", attribute + "\n[Activation(", StringComparison.Ordinal), method);

    /// <summary>Keeps the lines that a change of the declaration takes away and adds, and no others: an axis changes only what it means.</summary>
    private static Task VerifyChange(string source, string changed, [CallerMemberName] string method = "")
    {
        string[] before = Lines(source);
        string[] after = Lines(changed);
        IEnumerable<string> difference = [.. before.Except(after).Select(line => "- " + line), .. after.Except(before).Select(line => "+ " + line)];
        return Verifier.Verify([("Difference.g.cs", string.Join('\n', difference) + "\n")], method);
    }

    private static string[] Lines(string source) =>
        [.. CompilationHelper.Sources(CompilationHelper.Run(CompilationHelper.Create(source))).SelectMany(file => file.SourceText.ToString().Split('\n')).Select(line => line.Trim())];

    private static Task Verify(string source, [CallerMemberName] string method = "")
    {
        GeneratorDriver driver = CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        return Verifier.Verify(driver, method);
    }
}
