namespace ModelGen.Runtime;

/// <summary>What depends on the vocabulary of a file: sizes of the manifest, and the memory of the matrix.</summary>
internal static unsafe class WordManifest
{
    /// <summary>The manifest with a vocabulary, where the declaration leaves it open.</summary>
    public static ModelManifest WithVocabulary(ModelManifest manifest, int words)
    {
        if (manifest.Vocabulary == words)
        {
            return manifest;
        }

        TensorPattern pattern = manifest.Patterns[0];
        long parameters = (long)words * manifest.Hidden;
        return new ModelManifest
        {
            Name = manifest.Name,
            Layers = manifest.Layers,
            Hidden = manifest.Hidden,
            Vocabulary = words,
            Context = manifest.Context,
            Patterns = [pattern with { Shape = [words, manifest.Hidden] }],
            Settings = manifest.Settings,
            Parameters = parameters,
            FlopsPerToken = 2 * parameters,
            WeightBytesPerToken = parameters * sizeof(float),
            CacheBytesPerPosition = manifest.CacheBytesPerPosition,
            ScratchBytesPerToken = manifest.ScratchBytesPerToken + ((long)words * sizeof(float)),
            Pairing = manifest.Pairing,
        };
    }

    /// <summary>Takes memory for a matrix, and shows it as weights and as rows to fill.</summary>
    public static void Allocate(WeightMemory memory, int rows, int columns, out LinearWeights weights, out Activations view)
    {
        NativeBuffer buffer = memory.Allocate((long)rows * columns * sizeof(float));
        weights = new LinearWeights(buffer.Pointer, WeightType.F32, rows, columns, (nint)columns * sizeof(float), null);
        view = Rows(weights);
    }

    /// <summary>Takes memory for a vector, and shows it as weights and as elements to fill.</summary>
    public static Span<float> Allocate(WeightMemory memory, int length, out VectorWeights weights)
    {
        float* data = memory.Allocate((long)length * sizeof(float)).Floats;
        weights = new VectorWeights(data, length);
        return new Span<float>(data, length);
    }

    /// <summary>The rows of a dense float32 matrix.</summary>
    public static Activations Rows(in LinearWeights matrix) => new((float*)matrix.Data, matrix.Rows, matrix.Columns);
}
