using System.Runtime.InteropServices;

namespace ModelGen.Runtime;

/// <summary>A word's bytes up to a space, then its numbers as little-endian float32.</summary>
internal sealed class BinaryWordFormat(ModelFile file, WordFileCursor cursor, WordFileHeader header) : WordFormat
{
    // A character, the space, the numbers; gensim writes no line feed, and the caller leaves one out.
    public override long LeastBytes => 2 + ((long)header.Dimensions * sizeof(float));

    public override void Read(WordList words, int index, Span<float> vector)
    {
        cursor.SkipAll((byte)'\n');
        ReadOnlySpan<byte> next = cursor.Peek(LongestWord + 1);
        if (next.IsEmpty)
        {
            throw file.Broken(cursor.Position, $"the header announces {header.Words:N0} words, and the file ends after {index:N0}");
        }

        int length = next.IndexOfAny((byte)' ', (byte)'\n');
        if (length < 0 || next[length] == '\n')
        {
            int read = Math.Min(next.Length, LongestWord);
            throw file.Broken(
                cursor.Position,
                $"word {index + 1:N0} of {header.Words:N0} has no end: its first {read:N0} bytes have no space, or a line feed before it; do the header's dimensions fit?");
        }

        words.Add(next[..length], cursor.Position);
        cursor.Skip(length + 1);
        Span<byte> bytes = MemoryMarshal.AsBytes(vector);
        if (cursor.Remaining < bytes.Length)
        {
            throw file.Broken(
                cursor.Position,
                $"the vector of word {index + 1:N0} of {header.Words:N0} takes {bytes.Length:N0} bytes and only {cursor.Remaining:N0} are left in the file");
        }

        cursor.Read(bytes);
    }
}
