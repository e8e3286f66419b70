using System.Text.Json;
using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>ELMo computes what AllenNLP and PyTorch compute.</summary>
public sealed class ElmoParityTests
{
    private const double Tolerance = 2e-4;

    [Fact]
    public void AllenNlp_stateful_across_batches()
    {
        using ElmoFixtureModel model = ElmoFixtureModel.Load(SharedData.Path("elmo"));
        string[][] files = [.. ElmoData.Json(SharedData.Path("elmo/sentences.json")).EnumerateArray().Select(file => file.EnumerateArray().Select(line => line.GetString()!).ToArray())];
        Dictionary<string, float[]>[] expected = [.. Enumerable.Range(0, files.Length).Select(file => ElmoData.Read(SharedData.Path($"elmo/lm_embeddings_{file}.hdf5")))];
        using WordEmbedderSession session = model.CreateSession(capacity: 256, sentences: files.Length, stateful: true);
        int compared = 0;
        for (int batch = 0; batch < files.Max(file => file.Length); batch++)
        {
            string[][] sentences = [.. files.Select(file => batch < file.Length ? ElmoData.Words(file[batch]) : [])];
            WordEmbeddings result = session.Embed([.. sentences.SelectMany(words => words)], [.. sentences.Select(words => words.Length)]);
            int first = 0;
            for (int row = 0; row < files.Length; row++)
            {
                if (sentences[row].Length > 0)
                {
                    // [2 directions × words × 16]
                    float[] layer = expected[row][$"{batch}"];
                    Assert.Equal(2 * sentences[row].Length * 16, layer.Length);
                    for (int word = 0; word < sentences[row].Length; word++)
                    {
                        ReadOnlySpan<float> vector = result.Vector(2, first + word);
                        Compare.Close(layer.AsSpan(word * 16, 16), vector[..16], Tolerance, $"file {row}, sentence {batch}, word {word}, forward");
                        Compare.Close(layer.AsSpan((sentences[row].Length + word) * 16, 16), vector[16..], Tolerance, $"file {row}, sentence {batch}, word {word}, backward");
                        compared++;
                    }
                }

                first += sentences[row].Length;
            }
        }

        Assert.InRange(compared, 500, int.MaxValue);
    }

    [Fact]
    public void Sample_sentences_each_from_a_zero_state()
    {
        using ElmoSampleModel model = ElmoSampleModel.Load(SharedData.Path("samples/elmo"));
        using WordEmbedderSession session = model.CreateSession(capacity: 32);
        JsonElement json = ElmoData.Json(SharedData.Path("samples/elmo/expected.json"));
        Dictionary<string, float[]> expected = ElmoData.Read(SharedData.Path("samples/elmo/expected.hdf5"));
        string[] sentences = [.. json.GetProperty("sentences").EnumerateArray().Select(line => line.GetString()!)];
        Assert.Equal(expected.Count, sentences.Length);
        for (int i = 0; i < sentences.Length; i++)
        {
            Compare.Close(expected[$"{i}"], session.Embed(ElmoData.Words(sentences[i])).All, Tolerance, $"sentence {i}");
        }
    }

    [Fact]
    public void Cosines_of_bank()
    {
        using ElmoSampleModel model = ElmoSampleModel.Load(SharedData.Path("samples/elmo"));
        using WordEmbedderSession session = model.CreateSession(capacity: 32);
        JsonElement json = ElmoData.Json(SharedData.Path("samples/elmo/expected.json"));
        string[] sentences = [.. json.GetProperty("sentences").EnumerateArray().Select(line => line.GetString()!)];
        float[][] vectors = [.. sentences.Take(6).Select(sentence => Vector(session, sentence))];
        JsonElement cosines = json.GetProperty("bank").GetProperty("cosine");
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                Assert.Equal(cosines[i][j].GetDouble(), System.Numerics.Tensors.TensorPrimitives.CosineSimilarity<float>(vectors[i], vectors[j]), 1e-5);
            }
        }
    }

    private static float[] Vector(WordEmbedderSession session, string sentence)
    {
        string[] words = ElmoData.Words(sentence);
        return session.Embed(words).Vector(2, Array.IndexOf(words, "bank")).ToArray();
    }
}
