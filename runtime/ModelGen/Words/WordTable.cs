using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ModelGen;

/// <summary>The words of a model, in the order of their vectors, and where each stands. Immutable; lookups allocate nothing.</summary>
public sealed class WordTable : IReadOnlyList<string>
{
    private readonly string[] _words;
    private readonly Dictionary<string, int> _indices;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _spans;

    internal WordTable(string[] words, Dictionary<string, int> indices)
    {
        _words = words;
        _indices = indices;
        _spans = indices.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Words.</summary>
    public int Count => _words.Length;

    /// <summary>The word of a row; files have the most frequent first.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such row.</exception>
    public string this[int index] => _words[index];

    /// <summary>The row of a word, or −1. Words are compared exactly, as the file spells them.</summary>
    public int IndexOf(string word) => _indices.GetValueOrDefault(word, -1);

    /// <inheritdoc cref="IndexOf(string)"/>
    public int IndexOf(ReadOnlySpan<char> word) => _spans.TryGetValue(word, out int index) ? index : -1;

    /// <summary>True if the word has a vector.</summary>
    public bool Contains(string word) => _indices.ContainsKey(word);

    /// <summary>The row of a word.</summary>
    /// <exception cref="KeyNotFoundException">It has none; the message names it.</exception>
    internal int Find(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (!_indices.TryGetValue(word, out int index))
        {
            ThrowUnknown(word);
        }

        return index;
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_words).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [DoesNotReturn]
    private void ThrowUnknown(string word) => throw new KeyNotFoundException(
        FormattableString.Invariant($"'{word}' is not among the {Count:N0} words of the model: words are compared exactly, letter case included. ")
        + $"Ask with {nameof(IWordVectors.TryGetVector)} or {nameof(IndexOf)} first.");
}
