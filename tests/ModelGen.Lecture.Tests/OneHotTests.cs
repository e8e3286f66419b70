using ModelGen.Parity.Tests.WordVectors;
using ModelGen.Tests;
using Word2Vec;
using Xunit;

namespace ModelGen.Lecture.Tests;

/// <summary>
/// Why a word vector is a row of a matrix. word2vec reads a word as a one-hot vector x, as long as the vocabulary, with a 1 at the word's place and zeros
/// elsewhere, and multiplies
/// it with its matrix Q [V × D]. These tests do that, number by number, and compare it with the lookup that the generated code does instead.
/// </summary>
public sealed class OneHotTests
{
    [Theory]
    [InlineData("the")]
    [InlineData("king")]
    [InlineData("bank")]
    public void A_one_hot_vector_times_the_matrix_is_a_row(string word)
    {
        using EnglishWords words = Load();
        int count = words.Words.Count;

        // x: 11,970 numbers, of which one is 1.
        float[] oneHot = new float[count];
        oneHot[words.IndexOf(word)] = 1;

        // x·Q: element d is the sum over all words w of x[w]·Q[w, d]. Of the 1,197,000 products, 1,196,900 are 0.
        float[] product = new float[words["the"].Length];
        for (int w = 0; w < count; w++)
        {
            ReadOnlySpan<float> row = words[words.Words[w]];
            for (int d = 0; d < product.Length; d++)
            {
                product[d] += oneHot[w] * row[d];
            }
        }

        // The sum of 1·q and zeros is q: not nearly the row, but the row.
        Assert.Equal(product, words[word].ToArray());
    }

    [Fact]
    public void A_row_times_the_transposed_matrix_is_a_similarity_to_every_word()
    {
        using EnglishWords words = Load();
        ReadOnlySpan<float> king = words["king"];

        // q·Qᵀ: a dot product with each word; divided by both lengths it is the cosine that neighbours are ranked by.
        List<(double Cosine, string Word)> cosines = [];
        foreach (string word in words.Words.Where(word => word != "king"))
        {
            cosines.Add((Naive.Cosine(king, words[word]), word));
        }

        Assert.Equal(cosines.OrderByDescending(one => one.Cosine).Take(10).Select(one => one.Word), words.MostSimilar("king").Select(one => one.Word));
    }

    private static EnglishWords Load() => EnglishWords.Load(Path.Combine(SharedData.Repository, "samples", "weights", "word2vec", "words.bin"));
}
