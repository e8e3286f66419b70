using System.Text.Json;

namespace Pronunciation;

/// <summary>Letters and phonemes, and the numbers that the model knows them by.</summary>
internal sealed class Alphabet
{
    public const int Start = End;    // FSMT begins a target with the token that ends one
    public const int Padding = 1;
    public const int End = 2;
    private const int Unknown = 3;

    private readonly Dictionary<string, int> _letters;
    private readonly string[] _phonemes;

    private Alphabet(Dictionary<string, int> letters, string[] phonemes) => (_letters, _phonemes) = (letters, phonemes);

    /// <summary>Reads <c>vocab-src.json</c> and <c>vocab-tgt.json</c> of a checkpoint's folder.</summary>
    /// <exception cref="InvalidDataException">A file is not an object of numbers, or its numbers are not those from 0 on.</exception>
    public static Alphabet Load(string folder)
    {
        Dictionary<string, int> phonemes = Read(Path.Combine(folder, "vocab-tgt.json"));
        return new Alphabet(Read(Path.Combine(folder, "vocab-src.json")), [.. phonemes.OrderBy(pair => pair.Value).Select(pair => pair.Key)]);
    }

    /// <summary>A word as the encoder reads it: a token for each letter, unknown ones as such, and one that ends it.</summary>
    /// <exception cref="ArgumentException">The word has no letters, or more than the model can read.</exception>
    public int[] Encode(string word)
    {
        int longest = Speller.Manifest.Context - 1;
        if (string.IsNullOrWhiteSpace(word) || word.Trim().Length > longest)
        {
            throw new ArgumentException($"A word has 1 to {longest} letters, and '{word}' has {word.Trim().Length}.");
        }

        return [.. word.Trim().ToLowerInvariant().Select(letter => _letters.GetValueOrDefault(letter.ToString(), Unknown)), End];
    }

    /// <summary>The phonemes of a generated text, without what begins and ends it.</summary>
    public string[] Decode(IReadOnlyList<int> tokens) =>
        [.. tokens.Skip(1).TakeWhile(token => token != End).Where(token => token != Padding).Select(token => _phonemes[token])];

    private static Dictionary<string, int> Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            Dictionary<string, int> ids = document.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt32());
            return ids.Values.Order().SequenceEqual(Enumerable.Range(0, ids.Count))
                ? ids
                : throw new InvalidDataException($"'{path}' must number its {ids.Count} tokens from 0 to {ids.Count - 1}.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"'{path}' must be an object of tokens and their numbers: {error.Message}", error);
        }
    }
}
