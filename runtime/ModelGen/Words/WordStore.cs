using System.Globalization;
using ModelGen.Kernels;

namespace ModelGen.Runtime;

/// <summary>
/// A loaded table of word vectors: the words, the matrix <c>[V × Dimensions]</c> and the length of each row. Sessions hold a reference each, so that the
/// memory goes when the
/// model and its last session have let go, in any order. Safe to use from several threads.
/// </summary>
public sealed class WordStore : IDisposable
{
    /// <summary>The most words of a vocabulary.</summary>
    internal const int MostWords = 1 << 24;

    private readonly WeightStore _weights;

    private WordStore(ModelManifest manifest, WordTable words, WeightStore weights, VectorWeights norms)
    {
        Manifest = manifest;
        Words = words;
        Norms = norms;
        _weights = weights;
        Vectors = weights.Matrix(TensorRole.TokenEmbedding);
    }

    /// <summary>What the declaration asks for, with the vocabulary of the file where it leaves that open.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>The words, in the order of their vectors.</summary>
    public WordTable Words { get; }

    /// <summary>The matrix, <c>[V × Dimensions]</c>, float32.</summary>
    public LinearWeights Vectors { get; }

    /// <summary>The length of each row, <c>[V]</c>; infinite for a row of zeros, so that its cosine with anything is 0.</summary>
    public VectorWeights Norms { get; }

    /// <summary>The threads that queries share.</summary>
    public WorkerPool Workers => _weights.Workers;

    internal bool IsDisposed => _weights.IsDisposed;

    /// <summary>Loads a word2vec file, text or binary, that fits a declaration.</summary>
    /// <param name="path">The file. Which of the two formats it has shows in its first vector.</param>
    /// <param name="manifest">What the declaration asks for; a vocabulary of 0 takes any.</param>
    /// <param name="options">Progress and workers; the format mixes words and vectors, so these are copied in any case. Null for the defaults.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">The file is broken.</exception>
    /// <exception cref="ModelMismatchException">The file has other dimensions, or another number of words, than are declared.</exception>
    /// <exception cref="ArgumentException">The options ask for a weight type other than F32.</exception>
    /// <exception cref="InsufficientMemoryException">There is no memory for the matrix.</exception>
    public static WordStore Load(string path, ModelManifest manifest, LoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(manifest);
        Check(options);
        using ModelFile file = ModelFile.Open(path);
        WordFileReader reader = new(file);
        if (Differences(reader.Header, manifest) is { Count: > 0 } differences)
        {
            throw new ModelMismatchException(path, manifest.Name, differences);
        }

        WeightMemory memory = new();
        try
        {
            WordManifest.Allocate(memory, reader.Header.Words, reader.Header.Dimensions, out LinearWeights vectors, out Activations rows);
            WordTable words = reader.Read(rows, options?.Progress);
            return Create(WordManifest.WithVocabulary(manifest, words.Count), words, memory, vectors, rows, options);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Random vectors for words that are called word0, word1 …: for tests and benchmarks. The same on every machine for the same sizes and seed.
    /// </summary>
    /// <param name="manifest">What the declaration asks for.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="words">Words of the vocabulary, 1 to 16,777,216.</param>
    /// <param name="options">Workers; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options ask for a weight type other than F32, or <paramref name="words"/> is out of range.</exception>
    /// <exception cref="InsufficientMemoryException">There is no memory for the matrix.</exception>
    public static WordStore CreateRandom(ModelManifest manifest, int seed, int words, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words, MostWords);
        Check(options);
        WeightMemory memory = new();
        try
        {
            LinearWeights vectors = new RandomWeights((ulong)seed, 0).Matrix(memory, WeightType.F32, words, manifest.Hidden);
            string[] names = [.. Enumerable.Range(0, words).Select(index => "word" + index.ToString(CultureInfo.InvariantCulture))];
            Dictionary<string, int> indices = new(words, StringComparer.Ordinal);
            for (int index = 0; index < words; index++)
            {
                indices.Add(names[index], index);
            }

            return Create(WordManifest.WithVocabulary(manifest, words), new WordTable(names, indices), memory, vectors, WordManifest.Rows(vectors), options);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>The vector of a word, <c>[Dimensions]</c>: its row of the matrix.</summary>
    /// <exception cref="KeyNotFoundException">The word has none; the message names it.</exception>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public ReadOnlySpan<float> Find(string word)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return WordRows.Row(Vectors, Words.Find(word));
    }

    /// <summary>The vector of a word, <c>[Dimensions]</c>, if it has one.</summary>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public bool TryFind(string word, out ReadOnlySpan<float> vector)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        int index = Words.IndexOf(word);
        vector = index < 0 ? default : WordRows.Row(Vectors, index);
        return index >= 0;
    }

    /// <summary>
    /// Lets go of the owner's reference: nothing new can be taken from the store, and its memory goes with the last session. More calls do nothing.
    /// </summary>
    public void Dispose() => _weights.Dispose();

    internal bool TryAddReference() => _weights.TryAddReference();

    internal void Release() => _weights.Release();

    private static WordStore Create(ModelManifest manifest, WordTable words, WeightMemory memory, LinearWeights vectors, Activations rows, LoadOptions? options)
    {
        Span<float> norms = WordManifest.Allocate(memory, words.Count, out VectorWeights lengths);
        for (int index = 0; index < norms.Length; index++)
        {
            float norm = WordNorm.Of(rows.Row(index));
            norms[index] = norm > 0 ? norm : float.PositiveInfinity;
        }

        WeightTable table = new();
        table.Add(manifest.Tensors[0], vectors);
        return new WordStore(manifest, words, new WeightStore(table, memory, options?.Workers ?? WorkerPool.Shared), lengths);
    }

    private static void Check(LoadOptions? options)
    {
        if (options?.Weights is { } type and not WeightType.F32)
        {
            throw new ArgumentException(
                $"Word vectors are handed out as they are, in F32: leave {nameof(LoadOptions.Weights)} out, which asks for {type}.",
                nameof(options));
        }
    }

    private static List<string> Differences(WordFileHeader header, ModelManifest manifest)
    {
        List<string> differences = [];
        if (header.Dimensions != manifest.Hidden)
        {
            differences.Add(Difference("Dimensions", manifest.Hidden, header.Dimensions));
        }

        if (manifest.Vocabulary != 0 && header.Words != manifest.Vocabulary)
        {
            differences.Add(Difference("Vocabulary", manifest.Vocabulary, header.Words));
        }

        return differences;
    }

    private static string Difference(string setting, int declared, int found) =>
        FormattableString.Invariant($"{setting}: declared {declared:N0}, found {found:N0}; correct the declaration or take another file");
}
