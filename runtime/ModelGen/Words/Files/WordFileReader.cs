using System.Buffers.Text;
using ModelGen.Kernels;

namespace ModelGen.Runtime;

/// <summary>
/// Reads the two word2vec formats (Mikolov's C tool, gensim). Both start with a line <c>words dimensions</c>. Binary: each word's bytes up to a space, then
/// its float32 numbers,
/// little-endian; the C tool ends each vector with a line feed and gensim does not, so line feeds before a word are skipped. Text: a line for each word,
/// separated by single spaces;
/// the C tool leaves a space at its end.
/// </summary>
/// <remarks>Nothing is allocated for a count of the header that the bytes of the file could not hold.</remarks>
internal sealed class WordFileReader
{
    private const byte LineFeed = (byte)'\n';
    private const int LongestHeader = 64;

    // The limit of the declaration.
    private const int MostDimensions = 1 << 16;

    private readonly ModelFile _file;
    private readonly WordFileCursor _cursor;
    private readonly WordFormat _format;

    /// <summary>Reads the header, and decides for a format.</summary>
    /// <exception cref="ModelFormatException">There is no header, or one that lies.</exception>
    public WordFileReader(ModelFile file)
    {
        _file = file;
        _cursor = new WordFileCursor(file);
        Header = ReadHeader();
        bool isText = TextWordFormat.Recognizes(_cursor.Peek(TextWordFormat.MostBytes(Header.Dimensions)), Header.Dimensions);
        _format = isText ? new TextWordFormat(file, _cursor, Header) : new BinaryWordFormat(file, _cursor, Header);
        CheckSize(isText ? "text" : "binary", _format.LeastBytes);
    }

    /// <summary>The first line.</summary>
    public WordFileHeader Header { get; }

    /// <summary>Reads words and vectors.</summary>
    /// <param name="vectors">Where the vectors go, <c>[Words × Dimensions]</c>.</param>
    /// <param name="progress">Is told some hundred times how far it is; may be null.</param>
    /// <exception cref="ModelFormatException">The file breaks a rule of its format.</exception>
    public WordTable Read(Activations vectors, IProgress<LoadProgress>? progress)
    {
        WordList words = new(_file, Header.Words);
        int step = Math.Max(1, Header.Words / 100);
        for (int index = 0; index < Header.Words; index++)
        {
            Span<float> vector = vectors.Row(index);
            long start = _cursor.Position;
            _format.Read(words, index, vector);
            Check(vector, index, start);
            if ((index + 1) % step == 0)
            {
                progress?.Report(new LoadProgress(0, 1, _cursor.Position, _file.Length));
            }
        }

        _cursor.SkipAll(LineFeed);
        if (_cursor.Remaining > 0)
        {
            throw _file.Broken(_cursor.Position, $"the header announces {Header.Words:N0} words, and {_cursor.Remaining:N0} bytes follow the last of them");
        }

        progress?.Report(new LoadProgress(1, 1, _file.Length, _file.Length));
        return words.ToTable();
    }

    private WordFileHeader ReadHeader()
    {
        ReadOnlySpan<byte> start = _cursor.Peek(LongestHeader);
        int length = start.IndexOf(LineFeed);
        ReadOnlySpan<byte> line = length < 0 ? default : start[..length].TrimEnd(" \t\r"u8);
        if (!TryTake(ref line, out long words) || line.IsEmpty || !IsSpace(line[0]) || !TryTake(ref line, out long dimensions) || !line.IsEmpty)
        {
            string advice = start.StartsWith<byte>([0x1F, 0x8B])
                ? "it is compressed: unpack it first"
                : "is this a word2vec file? To one of GloVe, which has no such line, add it";
            throw _file.Broken(0, $"a word2vec file starts with a line 'words dimensions', such as '3000000 300'; {advice}");
        }

        if (words is < 1 or > WordStore.MostWords)
        {
            throw _file.Broken(0, $"the header announces {words:N0} words, and a vocabulary has 1 to {WordStore.MostWords:N0}");
        }

        if (dimensions is < 1 or > MostDimensions)
        {
            throw _file.Broken(0, $"the header announces {dimensions:N0} dimensions, and a vector has 1 to {MostDimensions:N0}");
        }

        _cursor.Skip(length + 1);
        return new WordFileHeader((int)words, (int)dimensions);
    }

    /// <summary>Takes a number from the start of a line. More digits than 64 bits hold are none.</summary>
    private static bool TryTake(ref ReadOnlySpan<byte> line, out long value)
    {
        line = line.TrimStart(" \t"u8);
        bool isNumber = Utf8Parser.TryParse(line, out value, out int taken);
        line = line[taken..];
        return isNumber;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t';

    private void CheckSize(string format, long leastBytes)
    {
        // A last line feed is optional.
        long least = (Header.Words * leastBytes) - 1;
        if (_cursor.Remaining < least)
        {
            string announced = FormattableString.Invariant($"{Header.Words:N0} words of {Header.Dimensions:N0} dimensions");
            throw _file.Broken(
                _cursor.Position,
                $"the header announces {announced}, which take at least {least:N0} bytes in {format} form, and only {_cursor.Remaining:N0} are left in the file");
        }
    }

    private void Check(ReadOnlySpan<float> vector, int index, long start)
    {
        if (float.IsFinite(WordNorm.Of(vector)))
        {
            return;
        }

        for (int i = 0; i < vector.Length; i++)
        {
            if (!float.IsFinite(vector[i]))
            {
                throw _file.Broken(start, $"number {i + 1:N0} of word {index + 1:N0} of {Header.Words:N0} is {vector[i]}: vectors have finite numbers");
            }
        }

        throw _file.Broken(start, $"the vector of word {index + 1:N0} of {Header.Words:N0} is longer than float32 can say");
    }
}
