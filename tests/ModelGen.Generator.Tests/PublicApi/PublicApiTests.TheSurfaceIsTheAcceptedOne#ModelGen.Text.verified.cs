//HintName: ModelGen.Text.cs
namespace ModelGen.Text
{
    public sealed class AsyncTextGeneration : IAsyncEnumerable<string>
    {
        public GenerationStatistics Statistics { get; }
        public IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default(CancellationToken));
    }

    public sealed record BeamHypothesis : IEquatable<BeamHypothesis>
    {
        public BeamHypothesis(IReadOnlyList<int> Tokens, int PromptLength, float? Score);
        public int PromptLength { get; init; }
        public float? Score { get; init; }
        public IReadOnlyList<int> Tokens { get; init; }
    }

    public sealed class BeamSearch
    {
        public BeamSearch(IBeamModel model);
        public BeamSearch(IDecoder model);
        public BeamSearch(ISequenceToSequence model);
        public BeamSearchResult Generate(IReadOnlyList<ReadOnlyMemory<int>> sources, BeamSearchOptions? options = null, CancellationToken cancellationToken = default(CancellationToken));
        public IReadOnlyList<BeamHypothesis> Generate(ReadOnlyMemory<int> source, BeamSearchOptions? options = null, CancellationToken cancellationToken = default(CancellationToken));
    }

    public sealed record BeamSearchOptions : IEquatable<BeamSearchOptions>
    {
        public BeamSearchOptions();
        public IReadOnlyList<IReadOnlyList<int>> BadWordsIds { get; init; }
        public int? BosTokenId { get; init; }
        public int? DecoderStartTokenId { get; init; }
        public EarlyStopping EarlyStopping { get; init; }
        public IReadOnlyList<int> EosTokenId { get; init; }
        public int? ForcedBosTokenId { get; init; }
        public IReadOnlyList<int> ForcedEosTokenId { get; init; }
        public double LengthPenalty { get; init; }
        public int? MaxLength { get; init; }
        public int? MaxNewTokens { get; init; }
        public int MinLength { get; init; }
        public int? MinNewTokens { get; init; }
        public int NoRepeatNgramSize { get; init; }
        public int NumBeams { get; init; }
        public int NumReturnSequences { get; init; }
        public int? PadTokenId { get; init; }
        public double RepetitionPenalty { get; init; }
    }

    public sealed class BeamSearchResult
    {
        public IReadOnlyList<IReadOnlyList<BeamHypothesis>> Hypotheses { get; }
        public float[]? Scores();
        public int[][] Sequences();
    }

    public sealed record ChatMessage : IEquatable<ChatMessage>
    {
        public ChatMessage(string Role, string Content);
        public string Content { get; init; }
        public string Role { get; init; }
    }

    public sealed class ChatTemplate
    {
        public static ChatTemplate Load(string path);
        public static ChatTemplate Parse(string template, string? beginOfText = null, string? endOfText = null);
        public string Render(IReadOnlyList<ChatMessage> messages, ChatTemplateOptions? options = null);
        public string Render(JsonArray messages, ChatTemplateOptions? options = null);
    }

    public sealed class ChatTemplateException : Exception
    {
        public ChatTemplateException(string template, int line, string problem);
        public int Line { get; }
        public string Problem { get; }
        public string Template { get; }
    }

    public sealed record ChatTemplateOptions : IEquatable<ChatTemplateOptions>
    {
        public ChatTemplateOptions();
        public bool AddGenerationPrompt { get; init; }
        public DateTime? Now { get; init; }
        public JsonArray? Tools { get; init; }
        public JsonObject? Variables { get; init; }
    }

    public sealed class DecoderBeams : IBeamModel
    {
        public DecoderBeams(IDecoder model);
        public int Context { get; }
        public bool IsEncoderDecoder { get; }
        public int Vocabulary { get; }
        public IBeamSession Start(IReadOnlyList<ReadOnlyMemory<int>> sources, int beams, int length);
    }

    public enum EarlyStopping
    {
        Heuristic = 0,
        WhenFull = 1,
        Never = 2,
    }

    public readonly struct EncodedPair : IEquatable<EncodedPair>
    {
        public EncodedPair(int[] Ids, int[] TypeIds);
        public int[] Ids { get; init; }
        public int[] TypeIds { get; init; }
    }

    public enum FinishReason
    {
        EndOfText = 0,
        StopSequence = 1,
        MaxTokens = 2,
        ContextFull = 3,
        Cancelled = 4,
    }

    public sealed record GenerationOptions : IEquatable<GenerationOptions>
    {
        public GenerationOptions();
        public bool AddSpecialTokens { get; init; }
        public bool IgnoreEndTokens { get; init; }
        public int MaxTokens { get; init; }
        public SamplingOptions Sampling { get; init; }
        public bool SkipSpecialTokens { get; init; }
        public IReadOnlyList<string> StopSequences { get; init; }
    }

    public sealed record GenerationStatistics : IEquatable<GenerationStatistics>
    {
        public GenerationStatistics();
        public int DecodePasses { get; init; }
        public TimeSpan DecodeTime { get; init; }
        public FinishReason? FinishReason { get; init; }
        public int GeneratedTokens { get; init; }
        public TimeSpan PromptTime { get; init; }
        public int PromptTokens { get; init; }
        public double PromptTokensPerSecond { get; }
        public long? Seed { get; init; }
        public string? StopSequence { get; init; }
        public TimeSpan TimeToFirstToken { get; init; }
        public double TokensPerSecond { get; }
    }

    public interface IBeamModel
    {
        int Context { get; }
        bool IsEncoderDecoder { get; }
        int Vocabulary { get; }
        IBeamSession Start(IReadOnlyList<ReadOnlyMemory<int>> sources, int beams, int length);
    }

    public interface IBeamSession : IDisposable
    {
        ReadOnlySpan<float> Logits(int beam);
        void Step(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> parents);
    }

    public enum Pooling
    {
        Mean = 0,
        FirstToken = 1,
        LastToken = 2,
    }

    public sealed class Sampler
    {
        public Sampler(SamplingOptions options, int vocabularySize);
        public long Seed { get; }
        public int VocabularySize { get; }
        public int Next(ReadOnlySpan<float> logits, ReadOnlySpan<int> history);
    }

    public enum SamplerOrder
    {
        LlamaCpp = 0,
        HuggingFace = 1,
    }

    public sealed record SamplingOptions : IEquatable<SamplingOptions>
    {
        public SamplingOptions();
        public double FrequencyPenalty { get; init; }
        public static SamplingOptions Greedy { get; }
        public double MinP { get; init; }
        public SamplerOrder Order { get; init; }
        public int? PenaltyWindow { get; init; }
        public double PresencePenalty { get; init; }
        public double RepetitionPenalty { get; init; }
        public long? Seed { get; init; }
        public double Temperature { get; init; }
        public int TopK { get; init; }
        public double TopP { get; init; }
    }

    public sealed class SentenceEmbedder : IDisposable
    {
        public SentenceEmbedder(IEncoder model, Tokenizer tokenizer, SentenceEmbedderOptions? options = null);
        public int Size { get; }
        public void Dispose();
        public float[] Embed(string text);
        public void Embed(IReadOnlyList<string> texts, Span<float> destination, IProgress<int>? progress = null, CancellationToken cancellation = default(CancellationToken));
    }

    public sealed record SentenceEmbedderOptions : IEquatable<SentenceEmbedderOptions>
    {
        public SentenceEmbedderOptions();
        public int? MaxTokens { get; init; }
        public bool Normalize { get; init; }
        public Pooling Pooling { get; init; }
        public int TokensPerPass { get; init; }
    }

    public sealed class SequenceBeams : IBeamModel
    {
        public SequenceBeams(ISequenceToSequence model);
        public int Context { get; }
        public bool IsEncoderDecoder { get; }
        public int Vocabulary { get; }
        public IBeamSession Start(IReadOnlyList<ReadOnlyMemory<int>> sources, int beams, int length);
    }

    public sealed class TextGeneration : IEnumerable<string>, IEnumerable
    {
        public GenerationStatistics Statistics { get; }
        public IEnumerator<string> GetEnumerator();
    }

    public sealed class TextGenerator
    {
        public TextGenerator(IDecoder model, Tokenizer tokenizer);
        public TextGenerator(ISequenceToSequence model, Tokenizer tokenizer, ReadOnlySpan<int> start, Tokenizer? sourceTokenizer = null);
        public ModelManifest Manifest { get; }
        public Tokenizer Tokenizer { get; }
        public string Complete(string prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default(CancellationToken));
        public Task<string> CompleteAsync(string prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default(CancellationToken));
        public TextGeneration Generate(ReadOnlySpan<int> prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default(CancellationToken));
        public TextGeneration Generate(string prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default(CancellationToken));
        public AsyncTextGeneration GenerateAsync(ReadOnlySpan<int> prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default(CancellationToken));
        public AsyncTextGeneration GenerateAsync(string prompt, GenerationOptions? options = null, CancellationToken cancellationToken = default(CancellationToken));
    }

    public sealed class TokenStream
    {
        public string? Append(int id);
        public string Flush();
    }

    public abstract class Tokenizer
    {
        protected Tokenizer();
        public int? BeginOfText { get; protected init; }
        public int? EndOfText { get; protected init; }
        public IReadOnlyList<int> EndTokens { get; protected init; }
        public abstract int VocabularySize { get; }
        public TokenStream CreateStream(bool skipSpecialTokens = true);
        public abstract string Decode(ReadOnlySpan<int> ids, bool skipSpecialTokens = true);
        public abstract int[] Encode(string text, bool addSpecialTokens = true);
        public abstract EncodedPair EncodePair(string text, string text2, bool addSpecialTokens = true);
        public virtual int[] EncodeRendered(string text);
        public abstract int? IdOf(string token);
        public abstract bool IsSpecial(int id);
        public static Tokenizer Load(string path, TokenizerOptions? options = null);
        public abstract string? TokenAt(int id);
    }

    public sealed record TokenizerOptions : IEquatable<TokenizerOptions>
    {
        public TokenizerOptions();
        public bool ParseSpecialTokens { get; init; }
    }
}
