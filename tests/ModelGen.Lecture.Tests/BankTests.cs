using System.Globalization;
using System.Numerics.Tensors;
using Bert;
using Elmo;
using ModelGen.Runtime;
using ModelGen.Tests;
using ModelGen.Text;
using Word2Vec;
using Xunit;

namespace ModelGen.Lecture.Tests;

/// <summary>One word, one vector; or one word, a vector for each sentence that it stands in.</summary>
public sealed class BankTests
{
    public const string Block = "bank in four sentences";

    // Two of rivers, two of money.
    private static readonly string[] Sentences =
    [
        "they sat on the grassy bank of the river .",
        "the boat was pulled up on the muddy bank of the stream .",
        "he deposited his savings in the bank .",
        "she cashed a check at the bank on monday .",
    ];

    [Fact]
    public void The_sentence_makes_the_sense()
    {
        float[][] word2vec = OfWord2Vec();
        float[][] elmo = OfElmo();
        float[][] bert = OfBert();
        Assert.All(Pairs(), pair => Assert.Equal(1, Cosine(word2vec, pair), 1e-6));
        Assert.All(new[] { elmo, bert }, vectors =>
        {
            double alike = new[] { (0, 1), (2, 3) }.Min(pair => Cosine(vectors, pair));
            double different = new[] { (0, 2), (0, 3), (1, 2), (1, 3) }.Max(pair => Cosine(vectors, pair));
            Assert.True(alike > different, $"the same sense {alike}, another {different}");
        });
        LecturePage.HoldsNearly(
            Block,
            [
                "           river–river  money–money  river–money",
                Row("word2vec", word2vec),
                Row("ELMo", elmo),
                Row("BERT", bert),
            ]);
    }

    private static string Row(string name, float[][] vectors)
    {
        double mixed = new[] { (0, 2), (0, 3), (1, 2), (1, 3) }.Average(pair => Cosine(vectors, pair));
        return string.Create(CultureInfo.InvariantCulture, $"{name,-11}{Cosine(vectors, (0, 1)),11:0.00}{Cosine(vectors, (2, 3)),13:0.00}{mixed,13:0.00}");
    }

    private static IEnumerable<(int, int)> Pairs() => from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, i) select (i, j);

    private static double Cosine(float[][] vectors, (int One, int Other) pair) => TensorPrimitives.CosineSimilarity(vectors[pair.One], vectors[pair.Other]);

    private static string Weights(params string[] path) => Path.Combine([SharedData.Repository, "samples", "weights", .. path]);

    private static float[][] OfWord2Vec()
    {
        using EnglishWords words = EnglishWords.Load(Weights("word2vec", "words.bin"));
        return [.. Sentences.Select(_ => words["bank"].ToArray())];
    }

    private static float[][] OfElmo()
    {
        using SmallElmo model = SmallElmo.Load(Weights("elmo"));
        string[][] words = [.. Sentences.Select(sentence => sentence.Split(' '))];
        using WordEmbedderSession session = model.CreateSession(words.Sum(sentence => sentence.Length), words.Length);
        WordEmbeddings embedded = session.Embed([.. words.SelectMany(sentence => sentence)], [.. words.Select(sentence => sentence.Length)]);
        float[][] vectors = new float[words.Length][];
        for (int i = 0, first = 0; i < words.Length; first += words[i++].Length)
        {
            vectors[i] = embedded.Vector(layer: 2, first + Array.IndexOf(words[i], "bank")).ToArray();
        }

        return vectors;
    }

    private static float[][] OfBert()
    {
        string file = Weights("minilm", "all-MiniLM-L6-v2-Q8_0.gguf");
        using MiniLm model = MiniLm.Load(file);
        Tokenizer tokenizer = Tokenizer.Load(file);
        int bank = tokenizer.IdOf("bank")!.Value;
        using EncoderSession session = model.CreateSession(tokens: 64);
        return [.. Sentences.Select(sentence =>
        {
            int[] tokens = [.. tokenizer.Encode(sentence)];
            return session.Encode(tokens).Slice(Array.IndexOf(tokens, bank) * MiniLm.Manifest.Hidden, MiniLm.Manifest.Hidden).ToArray();
        })];
    }
}
