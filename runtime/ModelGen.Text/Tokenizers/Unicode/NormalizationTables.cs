namespace ModelGen.Text.Tokenizers;

/// <summary>The tables of Unicode normalization, read from the embedded file that <c>make_normalization_data.py</c> writes (Unicode 14).</summary>
internal sealed class NormalizationTables
{
    private static readonly Lazy<NormalizationTables> Loaded = new(() => new NormalizationTables());

    private readonly Dictionary<int, int[]> _canonical = [];
    private readonly Dictionary<int, int[]> _compatible = [];
    private readonly Dictionary<int, byte> _classes = [];
    private readonly Dictionary<(int First, int Second), int> _composites = [];

    private NormalizationTables()
    {
        using Stream stream = typeof(NormalizationTables).Assembly.GetManifestResourceStream("ModelGen.Text.normalization.bin")
            ?? throw new InvalidOperationException("The embedded file normalization.bin is missing.");
        using var reader = new BinaryReader(stream);
        int codePoint = 0;
        for (int left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            codePoint += reader.Read7BitEncodedInt();
            int kind = reader.Read7BitEncodedInt();
            int[] text = new int[kind >> 1];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = reader.Read7BitEncodedInt();
            }

            ((kind & 1) == 0 ? _canonical : _compatible)[codePoint] = text;
        }

        codePoint = 0;
        for (int left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            codePoint += reader.Read7BitEncodedInt();
            _classes[codePoint] = (byte)reader.Read7BitEncodedInt();
        }

        for (int left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            _composites[(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt())] = reader.Read7BitEncodedInt();
        }
    }

    public static NormalizationTables Instance => Loaded.Value;

    /// <summary>The full decomposition of a code point, or null where it stands for itself. Hangul is not in here.</summary>
    public int[]? Decomposition(int codePoint, bool compatible)
    {
        if (compatible && _compatible.TryGetValue(codePoint, out int[]? text))
        {
            return text;
        }

        return _canonical.GetValueOrDefault(codePoint);
    }

    /// <summary>The canonical combining class, 0 for a starter.</summary>
    public int CombiningClass(int codePoint) => codePoint < 0x300 ? 0 : _classes.GetValueOrDefault(codePoint);

    /// <summary>The primary composite of two code points, or -1.</summary>
    public int Composite(int first, int second) => _composites.TryGetValue((first, second), out int composite) ? composite : -1;
}
