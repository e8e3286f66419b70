using System.Text;
using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests.Reference;
using Xunit;

namespace ModelGen.Tests;

/// <summary>Words as characters, and what filters make of them.</summary>
public sealed class CharacterTests : IDisposable
{
    private const int Maximum = 50;

    private static readonly string[] Words =
    [
        "a", "bank", "", "Zürich", "東京", "pneumonoultramicroscopicsilicovolcanoconiosis-and-antidisestablishmentarianism",
        "exactly-forty-eight-bytes-are-in-this-one-word-..", "forty-seven-bytes-are-in-this-one-word-well-yes",
    ];

    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(3);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Fact]
    public void A_word_is_its_bytes_between_two_marks()
    {
        ushort[] characters = new ushort[8];
        Assert.Equal(4, WordCharacters.Write("aü"[..1] + "b", characters));
        Assert.Equal([258, 97, 98, 259, 260, 260, 260, 260], characters);
        Assert.Equal(5, WordCharacters.Write("aü", characters));
        Assert.Equal([258, 97, 0xC3, 0xBC, 259, 260, 260, 260], characters);
        Assert.Equal(2, WordCharacters.Write("", characters));
        Assert.Equal([258, 259, 260, 260, 260, 260, 260, 260], characters);
    }

    [Fact]
    public void A_long_word_is_cut_between_bytes()
    {
        ushort[] characters = new ushort[8];
        Assert.Equal(8, WordCharacters.Write("abcde東", characters));
        Assert.Equal([258, 97, 98, 99, 100, 101, 0xE6, 259], characters);
        Assert.Equal(8, WordCharacters.Write("abcdefgh", characters));
        Assert.Equal([258, 97, 98, 99, 100, 101, 102, 259], characters);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_left_out()
    {
        ushort[] characters = new ushort[10];
        Assert.Equal(4, WordCharacters.Write("a\uD83Db", characters));
        Assert.Equal([258, 97, 98, 259], characters[..4]);
        Assert.Equal(6, WordCharacters.Write("😀", characters));
        Assert.Equal([258, 0xF0, 0x9F, 0x98, 0x80, 259], characters[..6]);
    }

    [Theory]
    [InlineData("<S>", 256)]
    [InlineData("</S>", 257)]
    public void Marks_of_a_sentence_have_names(string word, int mark)
    {
        ushort[] characters = new ushort[5];
        Assert.Equal(3, WordCharacters.Write(word, characters));
        Assert.Equal([258, (ushort)mark, 259, 260, 260], characters);
    }

    [Fact]
    public void Sentences_lie_side_by_side_the_longest_first()
    {
        WordBatch batch = new(words: 8, sentences: 4, Maximum, states: null, _workers);
        batch.Fill(["a", "b", "c", "d", "e", "f"], [1, 0, 3, 2]);
        Assert.Equal(6 + (2 * 3), batch.Count);
        Assert.Equal([3, 3, 3, 2, 1], batch.Steps.ToArray().Select(step => step.Rows.Count));
        Assert.Equal([0, 3, 6, 9, 11], batch.Steps.ToArray().Select(step => step.First));
        string rows = string.Concat(batch.WordRows.ToArray().Select(row => (char)batch.CharactersOf(row)[1]));
        Assert.Equal("abcdef", rows);
        Assert.Equal(256, batch.CharactersOf(0)[1]);
        Assert.Equal(257, batch.CharactersOf(11)[1]);
        Assert.Equal(Enumerable.Range(0, 12), batch.WordRows.ToArray().Concat(Marks(batch)).Order());
    }

    [Theory]
    [InlineData(1, 16, 16)]
    [InlineData(2, 4, 7)]
    [InlineData(5, 5, 33)]
    [InlineData(7, 16, 100)]
    [InlineData(50, 3, 9)]
    public void Convolution_is_the_naive_one_over_all_windows(int width, int size, int filters)
    {
        WordBatch batch = new(words: Words.Length, sentences: 1, Maximum, states: null, _workers);
        batch.Fill(Words, [Words.Length]);
        Activations table = _memory.Random(261, size, 1);
        Activations weights = _memory.Random(width * size, filters, 2);
        Activations bias = _memory.Random(1, filters, 3);
        Activations characters = _memory.Zeros(batch.Count, Maximum * size);
        Activations output = _memory.Zeros(batch.Count, filters + 5);
        CharacterEmbedding.Apply(batch, Vector(table, 261), characters);
        CharacterConvolution.Apply<Tanh>(characters, Vector(weights, width * size), Vector(bias, 1), width, 3, output, batch);
        for (int word = 0; word < Words.Length; word++)
        {
            int row = batch.WordRows[word];
            byte[] bytes = Encoding.UTF8.GetBytes(Words[word]);
            Assert.Equal(Math.Min(bytes.Length, Maximum - 2) + 2, batch.LengthOf(row));
            double[] expected = ReferenceRecurrent.Convolution(
                characters.Row(row), weights.FirstRows(width * size), bias.Row(0), width, size, Math.Tanh);
            KernelMemory.AssertClose(expected, output.Row(row).Slice(3, filters), 1e-5, Words[word]);
            Assert.Equal([0, 0, 0], output.Row(row)[..3].ToArray());
            Assert.Equal([0, 0], output.Row(row)[(filters + 3)..].ToArray());
        }

        Assert.Throws<ArgumentException>(() => CharacterConvolution.Apply<Relu>(characters, Vector(weights, width * size), Vector(bias, 1), width, 6, output, batch));
        Assert.Throws<ArgumentException>(() => CharacterEmbedding.Apply(batch, Vector(table, 260), characters));
    }

    private static IEnumerable<int> Marks(WordBatch batch) => Enumerable.Range(0, batch.Count).Where(row => batch.CharactersOf(row)[1] is 256 or 257);

    private static unsafe VectorWeights Vector(Activations matrix, int rows) => new(matrix.Data, rows * matrix.Columns);
}
