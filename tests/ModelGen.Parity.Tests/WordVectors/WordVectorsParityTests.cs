using System.Text.Json;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests.WordVectors;

/// <summary>The same vectors, neighbours, analogies and cosines as gensim 4.4.0, in the same order.</summary>
public sealed class WordVectorsParityTests
{
    // float32 noise of the reference is 1e-7; the sample's numbers are rounded to six decimals.
    private const double Tolerance = 2e-6;

    [Fact]
    public void Sample_neighbours()
    {
        using JsonDocument expected = Sample();
        using SampleWords words = SampleWords.Load();
        Assert.Equal(expected.RootElement.GetProperty("count").GetInt32(), words.Words.Count);
        Assert.Equal(expected.RootElement.GetProperty("size").GetInt32(), words["king"].Length);
        foreach (JsonProperty row in expected.RootElement.GetProperty("neighbours").EnumerateObject())
        {
            Same(row.Value, words.MostSimilar(row.Name), row.Name);
        }
    }

    [Fact]
    public void Sample_analogies()
    {
        using JsonDocument expected = Sample();
        using SampleWords words = SampleWords.Load();
        foreach (JsonElement row in expected.RootElement.GetProperty("analogies").EnumerateArray())
        {
            (string a, string b, string c) = (Text(row, "a"), Text(row, "b"), Text(row, "c"));
            Same(row.GetProperty("3CosAdd"), words.Analogy(a, b, c), $"{a} : {b} = {c}");
            Same(row.GetProperty("3CosMul"), words.Analogy(a, b, c, method: AnalogyMethod.CosMul), $"{a} : {b} = {c}, product");
        }

        Assert.Equal("queen", words.Analogy("man", "woman", "king", count: 1).Single().Word);
    }

    [Fact]
    public void Sample_similarities()
    {
        using JsonDocument expected = Sample();
        using SampleWords words = SampleWords.Load();
        foreach (JsonElement row in expected.RootElement.GetProperty("similarities").EnumerateArray())
        {
            Assert.Equal(row[2].GetDouble(), words.Similarity(row[0].GetString()!, row[1].GetString()!), Tolerance);
        }
    }

    [Fact]
    public void Reference_vectors()
    {
        using JsonDocument expected = Reference();
        using AnyWords words = LoadReference();
        JsonElement root = expected.RootElement;
        Assert.Equal(root.GetProperty("count").GetInt32(), words.Words.Count);
        Assert.Equal(AnyWords.Dimensions, root.GetProperty("dimensions").GetInt32());
        Assert.Equal(root.GetProperty("first").EnumerateArray().Select(word => word.GetString()), words.Words.Take(5));
        Assert.Equal(root.GetProperty("last").EnumerateArray().Select(word => word.GetString()), words.Words.TakeLast(3));
        foreach (JsonProperty row in root.GetProperty("vectors").EnumerateObject())
        {
            Compare.Same([.. row.Value.EnumerateArray().Select(number => number.GetSingle())], words[row.Name], row.Name);
        }
    }

    [Fact]
    public void Reference_queries()
    {
        using JsonDocument expected = Reference();
        using AnyWords words = LoadReference();
        foreach (JsonProperty row in expected.RootElement.GetProperty("most_similar").EnumerateObject())
        {
            Same(row.Value, words.MostSimilar(row.Name), row.Name);
        }

        foreach (JsonElement row in expected.RootElement.GetProperty("similarity").EnumerateArray())
        {
            Assert.Equal(row[2].GetDouble(), words.Similarity(row[0].GetString()!, row[1].GetString()!), Tolerance);
        }

        foreach (JsonElement row in expected.RootElement.GetProperty("analogy").EnumerateArray())
        {
            string[] positive = [.. row.GetProperty("positive").EnumerateArray().Select(word => word.GetString()!)];
            string[] negative = [.. row.GetProperty("negative").EnumerateArray().Select(word => word.GetString()!)];
            WeightedWord[] added = [.. positive.Select(word => new WeightedWord(word))];
            WeightedWord[] taken = [.. negative.Select(word => new WeightedWord(word))];
            Same(row.GetProperty("cos_add"), words.MostSimilar(added, taken, 5), row.ToString());
            Same(row.GetProperty("cos_mul"), words.MostSimilarCosMul(positive, negative, 5), row.ToString());
        }
    }

    private static AnyWords LoadReference() => AnyWords.Load(SharedData.Path("word2vec/euclidean_vectors.bin"));

    private static JsonDocument Reference() => JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("word2vec/expected.json")));

    private static JsonDocument Sample() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedData.Repository, "tests", "ModelGen.Parity.Tests", "Data", "word2vec", "expected.json")));

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static void Same(JsonElement expected, ScoredWord[] actual, string what)
    {
        Assert.Equal(expected.EnumerateArray().Select(row => row[0].GetString()), actual.Select(word => word.Word));
        Compare.Close([.. expected.EnumerateArray().Select(row => row[1].GetSingle())], [.. actual.Select(word => word.Score)], Tolerance, what);
    }
}
