using ModelGen.Tests;
using Word2Vec;
using Xunit;

namespace ModelGen.Lecture.Tests;

/// <summary>A word is a one-hot vector, and its product with a matrix is a row of it.</summary>
public sealed class OneHotTests
{
    [Fact]
    public void One_hot_times_the_matrix_is_the_row_of_the_word()
    {
        using EnglishWords words = EnglishWords.Load(Path.Combine(SharedData.Repository, "samples", "weights", "word2vec", "words.bin"));
        int bank = words.IndexOf("bank");
        float[] product = new float[words["bank"].Length];
        for (int word = 0; word < words.Words.Count; word++)
        {
            float oneHot = word == bank ? 1 : 0;
            ReadOnlySpan<float> row = words[words.Words[word]];
            for (int d = 0; d < product.Length; d++)
            {
                product[d] += oneHot * row[d];
            }
        }

        Assert.Equal(words["bank"].ToArray(), product);
    }
}
