//HintName: ModelGen.cs
namespace ModelGen
{
    public enum Activation
    {
        ReGlu = 0,
        GeGlu = 1,
        GeGluTanh = 2,
        SwiGlu = 3,
        Relu = 4,
        Gelu = 5,
        GeluTanh = 6,
        Silu = 7,
        Tanh = 8,
        SquaredRelu = 9,
        QuickGelu = 10,
        Custom = 11,
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class ActivationAttribute : Attribute
    {
        public ActivationAttribute(Activation kind);
        public bool Bias { get; init; }
        public bool Gated { get; init; }
        public Activation Kind { get; }
        public double Limit { get; init; }
        public string? Method { get; init; }
        public bool OutputBias { get; init; }
        public double SigmoidFactor { get; init; }
        public double UpOffset { get; init; }
    }

    public enum AnalogyMethod
    {
        CosAdd = 0,
        CosMul = 1,
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class AttentionAttribute : Attribute
    {
        public AttentionAttribute();
        public Projections Bias { get; init; }
        public double ClipQueryKeyValue { get; init; }
        public double LogitSoftCap { get; init; }
        public QueryKeyNorm QueryKeyNorm { get; init; }
        public bool QueryKeyNormAfterRotary { get; init; }
        public double Scale { get; init; }
        public bool Sinks { get; init; }
        public int Window { get; init; }
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class AttentionBiasAttribute : Attribute
    {
        public AttentionBiasAttribute(string method);
        public string Method { get; }
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class AttentionMaskAttribute : Attribute
    {
        public AttentionMaskAttribute(string method);
        public string Method { get; }
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class BidirectionalLstmAttribute : Attribute
    {
        public BidirectionalLstmAttribute();
        public double CellClip { get; init; }
        public int CellSize { get; init; }
        public int Layers { get; init; }
        public int Projection { get; init; }
        public double ProjectionClip { get; init; }
        public bool SkipConnections { get; init; }
        public bool Stateful { get; init; }
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class BlankFillingAttribute : Attribute
    {
        public BlankFillingAttribute();
        public bool GenerationFirst { get; init; }
        public int GenerationMask { get; init; }
        public bool GenerationRunsOn { get; init; }
        public int Mask { get; init; }
        public int SentenceMask { get; init; }
        public int Start { get; init; }
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class CharacterConvolutionAttribute : Attribute
    {
        public CharacterConvolutionAttribute();
        public ConvolutionActivation Activation { get; init; }
        public int CharacterSize { get; init; }
        public int[]? FilterCounts { get; init; }
        public int[]? FilterWidths { get; init; }
        public int Highways { get; init; }
        public int MaximumCharacters { get; init; }
        public int Vocabulary { get; init; }
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class CheckpointAttribute : Attribute
    {
        public CheckpointAttribute(Naming naming);
        public GateUpLayout GateUp { get; init; }
        public string[]? Ignored { get; init; }
        public Naming Naming { get; }
        public QueryKeyValueLayout QueryKeyValue { get; init; }
        public bool Transposed { get; init; }
    }

    public enum ConvolutionActivation
    {
        Relu = 0,
        Tanh = 1,
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class EmbeddingAttribute : Attribute
    {
        public EmbeddingAttribute();
        public bool Normalized { get; init; }
        public EmbeddingProjection Projection { get; init; }
        public bool ProjectionBias { get; init; }
        public EmbeddingScale Scale { get; init; }
        public double ScaleFactor { get; init; }
        public bool Shared { get; init; }
        public int Size { get; init; }
        public int SourceVocabulary { get; init; }
        public int TokenTypes { get; init; }
    }

    public enum EmbeddingProjection
    {
        Last = 0,
        BeforeNorm = 1,
        First = 2,
    }

    public enum EmbeddingScale
    {
        None = 0,
        SqrtHidden = 1,
    }

    public enum ExpertScoring
    {
        SoftmaxThenTopK = 0,
        TopKThenSoftmax = 1,
        Sigmoid = 2,
        SparseMixer = 3,
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class ExpertsAttribute : Attribute
    {
        public ExpertsAttribute();
        public int Active { get; init; }
        public int ActiveGroups { get; init; }
        public int Count { get; init; }
        public bool DownTransposed { get; init; }
        public GateUpLayout GateUp { get; init; }
        public int GroupTop { get; init; }
        public int Groups { get; init; }
        public bool Renormalize { get; init; }
        public bool RouterBias { get; init; }
        public double RouterJitter { get; init; }
        public double Scale { get; init; }
        public bool ScaleInputs { get; init; }
        public ExpertScoring Scoring { get; init; }
        public bool SelectionBias { get; init; }
        public int Shared { get; init; }
        public bool SharedGate { get; init; }
        public GateUpLayout SharedGateUp { get; init; }
        public int Size { get; init; }
        public bool Transposed { get; init; }
    }

    public sealed record FusedRows : IEquatable<FusedRows>
    {
        public FusedRows(int StoredRows, int First, int Run, int Stride);
        public int First { get; init; }
        public int Run { get; init; }
        public int StoredRows { get; init; }
        public int Stride { get; init; }
    }

    public enum GateUpLayout
    {
        Separate = 0,
        GateFirst = 1,
        UpFirst = 2,
        Interleaved = 3,
    }

    public sealed class GgufFile : IDisposable
    {
        public string? Architecture { get; }
        public IReadOnlyDictionary<string, GgufValue> Metadata { get; }
        public string Path { get; }
        public IReadOnlyList<GgufTensor> Tensors { get; }
        public int Version { get; }
        public void Dispose();
        public GgufTensor? Find(string name);
        public static GgufFile Open(string path);
        public void ReadBytes(string name, long start, Span<byte> destination);
        public float[] ReadFloats(string name);
        public void ReadFloats(string name, long start, Span<float> destination);
        public GgufValue Require(string key);
    }

    public sealed record GgufTensor : IEquatable<GgufTensor>
    {
        public GgufTensor(string Name, GgufTensorType Type, IReadOnlyList<long> Shape, long Offset, long Bytes);
        public long Bytes { get; init; }
        public string Name { get; init; }
        public long Offset { get; init; }
        public IReadOnlyList<long> Shape { get; init; }
        public GgufTensorType Type { get; init; }
    }

    public enum GgufTensorType
    {
        F32 = 0,
        F16 = 1,
        Q4_0 = 2,
        Q4_1 = 3,
        Q5_0 = 6,
        Q5_1 = 7,
        Q8_0 = 8,
        Q8_1 = 9,
        Q2_K = 10,
        Q3_K = 11,
        Q4_K = 12,
        Q5_K = 13,
        Q6_K = 14,
        Q8_K = 15,
        IQ2_XXS = 16,
        IQ2_XS = 17,
        IQ3_XXS = 18,
        IQ1_S = 19,
        IQ4_NL = 20,
        IQ3_S = 21,
        IQ2_S = 22,
        IQ4_XS = 23,
        I8 = 24,
        I16 = 25,
        I32 = 26,
        I64 = 27,
        F64 = 28,
        IQ1_M = 29,
        BF16 = 30,
        TQ1_0 = 34,
        TQ2_0 = 35,
        MXFP4 = 39,
    }

    public sealed class GgufValue
    {
        public int Count { get; }
        public GgufValueType? ElementType { get; }
        public string Key { get; }
        public GgufValueType Type { get; }
        public bool AsBoolean();
        public bool[] AsBooleans();
        public double AsFloat();
        public float[] AsFloats();
        public long AsInteger();
        public long[] AsIntegers();
        public string AsString();
        public IReadOnlyList<string> AsStrings();
        public override string ToString();
    }

    public enum GgufValueType
    {
        UInt8 = 0,
        Int8 = 1,
        UInt16 = 2,
        Int16 = 3,
        UInt32 = 4,
        Int32 = 5,
        Float32 = 6,
        Bool = 7,
        String = 8,
        Array = 9,
        UInt64 = 10,
        Int64 = 11,
        Float64 = 12,
    }

    public sealed class GgufWriter : IDisposable
    {
        public void Complete();
        public void Copy(GgufValue value);
        public static GgufWriter Create(string path);
        public long Declare(string name, GgufTensorType type, IReadOnlyList<long> shape);
        public void Dispose();
        public void Set(string key, IReadOnlyList<string> values);
        public void Set(string key, ReadOnlySpan<float> values);
        public void Set(string key, ReadOnlySpan<int> values);
        public void Set(string key, bool value);
        public void Set(string key, float value);
        public void Set(string key, string value);
        public void Set(string key, uint value);
        public void Write(ReadOnlySpan<byte> bytes);
    }

    public enum Head
    {
        LanguageModel = 0,
        None = 1,
        Pooler = 2,
        MaskedLanguageModel = 3,
        NextSentence = 4,
        SequenceClassifier = 5,
        TokenClassifier = 6,
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
    public sealed class HeadAttribute : Attribute
    {
        public HeadAttribute(Head kind);
        public Activation Activation { get; init; }
        public bool Bias { get; init; }
        public int Classes { get; init; }
        public bool Dense { get; init; }
        public Head Kind { get; }
        public double LogitSoftCap { get; init; }
        public TextPooling Pooling { get; init; }
        public double Scale { get; init; }
        public bool Tied { get; init; }
        public bool TransformBias { get; init; }
    }

    public interface IDecoder : IDisposable
    {
        ModelManifest Manifest { get; }
        DecoderBatch CreateBatch(int tokens);
        DecoderSession CreateSession(int capacity);
    }

    public interface IEncoder : IDisposable
    {
        ModelManifest Manifest { get; }
        EncoderSession CreateSession(int tokens);
    }

    public interface ISequenceToSequence : IDisposable
    {
        ModelManifest Manifest { get; }
        DecoderBatch CreateBatch(int tokens);
        SourceEncoder CreateEncoder(int tokens);
        SequenceToSequenceSession CreateSession(int source, int capacity);
    }

    public interface IWordEmbedder : IDisposable
    {
        ModelManifest Manifest { get; }
        WordEmbedderSession CreateSession(int capacity, int sentences = 1, bool? stateful = null);
    }

    public interface IWordVectors : IDisposable
    {
        ModelManifest Manifest { get; }
        WordTable Words { get; }
        ReadOnlySpan<float> this[string word] { get; }
        WordVectorsSession CreateSession(int terms = 8);
        bool TryGetVector(string word, out ReadOnlySpan<float> vector);
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class LatentAttentionAttribute : Attribute
    {
        public LatentAttentionAttribute();
        public int KeyValueRank { get; init; }
        public int NopeSize { get; init; }
        public int QueryRank { get; init; }
        public int RotarySize { get; init; }
        public int ValueSize { get; init; }
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
    public sealed class LayerPatternAttribute : Attribute
    {
        public LayerPatternAttribute();
        public bool AttentionNorm { get; init; }
        public double Base { get; init; }
        public int Every { get; init; }
        public bool Experts { get; init; }
        public int FeedForward { get; init; }
        public int First { get; init; }
        public int HeadSize { get; init; }
        public int Heads { get; init; }
        public int KeyValueHeads { get; init; }
        public int Last { get; init; }
        public int[]? Layers { get; init; }
        public int Offset { get; init; }
        public PositionEncoding PositionEncoding { get; init; }
        public double RotaryFraction { get; init; }
        public bool RotaryScaling { get; init; }
        public bool ShareWeights { get; init; }
        public Stack Stack { get; init; }
        public int Window { get; init; }
    }

    public sealed class LoadOptions
    {
        public LoadOptions();
        public bool MemoryMap { get; init; }
        public IProgress<LoadProgress>? Progress { get; init; }
        public WeightType? Weights { get; init; }
        public WorkerPool? Workers { get; init; }
    }

    public readonly struct LoadProgress : IEquatable<LoadProgress>
    {
        public LoadProgress(int Tensors, int TotalTensors, long Bytes, long TotalBytes);
        public long Bytes { get; init; }
        public double Fraction { get; }
        public int Tensors { get; init; }
        public long TotalBytes { get; init; }
        public int TotalTensors { get; init; }
    }

    public sealed record ManifestHead : IEquatable<ManifestHead>
    {
        public ManifestHead(Head Kind, int Outputs);
        public bool GivesLogits { get; }
        public bool IsPerToken { get; }
        public Head Kind { get; init; }
        public int Outputs { get; init; }
    }

    public sealed record ManifestTensor : IEquatable<ManifestTensor>
    {
        public ManifestTensor(TensorRole Role, int Layer, bool IsBias, string Name, string GgufName, IReadOnlyList<int> Shape);
        public long Elements { get; }
        public int Expert { get; init; }
        public string GgufName { get; init; }
        public bool IsBias { get; init; }
        public bool IsMatrix { get; }
        public int Layer { get; init; }
        public string Name { get; init; }
        public TensorRole Role { get; init; }
        public IReadOnlyList<int> Shape { get; init; }
        public Stack Stack { get; init; }
    }

    public sealed class ModelFormatException : Exception
    {
        public ModelFormatException(string file, long? offset, string rule, Exception? innerException = null);
        public string File { get; }
        public long? Offset { get; }
        public string Rule { get; }
    }

    public sealed class ModelManifest
    {
        public ModelManifest();
        public required long CacheBytesPerPosition { get; init; }
        public required int Context { get; init; }
        public required long FlopsPerToken { get; init; }
        public IReadOnlyDictionary<string, RotaryPairing> GgufPairing { get; init; }
        public string? GgufTiedCopy { get; init; }
        public IReadOnlyList<ManifestHead> Heads { get; init; }
        public required int Hidden { get; init; }
        public IReadOnlyList<string> Ignored { get; init; }
        public required int Layers { get; init; }
        public required string Name { get; init; }
        public IReadOnlyDictionary<string, string> OlderNames { get; init; }
        public string? OptionalPrefix { get; init; }
        public required RotaryPairing Pairing { get; init; }
        public required long Parameters { get; init; }
        public required IReadOnlyList<TensorPattern> Patterns { get; init; }
        public int RereadBeyond { get; init; }
        public required long ScratchBytesPerToken { get; init; }
        public required IReadOnlyList<SettingRule> Settings { get; init; }
        public long SourceCacheBytesPerPosition { get; init; }
        public long SourceFlopsPerToken { get; init; }
        public int SourceLayers { get; init; }
        public int SourceVocabulary { get; init; }
        public IReadOnlyList<ManifestTensor> Tensors { get; }
        public int TokenTypes { get; init; }
        public required int Vocabulary { get; init; }
        public required long WeightBytesPerToken { get; init; }
    }

    public sealed class ModelMismatchException : Exception
    {
        public ModelMismatchException(string file, string model, IReadOnlyList<string> differences);
        public IReadOnlyList<string> Differences { get; }
        public string File { get; }
    }

    public enum Naming
    {
        Llama = 0,
        Bloom = 1,
        ChatGlm = 2,
        Glm130B = 3,
        Bert = 4,
        Roberta = 5,
        Gpt2 = 6,
        GptNeoX = 7,
        Phi = 8,
        Phi3 = 9,
        Gemma = 10,
        Gemma2 = 11,
        Gemma3 = 12,
        Falcon = 13,
        Olmo = 14,
        Olmo2 = 15,
        Glm4 = 16,
        Granite = 17,
        StarCoder2 = 18,
        StableLm = 19,
        Cohere = 20,
        Nemotron = 21,
        Opt = 22,
        GptJ = 23,
        GptNeo = 24,
        Mpt = 25,
        DistilBert = 26,
        JinaBert = 27,
        Albert = 28,
        Electra = 29,
        MpNet = 30,
        ModernBert = 31,
        Fsmt = 32,
        Marian = 33,
        Bart = 34,
        T5 = 35,
        Mixtral = 36,
        Qwen2Moe = 37,
        Qwen3Moe = 38,
        GptOss = 39,
        DeepSeekV2 = 40,
        DeepSeekV3 = 41,
        Olmoe = 42,
        GraniteMoe = 43,
        Glm4Moe = 44,
        Custom = 45,
    }

    public enum Norm
    {
        Rms = 0,
        Layer = 1,
    }

    public enum NormPlacement
    {
        Pre = 0,
        Deep = 1,
        Post = 2,
        Sandwich = 3,
        Output = 4,
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class NormalizationAttribute : Attribute
    {
        public NormalizationAttribute(Norm kind, NormPlacement placement);
        public bool Bias { get; init; }
        public double Epsilon { get; init; }
        public bool Final { get; init; }
        public Norm Kind { get; }
        public NormPlacement Placement { get; }
        public bool UnitOffset { get; init; }
        public bool Weight { get; init; }
    }

    public enum ParallelResidual
    {
        None = 0,
        OneNorm = 1,
        TwoNorms = 2,
    }

    public enum PositionEncoding
    {
        None = 0,
        Rotary = 1,
        Alibi = 2,
        Learned = 3,
        Sinusoidal = 4,
        RelativeBuckets = 5,
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class PositionEncodingAttribute : Attribute
    {
        public PositionEncodingAttribute(PositionEncoding kind);
        public bool AlibiScaled { get; init; }
        public double Base { get; init; }
        public int Buckets { get; init; }
        public bool HalfPrecisionFrequencies { get; init; }
        public PositionEncoding Kind { get; }
        public int MaxDistance { get; init; }
        public int Offset { get; init; }
        public RotaryPairing Pairing { get; init; }
        public double RotaryFraction { get; init; }
        public SinusoidLayout SinusoidLayout { get; init; }
        public SinusoidSpacing SinusoidSpacing { get; init; }
        public int Streams { get; init; }
    }

    [System.FlagsAttribute]
    public enum Projections
    {
        None = 0,
        Query = 1,
        Key = 2,
        Value = 4,
        Output = 8,
        All = 15,
    }

    public enum QueryKeyNorm
    {
        None = 0,
        PerHead = 1,
        FullWidth = 2,
    }

    public enum QueryKeyValueLayout
    {
        Separate = 0,
        Blocks = 1,
        PerHead = 2,
        PerKeyValueGroup = 3,
    }

    public sealed class RaggedBatch
    {
        public RaggedBatch();
        public int Count { get; }
        public int TokenCount { get; }
        public int Add(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> tokenTypes = default(ReadOnlySpan<int>));
        public void Clear();
        public int Start(int text);
        public ReadOnlySpan<int> TokenTypes(int text);
        public ReadOnlySpan<int> Tokens(int text);
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class ResidualAttribute : Attribute
    {
        public ResidualAttribute();
        public double Alpha { get; init; }
        public ParallelResidual Parallel { get; init; }
        public double Scale { get; init; }
    }

    public enum RotaryPairing
    {
        HalfSplit = 0,
        Interleaved = 1,
    }

    public enum RotaryScaling
    {
        Linear = 0,
        DynamicNtk = 1,
        Llama3 = 2,
        Yarn = 3,
        LongRope = 4,
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class RotaryScalingAttribute : Attribute
    {
        public RotaryScalingAttribute(RotaryScaling kind);
        public double AttentionFactor { get; init; }
        public double BetaFast { get; init; }
        public double BetaSlow { get; init; }
        public double Factor { get; init; }
        public double HighFrequencyFactor { get; init; }
        public RotaryScaling Kind { get; }
        public double[]? LongFactors { get; init; }
        public double LowFrequencyFactor { get; init; }
        public double MagnitudeScale { get; init; }
        public double MagnitudeScaleAllDimensions { get; init; }
        public int OriginalContext { get; init; }
        public double[]? ShortFactors { get; init; }
        public bool Truncate { get; init; }
    }

    public sealed class SafetensorsFile : IDisposable
    {
        public IReadOnlyDictionary<string, string> Metadata { get; }
        public string Path { get; }
        public IReadOnlyList<SafetensorsTensor> Tensors { get; }
        public void Dispose();
        public SafetensorsTensor? Find(string name);
        public static SafetensorsFile Open(string path);
        public byte[] ReadBytes(string name);
        public float[] ReadFloats(string name);
        public long[] ReadIntegers(string name);
    }

    public sealed record SafetensorsTensor : IEquatable<SafetensorsTensor>
    {
        public SafetensorsTensor(string Name, SafetensorsType Type, IReadOnlyList<long> Shape, long Offset, long Bytes, string Path);
        public long Bytes { get; init; }
        public string Name { get; init; }
        public long Offset { get; init; }
        public string Path { get; init; }
        public IReadOnlyList<long> Shape { get; init; }
        public SafetensorsType Type { get; init; }
    }

    public enum SafetensorsType
    {
        BOOL = 0,
        F4 = 1,
        F6_E2M3 = 2,
        F6_E3M2 = 3,
        U8 = 4,
        I8 = 5,
        F8_E5M2 = 6,
        F8_E4M3 = 7,
        F8_E8M0 = 8,
        F8_E4M3FNUZ = 9,
        F8_E5M2FNUZ = 10,
        I16 = 11,
        U16 = 12,
        F16 = 13,
        BF16 = 14,
        I32 = 15,
        U32 = 16,
        F32 = 17,
        C64 = 18,
        F64 = 19,
        I64 = 20,
        U64 = 21,
    }

    public readonly struct ScoredWord : IEquatable<ScoredWord>
    {
        public ScoredWord(string Word, int Index, float Score);
        public int Index { get; init; }
        public float Score { get; init; }
        public string Word { get; init; }
    }

    public enum SettingComparison
    {
        Equal = 0,
        AtLeast = 1,
    }

    public sealed record SettingRule : IEquatable<SettingRule>
    {
        public SettingRule(string Name, IReadOnlyList<string> Paths, string? GgufKey, object Expected);
        public SettingComparison Comparison { get; init; }
        public string? EnabledBy { get; init; }
        public object Expected { get; init; }
        public string? GgufKey { get; init; }
        public object? GgufWhenAbsent { get; init; }
        public string Name { get; init; }
        public IReadOnlyList<string> Paths { get; init; }
        public object? WhenAbsent { get; init; }
    }

    public enum SinusoidLayout
    {
        Interleaved = 0,
        Concatenated = 1,
    }

    public enum SinusoidSpacing
    {
        Exclusive = 0,
        Inclusive = 1,
    }

    public enum Stack
    {
        Both = 0,
        Encoder = 1,
        Decoder = 2,
    }

    public enum Structure
    {
        CausalDecoder = 0,
        PrefixDecoder = 1,
        Encoder = 2,
        EncoderDecoder = 3,
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
    public sealed class TensorNameAttribute : Attribute
    {
        public TensorNameAttribute(TensorRole role, string pattern);
        public string? Bias { get; init; }
        public bool Exact { get; init; }
        public string? Gguf { get; init; }
        public string Pattern { get; }
        public TensorRole Role { get; }
        public Stack Stack { get; init; }
    }

    public sealed record TensorPattern : IEquatable<TensorPattern>
    {
        public TensorPattern(TensorRole Role, string Name, string GgufName, IReadOnlyList<int> Shape);
        public int Experts { get; init; }
        public FusedRows? Fused { get; init; }
        public FusedRows? GgufFused { get; init; }
        public string GgufName { get; init; }
        public bool IsBias { get; init; }
        public bool IsLessOne { get; init; }
        public bool IsRow { get; init; }
        public bool IsTable { get; init; }
        public IReadOnlyList<int>? Layers { get; init; }
        public string Name { get; init; }
        public TensorRole Role { get; init; }
        public int RotaryHeads { get; init; }
        public int RotarySize { get; init; }
        public IReadOnlyList<int> Shape { get; init; }
        public int Split { get; init; }
        public Stack Stack { get; init; }
        public bool Transposed { get; init; }
    }

    public enum TensorRole
    {
        TokenEmbedding = 0,
        SourceEmbedding = 1,
        PositionEmbedding = 2,
        TokenTypeEmbedding = 3,
        EmbeddingNorm = 4,
        EmbeddingProjection = 5,
        RelativeBias = 6,
        AttentionNorm = 7,
        Query = 8,
        Key = 9,
        Value = 10,
        QueryKeyValue = 11,
        QueryDown = 12,
        QueryDownNorm = 13,
        QueryUp = 14,
        KeyValueDown = 15,
        KeyValueLatent = 16,
        KeyRotary = 17,
        KeyValueDownNorm = 18,
        KeyValueUp = 19,
        KeyUp = 20,
        ValueUp = 21,
        QueryNorm = 22,
        KeyNorm = 23,
        Sinks = 24,
        AttentionOutput = 25,
        AttentionOutputNorm = 26,
        CrossNorm = 27,
        CrossQuery = 28,
        CrossKey = 29,
        CrossValue = 30,
        CrossOutput = 31,
        CrossOutputNorm = 32,
        FeedForwardNorm = 33,
        Gate = 34,
        Up = 35,
        GateUp = 36,
        Down = 37,
        Router = 38,
        RouterCorrection = 39,
        ExpertGate = 40,
        ExpertUp = 41,
        ExpertGateUp = 42,
        ExpertDown = 43,
        SharedGate = 44,
        SharedUp = 45,
        SharedGateUp = 46,
        SharedDown = 47,
        SharedRouter = 48,
        FeedForwardOutputNorm = 49,
        FinalNorm = 50,
        Head = 51,
        HeadTransform = 52,
        HeadNorm = 53,
        Pooler = 54,
        Classifier = 55,
        NextSentence = 56,
        CharacterEmbedding = 57,
        CharacterFilter = 58,
        CharacterFilterBias = 59,
        HighwayCarry = 60,
        HighwayTransform = 61,
        CharacterProjection = 62,
        ForwardGates = 63,
        ForwardProjection = 64,
        BackwardGates = 65,
        BackwardProjection = 66,
    }

    public enum TextPooling
    {
        FirstToken = 0,
        Mean = 1,
        LastToken = 2,
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class TransformerAttribute : Attribute
    {
        public TransformerAttribute(Structure structure);
        public int Context { get; init; }
        public int DecoderFeedForward { get; init; }
        public int DecoderHeads { get; init; }
        public int DecoderLayers { get; init; }
        public int EncoderFeedForward { get; init; }
        public int EncoderHeads { get; init; }
        public int EncoderLayers { get; init; }
        public int FeedForward { get; init; }
        public int HeadSize { get; init; }
        public int Heads { get; init; }
        public int Hidden { get; init; }
        public int KeyValueHeads { get; init; }
        public int Layers { get; init; }
        public Structure Structure { get; }
        public int Vocabulary { get; init; }
    }

    public static class WeightCodec
    {
        public static int BlockBytes(WeightType type);
        public static int BlockSize(WeightType type);
        public static bool CanEncode(WeightType type);
        public static void Decode(WeightType type, ReadOnlySpan<byte> source, Span<float> destination);
        public static void Encode(WeightType type, ReadOnlySpan<float> source, Span<byte> destination);
        public static bool Fits(WeightType type, int columns);
        public static float Largest(WeightType type);
        public static long RowBytes(WeightType type, int columns);
    }

    public enum WeightType
    {
        F32 = 0,
        F16 = 1,
        Q4_0 = 2,
        Q4_1 = 3,
        Q5_0 = 6,
        Q5_1 = 7,
        Q8_0 = 8,
        Q2_K = 10,
        Q3_K = 11,
        Q4_K = 12,
        Q5_K = 13,
        Q6_K = 14,
        IQ4_NL = 20,
        BF16 = 30,
        MXFP4 = 39,
    }

    public readonly struct WeightedWord : IEquatable<WeightedWord>
    {
        public WeightedWord(string Word, float Weight = 1);
        public float Weight { get; init; }
        public string Word { get; init; }
        public static implicit operator WeightedWord((string Word, float Weight) pair);
        public static implicit operator WeightedWord(string word);
    }

    public readonly ref struct WordEmbeddings
    {
        public ReadOnlySpan<float> All { get; }
        public int Layers { get; }
        public ReadOnlySpan<float> Mixed { get; }
        public int Size { get; }
        public int Words { get; }
        public ReadOnlySpan<float> Layer(int layer);
        public ReadOnlySpan<float> Vector(int layer, int word);
    }

    public sealed class WordTable : IEnumerable<string>, IEnumerable, IReadOnlyCollection<string>, IReadOnlyList<string>
    {
        public int Count { get; }
        public string this[int index] { get; }
        public bool Contains(string word);
        public IEnumerator<string> GetEnumerator();
        public int IndexOf(ReadOnlySpan<char> word);
        public int IndexOf(string word);
    }

    [System.AttributeUsageAttribute(System.AttributeTargets.Class, Inherited = false)]
    public sealed class WordVectorsAttribute : Attribute
    {
        public WordVectorsAttribute();
        public int Dimensions { get; init; }
        public int Vocabulary { get; init; }
    }
}
namespace ModelGen.Kernels
{
    public static class ActivatedLinear
    {
        public static void Apply<TActivation>(Activations input, in LinearWeights weights, Activations output, Rows rows) where TActivation : struct, IActivation;
        public static void ApplyOwn<TActivation>(Activations input, in LinearWeights weights, Activations output, Rows rows) where TActivation : struct, IOwnActivation;
    }

    public enum AttentionMask
    {
        Causal = 0,
        Full = 1,
    }

    public static class BothDirections
    {
        public static void Apply(Activations forward, Activations backward, ReadOnlySpan<int> rows, Activations destination);
    }

    public static class CacheAppend
    {
        public static void Apply(int layer, Activations key, Activations sharedKey, Activations value, TokenBatch batch);
        public static void Apply(int layer, Activations key, Activations value, TokenBatch batch);
    }

    public static class CharacterConvolution
    {
        public static void Apply<TActivation>(Activations characters, in VectorWeights filters, in VectorWeights bias, int width, int column, Activations output, WordBatch batch) where TActivation : struct, IActivation;
    }

    public static class CharacterEmbedding
    {
        public static void Apply(WordBatch batch, in VectorWeights table, Activations output);
    }

    public static class Clip
    {
        public static void Apply(Activations values, float limit, Rows rows);
    }

    public static class CosineQuotient
    {
        public static void Apply(Activations cosines, int positives, int negatives);
    }

    public static class DivideByNorms
    {
        public static void Apply(Activations products, in VectorWeights norms, Rows rows);
    }

    public static class EmbeddingLookup
    {
        public static void AddPositions(TokenBatch batch, in LinearWeights table, Activations hidden);
        public static void AddTokenTypes(TokenBatch batch, in LinearWeights table, Activations hidden);
        public static void Apply(TokenBatch batch, in LinearWeights table, Activations hidden);
    }

    public readonly struct ExpertGroups
    {
        public ExpertGroups(int count, int active, int top);
        public int Active { get; }
        public int Count { get; }
        public int Top { get; }
    }

    public static class ExpertMixture
    {
        public static void Apply<TActivation, TConstants>(Activations input, Activations choices, ExpertWeights gate, ExpertWeights up, ExpertWeights down, Activations routed, Activations upScratch, Activations inner, Activations output, Rows rows, bool scaleInputs = false) where TActivation : struct, IActivation where TConstants : struct, IActivationConstants;
        public static void Apply<TActivation>(Activations input, Activations choices, ExpertWeights gate, ExpertWeights up, ExpertWeights down, Activations routed, Activations upScratch, Activations inner, Activations output, Rows rows, bool scaleInputs = false) where TActivation : struct, IActivation;
        public static void Apply<TActivation>(Activations input, Activations choices, ExpertWeights up, ExpertWeights down, Activations routed, Activations inner, Activations output, Rows rows, bool scaleInputs = false) where TActivation : struct, IActivation;
        public static void ApplyOwn<TActivation, TConstants>(Activations input, Activations choices, ExpertWeights gate, ExpertWeights up, ExpertWeights down, Activations routed, Activations upScratch, Activations inner, Activations output, Rows rows, bool scaleInputs = false) where TActivation : struct, IOwnActivation where TConstants : struct, IActivationConstants;
        public static void ApplyOwn<TActivation>(Activations input, Activations choices, ExpertWeights gate, ExpertWeights up, ExpertWeights down, Activations routed, Activations upScratch, Activations inner, Activations output, Rows rows, bool scaleInputs = false) where TActivation : struct, IOwnActivation;
        public static void ApplyOwn<TActivation>(Activations input, Activations choices, ExpertWeights up, ExpertWeights down, Activations routed, Activations inner, Activations output, Rows rows, bool scaleInputs = false) where TActivation : struct, IOwnActivation;
    }

    public static class ExpertSelection
    {
        public static void Apply(Activations scores, ExpertScoring scoring, bool renormalize, float scale, Activations choices, Rows rows, VectorWeights correction = default(VectorWeights), ExpertGroups groups = default(ExpertGroups), float jitter = 0);
    }

    public static class GatedLinear
    {
        public static void Apply<TActivation, TConstants>(Activations input, in LinearWeights gate, in LinearWeights up, Activations upScratch, Activations output, Rows rows) where TActivation : struct, IActivation where TConstants : struct, IActivationConstants;
        public static void Apply<TActivation>(Activations input, in LinearWeights gate, in LinearWeights up, Activations upScratch, Activations output, Rows rows) where TActivation : struct, IActivation;
        public static void ApplyOwn<TActivation, TConstants>(Activations input, in LinearWeights gate, in LinearWeights up, Activations upScratch, Activations output, Rows rows) where TActivation : struct, IOwnActivation where TConstants : struct, IActivationConstants;
        public static void ApplyOwn<TActivation>(Activations input, in LinearWeights gate, in LinearWeights up, Activations upScratch, Activations output, Rows rows) where TActivation : struct, IOwnActivation;
    }

    public static class GatherRows
    {
        public static void Apply(Activations source, ReadOnlySpan<int> rows, Activations destination);
    }

    public readonly struct Gelu : IActivation
    {
    }

    public readonly struct GeluTanh : IActivation
    {
    }

    public static class GroupedAttention
    {
        public static void Apply<TShape>(Activations query, int layer, Activations context, TokenBatch batch, in VectorWeights sinks = default(VectorWeights), RelativeBias? relativeBias = null) where TShape : struct, IAttentionShape;
    }

    public readonly struct HalfSplit : IRotaryPairing
    {
    }

    public static class Highway
    {
        public static void Apply(Activations carry, Activations transform, Activations hidden, Rows rows);
    }

    public interface IActivation
    {
    }

    public interface IActivationConstants
    {
        static float Limit { get; }
        static float SigmoidFactor { get; }
        static float UpOffset { get; }
    }

    public interface IAttentionShape
    {
        static bool Alibi { get; }
        static bool AlibiScaled { get; }
        static bool HasBias { get; }
        static bool HasVisible { get; }
        static abstract int HeadSize { get; }
        static abstract int Heads { get; }
        static abstract int KeyValueHeads { get; }
        static AttentionMask Mask { get; }
        static bool RelativeBias { get; }
        static abstract float Scale { get; }
        static bool Sinks { get; }
        static float SoftCap { get; }
        static int ValueSize { get; }
        static abstract int Window { get; }
        static float Bias(int head, int query, int key);
        static bool Visible(int head, int query, int key);
    }

    public interface IOwnActivation
    {
        static abstract void Apply(Span<float> values);
    }

    public interface IRotaryPairing
    {
    }

    public readonly struct Interleaved : IRotaryPairing
    {
    }

    public static class LayerNorm
    {
        public static void Apply(Activations input, float epsilon, Activations output, Rows rows);
        public static void Apply(Activations input, in VectorWeights weight, float epsilon, Activations output, Rows rows);
        public static void ApplyPerHead(Activations heads, in VectorWeights weight, float epsilon, Rows rows);
        public static void ApplyPerHead(Activations heads, int size, float epsilon, Rows rows);
    }

    public static class Linear
    {
        public static void Add(Activations input, in LinearWeights weights, Activations accumulator, Rows rows);
        public static void Apply(Activations input, in LinearWeights w1, in LinearWeights w2, in LinearWeights w3, Activations o1, Activations o2, Activations o3, Rows rows);
        public static void Apply(Activations input, in LinearWeights weights, Activations output, Rows rows);
    }

    public static class LstmCell
    {
        public static void Apply(Activations gates, Activations cell, float clip, Activations output, Rows rows);
    }

    public static class LstmOutput
    {
        public static void Add(Activations hidden, float clip, Activations output, Rows rows);
        public static void Apply(Activations hidden, float clip, Activations output, Rows rows);
    }

    public readonly struct QuickGelu : IActivation
    {
    }

    public sealed class RelativeBias
    {
        public RelativeBias(in VectorWeights table, int heads, int buckets, int maxDistance, bool bidirectional);
        public int Heads { get; }
    }

    public readonly struct Relu : IActivation
    {
    }

    public static class RmsNorm
    {
        public static void Apply(Activations input, float epsilon, Activations output, Rows rows);
        public static void Apply(Activations input, in VectorWeights weight, float epsilon, Activations output, Rows rows);
        public static void ApplyPerHead(Activations heads, in VectorWeights weight, float epsilon, Rows rows);
        public static void ApplyPerHead(Activations heads, int size, float epsilon, Rows rows);
    }

    public static class Rotary
    {
        public static void Angles(RotaryFrequencies frequencies, Activations angles, TokenBatch batch);
        public static void Apply<TPairing>(Activations heads, int headSize, Activations angles, Rows rows, int first = 0) where TPairing : struct, IRotaryPairing;
    }

    public sealed class RotaryFrequencies
    {
        public float AttentionFactor { get; }
        public ReadOnlySpan<float> Inverse { get; }
        public int RotarySize { get; }
        public static RotaryFrequencies Default(double theta, int rotarySize);
        public static RotaryFrequencies DynamicNtk(double theta, int rotarySize, double factor, int originalContext);
        public static RotaryFrequencies Linear(double theta, int rotarySize, double factor);
        public static RotaryFrequencies Llama3(double theta, int rotarySize, double factor, double lowFrequencyFactor, double highFrequencyFactor, int originalContext);
        public static RotaryFrequencies LongRope(double theta, int rotarySize, int originalContext, double attentionFactor, ReadOnlySpan<float> shortFactors, ReadOnlySpan<float> longFactors);
        public RotaryFrequencies ToHalfPrecision();
        public static RotaryFrequencies Yarn(double theta, int rotarySize, double factor, int originalContext, double betaFast, double betaSlow, double attentionFactor, bool truncate = true);
    }

    public static class RowProducts
    {
        public static void Apply(Activations rows, Activations vector, Span<float> products);
    }

    public static class ScalarMix
    {
        public static void Apply(Activations layers, in VectorWeights weights, Activations output, Rows rows);
    }

    public static class ScaledAdd
    {
        public static void Apply(Activations input, float factor, Activations accumulator, Rows rows);
    }

    public static class ScaledCopy
    {
        public static void Apply(Activations input, float factor, Activations output, Rows rows);
    }

    public static class SigmoidScaledAdd
    {
        public static void Apply(Activations input, Activations gate, Activations accumulator, Rows rows);
    }

    public readonly struct Silu : IActivation
    {
    }

    public sealed class Sinusoids
    {
        public Sinusoids(int hidden, SinusoidLayout layout, SinusoidSpacing spacing, int offset);
        public void Add(TokenBatch batch, Activations hidden);
    }

    public static class SoftCap
    {
        public static void Apply(Activations logits, float cap, Rows rows);
    }

    public readonly struct SquaredRelu : IActivation
    {
    }

    public readonly struct Swish<TConstants> : IActivation where TConstants : struct, IActivationConstants
    {
    }

    public readonly struct Tanh : IActivation
    {
    }

    public static class TextMeans
    {
        public static void Apply(Activations source, TokenBatch batch, Activations destination);
    }

    public static class TwoStreamRotary
    {
        public static void Angles(RotaryFrequencies frequencies, Activations angles, TokenBatch batch);
        public static void Apply<TPairing>(Activations heads, int headSize, Activations angles, Rows rows) where TPairing : struct, IRotaryPairing;
    }

    public static class UnitMean
    {
        public static void Apply(Activations units, ReadOnlySpan<float> weights, Activations mean);
    }

    public static class UnitRows
    {
        public static void Apply(ReadOnlySpan<int> words, in LinearWeights vectors, in VectorWeights norms, Activations units);
    }

    public sealed class WorkerPool : IDisposable
    {
        public WorkerPool(int threads);
        public static WorkerPool Shared { get; }
        public int Threads { get; }
        public void Dispose();
    }
}
namespace ModelGen.Runtime
{
    public readonly struct Activations
    {
        public int Columns { get; }
        public int Rows { get; }
        public Span<float> FirstRows(int rows);
        public Activations From(int row);
        public Span<float> Row(int row);
    }

    public readonly struct BlankMask : IEquatable<BlankMask>
    {
        public BlankMask(int Token, bool RunsOn);
        public bool RunsOn { get; init; }
        public int Token { get; init; }
    }

    public sealed class BlankTokens
    {
        public BlankTokens(int start, IReadOnlyList<BlankMask> masks);
        public IReadOnlyList<BlankMask> Masks { get; }
        public int Start { get; }
    }

    public sealed class DecoderBatch : IDisposable
    {
        public DecoderBatch(IDecoderFactory model, int tokens);
        public int Capacity { get; }
        public int Count { get; }
        public int Tokens { get; }
        public int Add(DecoderSession session, scoped ReadOnlySpan<int> tokens);
        public void Clear();
        public void Dispose();
        public void Forward();
        public ReadOnlySpan<float> Hidden(int index);
        public ReadOnlySpan<float> Logits(int index);
    }

    public abstract class DecoderPass : ModelPass
    {
        protected DecoderPass(int tokens, int floatsPerToken);
        public abstract void Run(TokenBatch batch);
    }

    public class DecoderSession : IDisposable
    {
        public DecoderSession(IDecoderFactory model, int capacity);
        public int Capacity { get; }
        public ReadOnlySpan<float> Hidden { get; }
        public int Position { get; }
        public void CopyFrom(DecoderSession source, int from = 0);
        public void Dispose();
        public ReadOnlySpan<float> Forward(scoped ReadOnlySpan<int> tokens);
        public ReadOnlySpan<float> ForwardAll(scoped ReadOnlySpan<int> tokens);
        public void Truncate(int position);
    }

    public sealed class EncodedSource : IDisposable
    {
        public ReadOnlySpan<float> Hidden { get; }
        public int Length { get; }
        public void Dispose();
    }

    public abstract class EncoderPass : ModelPass
    {
        protected EncoderPass(int tokens, int floatsPerToken);
        public abstract void Run(TokenBatch batch);
    }

    public class EncoderSession : IDisposable
    {
        public EncoderSession(IEncoderFactory model, int tokens);
        public int Capacity { get; }
        public ReadOnlySpan<float> Logits { get; }
        public ReadOnlySpan<float> NextSentence { get; }
        public ReadOnlySpan<float> Pooled { get; }
        public void Dispose();
        public ReadOnlySpan<float> Encode(scoped ReadOnlySpan<int> tokens, scoped ReadOnlySpan<int> tokenTypes = default(ReadOnlySpan<int>));
        public void Encode(RaggedBatch texts, Span<float> destination);
    }

    public sealed class ExpertWeights
    {
        public int Columns { get; }
        public int Count { get; }
        public int Rows { get; }
        public ref readonly LinearWeights this[int expert] { get; }
    }

    public interface IDecoderFactory
    {
        ModelManifest Manifest { get; }
        WeightStore Weights { get; }
        KeyValueCache CreateCache(int capacity);
        DecoderPass CreatePass(int tokens);
    }

    public interface IEncoderFactory
    {
        ModelManifest Manifest { get; }
        WeightStore Weights { get; }
        KeyValueCache CreateCache(int capacity);
        EncoderPass CreatePass(int tokens);
    }

    public interface ISequenceToSequenceFactory : IDecoderFactory
    {
        KeyValueCache CreateEncoderCache(int capacity);
        EncoderPass CreateEncoderPass(int tokens);
        KeyValueCache CreateSourceCache(int capacity);
    }

    public interface IWordEmbedderFactory
    {
        bool IsStateful { get; }
        ModelManifest Manifest { get; }
        int MaximumCharacters { get; }
        WeightStore Weights { get; }
        WordPass CreatePass(int tokens);
        LstmStates CreateStates(int sentences);
    }

    public interface IWordVectorsFactory
    {
        WordStore Store { get; }
        WordVectorsPass CreatePass(int terms);
    }

    public sealed class KeyValueCache : IDisposable
    {
        public KeyValueCache(ReadOnlySpan<KeyValueShape> layers, int capacity);
        public KeyValueCache(int layers, int keyValueHeads, int headSize, int capacity);
        public KeyValueCache(int layers, int keyValueHeads, int headSize, int valueSize, int capacity);
        public long Bytes { get; }
        public int Capacity { get; }
        public int Layers { get; }
        public KeyValueShape this[int layer] { get; }
        public void Dispose();
    }

    public readonly struct KeyValueShape : IEquatable<KeyValueShape>
    {
        public KeyValueShape(int KeyValueHeads, int HeadSize, int ValueSize);
        public int HeadSize { get; init; }
        public int KeyValueHeads { get; init; }
        public int ValueSize { get; init; }
    }

    public readonly struct LinearWeights
    {
        public int Columns { get; }
        public bool HasBias { get; }
        public int Rows { get; }
        public WeightType Type { get; }
        public LinearWeights Inputs(int column, int count);
    }

    public enum LstmDirection
    {
        Forward = 0,
        Backward = 1,
    }

    public sealed class LstmStates : IDisposable
    {
        public LstmStates(int layers, int cellSize, int projection, int sentences);
        public void Dispose();
    }

    public abstract class ModelPass : IDisposable
    {
        public int Tokens { get; }
        protected Activations Buffer(int offset, int columns);
        public void Dispose();
    }

    public readonly struct PrefixBlock : IEquatable<PrefixBlock>
    {
        public PrefixBlock(int Length, int? Blank);
        public int? Blank { get; init; }
        public int Length { get; init; }
    }

    public sealed class PrefixDecoderSession : DecoderSession
    {
        public PrefixDecoderSession(IDecoderFactory model, BlankTokens? blanks, int capacity, int prefix);
        public int PrefixLength { get; }
        public int? Start { get; }
        public ReadOnlySpan<float> Prefix(scoped ReadOnlySpan<int> tokens);
    }

    public readonly struct Rows : IEquatable<Rows>
    {
        public Rows(int Count, WorkerPool Workers);
        public int Count { get; init; }
        public WorkerPool Workers { get; init; }
    }

    public readonly struct SequenceSlice : IEquatable<SequenceSlice>
    {
        public SequenceSlice(KeyValueCache Cache, int First, int Count, int Position, int Length, PrefixBlock Block = default(PrefixBlock));
        public PrefixBlock Block { get; init; }
        public KeyValueCache Cache { get; init; }
        public int Count { get; init; }
        public int First { get; init; }
        public int Length { get; init; }
        public int Position { get; init; }
        public int Start { get; init; }
    }

    public sealed class SequenceToSequenceSession : DecoderSession
    {
        public SequenceToSequenceSession(ISequenceToSequenceFactory model, int source, int capacity);
        public ReadOnlySpan<float> Encoded { get; }
        public int SourceLength { get; }
        public ReadOnlySpan<float> Attend(scoped ReadOnlySpan<int> tokens, int layer = -1);
        public void Begin(EncodedSource source);
        public ReadOnlySpan<float> Encode(scoped ReadOnlySpan<int> source);
    }

    public sealed class SourceEncoder : IDisposable
    {
        public SourceEncoder(ISequenceToSequenceFactory model, int tokens);
        public int Capacity { get; }
        public void Dispose();
        public EncodedSource Encode(scoped ReadOnlySpan<int> source);
        public EncodedSource[] Encode(RaggedBatch sources);
    }

    public readonly struct TimeStep : IEquatable<TimeStep>
    {
        public TimeStep(int First, Rows Rows);
        public int First { get; init; }
        public Rows Rows { get; init; }
    }

    public sealed class TokenBatch
    {
        public ReadOnlySpan<int> BlockPositions { get; }
        public int Capacity { get; }
        public int Count { get; }
        public ReadOnlySpan<int> FirstRows { get; }
        public Activations Hidden { get; }
        public ReadOnlySpan<int> LastRows { get; }
        public Activations Logits { get; }
        public Activations NextSentence { get; }
        public int OutputCount { get; }
        public ReadOnlySpan<int> OutputRows { get; }
        public Rows Outputs { get; }
        public Activations Pooled { get; }
        public ReadOnlySpan<int> Positions { get; }
        public Rows Rows { get; }
        public Rows SequenceRows { get; }
        public ReadOnlySpan<SequenceSlice> Sequences { get; }
        public TokenBatch Sources { get; }
        public ReadOnlySpan<int> TokenTypes { get; }
        public ReadOnlySpan<int> Tokens { get; }
        public WorkerPool Workers { get; }
    }

    public readonly struct VectorWeights
    {
        public bool HasBias { get; }
        public int Length { get; }
        public ReadOnlySpan<float> AsSpan();
    }

    public sealed class WeightStore : IDisposable
    {
        public WorkerPool Workers { get; }
        public static WeightStore CreateRandom(ModelManifest manifest, int seed, LoadOptions? options = null);
        public void Dispose();
        public ExpertWeights Experts(TensorRole role, int layer, Stack stack = Both);
        public static WeightStore Load(string path, ModelManifest manifest, LoadOptions? options = null);
        public LinearWeights Matrix(TensorRole role, int layer = -1, Stack stack = Both);
        public LinearWeights TiedMatrix(TensorRole role);
        public VectorWeights Vector(TensorRole role, int layer = -1, Stack stack = Both);
    }

    public sealed class WordBatch
    {
        public int Count { get; }
        public Activations Layers { get; }
        public int MaximumCharacters { get; }
        public VectorWeights MixWeights { get; }
        public Activations Mixed { get; }
        public Rows Outputs { get; }
        public Rows Rows { get; }
        public ReadOnlySpan<TimeStep> Steps { get; }
        public ReadOnlySpan<int> WordRows { get; }
        public int Words { get; }
        public Activations Layer(int layer);
        public void Recall(int layer, LstmDirection direction, Activations cell, Activations hidden);
        public void Remember(int layer, LstmDirection direction, Activations cell, Activations hidden);
    }

    public sealed class WordEmbedderSession : IDisposable
    {
        public WordEmbedderSession(IWordEmbedderFactory model, int capacity, int sentences, bool? stateful = null);
        public int Capacity { get; }
        public bool IsStateful { get; }
        public int Layers { get; }
        public int Sentences { get; }
        public void Dispose();
        public WordEmbeddings Embed(params ReadOnlySpan<string> words);
        public WordEmbeddings Embed(scoped ReadOnlySpan<string> words, scoped ReadOnlySpan<int> lengths);
        public void Reset();
        public void SetMix(scoped ReadOnlySpan<float> scalars, float gamma = 1);
    }

    public abstract class WordPass : IDisposable
    {
        protected WordPass(int tokens, int floatsPerToken);
        protected Activations Buffer(int offset, int columns);
        public void Dispose();
        public abstract void Run(WordBatch batch);
    }

    public sealed class WordQueries : IDisposable
    {
        public WordQueries(IWordVectorsFactory model);
        public ScoredWord[] Analogy(string a, string b, string c, int count, AnalogyMethod method);
        public void Dispose();
        public string DoesntMatch(scoped ReadOnlySpan<string> words);
        public ScoredWord[] MostSimilar(scoped ReadOnlySpan<WeightedWord> positive, scoped ReadOnlySpan<WeightedWord> negative, int count);
        public ScoredWord[] MostSimilar(scoped ReadOnlySpan<float> vector, int count);
        public ScoredWord[] MostSimilarCosMul(scoped ReadOnlySpan<string> positive, scoped ReadOnlySpan<string> negative, int count);
        public float Similarity(string a, string b);
    }

    public sealed class WordStore : IDisposable
    {
        public ModelManifest Manifest { get; }
        public VectorWeights Norms { get; }
        public LinearWeights Vectors { get; }
        public WordTable Words { get; }
        public WorkerPool Workers { get; }
        public static WordStore CreateRandom(ModelManifest manifest, int seed, int words, LoadOptions? options = null);
        public void Dispose();
        public ReadOnlySpan<float> Find(string word);
        public static WordStore Load(string path, ModelManifest manifest, LoadOptions? options = null);
        public bool TryFind(string word, out ReadOnlySpan<float> vector);
    }

    public abstract class WordVectorsPass : IDisposable
    {
        protected WordVectorsPass(int terms, int floatsPerTerm);
        public abstract Activations Query { get; }
        public abstract Activations Scores { get; }
        public abstract Activations Units { get; }
        protected Activations Buffer(int offset, int columns);
        public abstract void Centrality(Span<float> cosines);
        public abstract void CosAdd();
        public abstract void CosMul(int positives, int negatives);
        public void Dispose();
        public abstract void Lookup(ReadOnlySpan<int> words);
        public abstract void Mean(ReadOnlySpan<float> weights);
    }

    public sealed class WordVectorsSession : IDisposable
    {
        public const int UsualTerms = 8;
        public WordVectorsSession(IWordVectorsFactory model, int terms);
        public int Terms { get; }
        public int Analogy(string a, string b, string c, Span<ScoredWord> destination, AnalogyMethod method = CosAdd);
        public void Dispose();
        public int DoesntMatch(params ReadOnlySpan<string> words);
        public int MostSimilar(scoped ReadOnlySpan<WeightedWord> positive, scoped ReadOnlySpan<WeightedWord> negative, Span<ScoredWord> destination);
        public int MostSimilar(scoped ReadOnlySpan<float> vector, Span<ScoredWord> destination);
        public int MostSimilar(string word, Span<ScoredWord> destination);
        public int MostSimilarCosMul(scoped ReadOnlySpan<string> positive, scoped ReadOnlySpan<string> negative, Span<ScoredWord> destination);
        public float Similarity(string a, string b);
    }
}
