using System.Runtime.InteropServices;
using System.Text;

namespace ModelGen.Runtime;

/// <summary>Gathers the words of a file: each once, and each in UTF-8.</summary>
internal sealed class WordList(ModelFile file, int count)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string[] _words = new string[count];
    private readonly Dictionary<string, int> _indices = new(count, StringComparer.Ordinal);

    /// <summary>Adds the next word.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="offset">Where it stands in the file.</param>
    public void Add(ReadOnlySpan<byte> bytes, long offset)
    {
        int index = _indices.Count;
        if (bytes.IsEmpty)
        {
            throw file.Broken(offset, $"word {index + 1:N0} of {_words.Length:N0} is empty; do the header's dimensions fit the file?");
        }

        string word = Decode(bytes, index, offset);
        ref int entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_indices, word, out bool exists);
        if (exists)
        {
            throw file.Broken(
                offset,
                $"word {index + 1:N0} of {_words.Length:N0}, {Printable.Quote(word)}, is there already as word {entry + 1:N0}: a word has one vector");
        }

        entry = index;
        _words[index] = word;
    }

    public WordTable ToTable() => new(_words, _indices);

    private string Decode(ReadOnlySpan<byte> bytes, int index, long offset)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            string place = FormattableString.Invariant($"word {index + 1:N0} of {_words.Length:N0}");
            throw new ModelFormatException(file.Path, offset, place + " is not UTF-8: it was cut inside a character, or written in another encoding", exception);
        }
    }
}
