using System.Globalization;

namespace ModelGen;

/// <summary>
/// What a declaration asks of a checkpoint, and what the model costs: the tensors with their names and shapes, the settings that must agree, sizes and work.
/// Written by the generator; immutable once it is initialised.
/// </summary>
public sealed class ModelManifest
{
    private IReadOnlyList<ManifestTensor>? _tensors;
    private IReadOnlyList<ManifestHead>? _heads;
    private readonly int _sourceVocabulary;

    /// <summary>Name of the declared class.</summary>
    public required string Name { get; init; }

    /// <summary>Layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Floats of a hidden state.</summary>
    public required int Hidden { get; init; }

    /// <summary>Tokens of the vocabulary; 0 where a file of word vectors decides.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The most positions that the model is declared for; <see cref="int.MaxValue"/> for one without a limit.</summary>
    public required int Context { get; init; }

    /// <summary>Tokens that the encoder of an encoder-decoder reads; of other models: <see cref="Vocabulary"/>.</summary>
    public int SourceVocabulary
    {
        get => _sourceVocabulary > 0 ? _sourceVocabulary : Vocabulary;
        init => _sourceVocabulary = value;
    }

    /// <summary>Layers of the encoder of an encoder-decoder, whose <see cref="Layers"/> are the decoder's; 0 in other models.</summary>
    public int SourceLayers { get; init; }

    /// <summary>Floating-point operations of an encoder-decoder for each token of the source, which is read once; the other costs are those of a token that is written. 0 in other models.</summary>
    public long SourceFlopsPerToken { get; init; }

    /// <summary>Bytes of keys and values that each token of a source takes, for the layers of the decoder; 0 but in encoder-decoders.</summary>
    public long SourceCacheBytesPerPosition { get; init; }

    /// <summary>Kinds of tokens that the model tells apart; 0 where it does not.</summary>
    public int TokenTypes { get; init; }

    /// <summary>What the hidden states are turned into; a language model unless the declaration says otherwise.</summary>
    public IReadOnlyList<ManifestHead> Heads
    {
        get => _heads ??= [new ManifestHead(Head.LanguageModel, Vocabulary)];
        init => _heads = value;
    }

    /// <summary>The kinds of tensors, in the order of the forward pass.</summary>
    public required IReadOnlyList<TensorPattern> Patterns { get; init; }

    /// <summary>Every tensor: the patterns with their layers filled in, in the order of the patterns.</summary>
    public IReadOnlyList<ManifestTensor> Tensors => _tensors ??= Expand();

    /// <summary>Settings of the file's configuration that must agree.</summary>
    public required IReadOnlyList<SettingRule> Settings { get; init; }

    /// <summary>
    /// Names (of either format, with <c>{layer}</c> for any number) that a file may have and that are not read, such as stored tables of rotary frequencies.
    /// </summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>
    /// Under which name GGUF files of a model with a tied head may hold the embedding a second time; it must be the same to the byte. Null: under none.
    /// </summary>
    public string? GgufTiedCopy { get; init; }

    /// <summary>
    /// The length of a text beyond which all its tokens are encoded in another way (LongRoPE): a session whose text grows past it, or is cut back to it, reads
    /// again what it has read. 0: none.
    /// </summary>
    public int RereadBeyond { get; init; }

    /// <summary>What all names of safetensors files begin with, and may not: checkpoints of the bare model leave it out. Null: nothing.</summary>
    public string? OptionalPrefix { get; init; }

    /// <summary>
    /// Ends of names of safetensors files that older files spell otherwise, each with the older spelling: <c>LayerNorm.weight</c> was <c>LayerNorm.gamma</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> OlderNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Weights of the model.</summary>
    public required long Parameters { get; init; }

    /// <summary>Floating-point operations of one token in an empty context: two for each multiply-add of the matrices. Of word vectors: of a query.</summary>
    public required long FlopsPerToken { get; init; }

    /// <summary>Bytes of cache that a position takes.</summary>
    public required long CacheBytesPerPosition { get; init; }

    /// <summary>Bytes of scratch memory that each token of a pass takes.</summary>
    public required long ScratchBytesPerToken { get; init; }

    /// <summary>Bytes of float32 weights that a pass over one token reads.</summary>
    public required long WeightBytesPerToken { get; init; }

    /// <summary>How GGUF files of an architecture (<c>general.architecture</c>) store the rows of queries and keys.</summary>
    public IReadOnlyDictionary<string, RotaryPairing> GgufPairing { get; init; } = new Dictionary<string, RotaryPairing>();

    /// <summary>The pairing that the forward pass computes with, and in which safetensors files store the rows of queries and keys.</summary>
    public required RotaryPairing Pairing { get; init; }

    private List<ManifestTensor> Expand()
    {
        List<ManifestTensor> tensors = [];
        foreach (TensorPattern pattern in Patterns)
        {
            IEnumerable<int> experts = pattern.Experts == 0 ? [-1] : Enumerable.Range(0, pattern.Experts);
            tensors.AddRange((pattern.Layers ?? [-1]).SelectMany(layer => experts.Select(expert => Tensor(pattern, layer, expert))));
        }

        return tensors;
    }

    private static ManifestTensor Tensor(TensorPattern pattern, int layer, int expert)
    {
        string Fill(string name) => name
            .Replace("{layer}", layer.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{expert}", expert.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new ManifestTensor(pattern.Role, layer, pattern.IsBias, Fill(pattern.Name), Fill(pattern.GgufName), pattern.Shape)
        {
            Expert = expert,
            Stack = pattern.Stack,
            Pattern = pattern,
            RotaryHeads = pattern.RotaryHeads,
            RotarySize = pattern.RotarySize,
            Fused = pattern.Fused,
            GgufFused = pattern.GgufFused,
            Transposed = pattern.Transposed,
            IsLessOne = pattern.IsLessOne,
            IsTable = pattern.IsTable,
            IsRow = pattern.IsRow,
            Split = pattern.Split,
        };
    }
}
