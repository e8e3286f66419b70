using System.Buffers;
using System.Globalization;
using System.Text;

namespace ModelGen.Runtime;

/// <summary>A line for each word: the word, then its numbers, with a space before each.</summary>
internal sealed class TextWordFormat(ModelFile file, WordFileCursor cursor, WordFileHeader header) : WordFormat
{
    private const byte LineFeed = (byte)'\n';
    private const NumberStyles Notation = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // The digits of the longest float64 that programs print, with room to spare.
    private const int LongestNumber = 32;

    // So many bytes of digits, signs and spaces are no accident.
    private const int NumbersBeyondDoubt = 16;

    // Also of "nan" and "infinity", which are read and refused as what they are.
    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create(" +-.0123456789EeINAFTYinafty"u8);

    // A character, then a space and a digit for each number, and the line feed.
    public override long LeastBytes => 2 + (2L * header.Dimensions);

    /// <summary>Bytes of the longest line.</summary>
    public static int MostBytes(int dimensions) => LongestWord + (dimensions * (1 + LongestNumber)) + 4;

    /// <summary>
    /// True where the first vector is written in digits: a line that holds, behind the word, as many numbers as there are dimensions, or at least looks like
    /// it for a while. In a
    /// binary file these bytes are float32 numbers, and chance does not make a line of them.
    /// </summary>
    public static bool Recognizes(ReadOnlySpan<byte> start, int dimensions)
    {
        int end = start.IndexOf(LineFeed);
        ReadOnlySpan<byte> line = (end < 0 ? start : start[..end]).TrimEnd(" \t\r"u8);
        int space = line.IndexOf((byte)' ');
        ReadOnlySpan<byte> numbers = space < 0 ? default : line[(space + 1)..];
        return !numbers.IsEmpty
            && !numbers.ContainsAnyExcept(OfNumbers)
            && (numbers.Count((byte)' ') + 1 == dimensions || numbers.Length >= NumbersBeyondDoubt);
    }

    public override void Read(WordList words, int index, Span<float> vector)
    {
        long start = cursor.Position;
        ReadOnlySpan<byte> next = cursor.Peek(MostBytes(header.Dimensions));
        if (next.IsEmpty)
        {
            throw file.Broken(start, $"the header announces {header.Words:N0} words, and the file ends after {index:N0}");
        }

        int end = next.IndexOf(LineFeed);
        if (end < 0 && next.Length < cursor.Remaining)
        {
            throw file.Broken(
                start,
                $"line {index + 2:N0} goes on for more than {next.Length:N0} bytes, which a word and {header.Dimensions:N0} numbers never take");
        }

        ReadOnlySpan<byte> line = (end < 0 ? next : next[..end]).TrimEnd(" \t\r"u8);
        int space = line.IndexOf((byte)' ');
        words.Add(space < 0 ? line : line[..space], start);
        line = space < 0 ? default : line[space..];
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = Take(ref line, index, i, start);
        }

        if (!line.IsEmpty)
        {
            throw file.Broken(
                start,
                $"line {index + 2:N0} has more than a word and {header.Dimensions:N0} numbers; a word of the text format has no space in it");
        }

        cursor.Skip(Math.Min(next.Length, end < 0 ? next.Length : end + 1));
    }

    /// <summary>Takes a space and a number from the start of a line.</summary>
    private float Take(ref ReadOnlySpan<byte> line, int index, int number, long start)
    {
        if (line.IsEmpty)
        {
            throw file.Broken(start, $"line {index + 2:N0} ends after {number:N0} numbers, and vectors have {header.Dimensions:N0}");
        }

        int length = line[1..].IndexOf((byte)' ');
        ReadOnlySpan<byte> text = length < 0 ? line[1..] : line.Slice(1, length);
        line = line[(1 + text.Length)..];
        if (float.TryParse(text, Notation, CultureInfo.InvariantCulture, out float value))
        {
            return value;
        }

        string shown = Printable.Quote(Encoding.Latin1.GetString(text[..Math.Min(text.Length, LongestNumber)]));
        throw file.Broken(start, $"number {number + 1:N0} of line {index + 2:N0} is none: {shown}");
    }
}
