using System.Numerics.Tensors;
using System.Text.Json;
using ModelGen.Runtime;
using ModelGen.Tests;
using ModelGen.Text;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>From texts to vectors, with the vocabulary in the GGUF file: those of the reference.</summary>
public sealed class SentenceEmbedderTests
{
    [Fact]
    public void Vectors_are_those_of_the_reference()
    {
        string folder = SharedData.Path("minilm");
        using SafetensorsFile expected = SafetensorsFile.Open(Path.Combine(folder, "expected.safetensors"));
        using MiniLmModel model = MiniLmModel.Load(MiniLm.File(folder), new LoadOptions { Weights = WeightType.F32 });
        using SentenceEmbedder embedder = new(model, Tokenizer.Load(MiniLm.File(folder)), new SentenceEmbedderOptions { MaxTokens = 256, TokensPerPass = 64 });
        string[] texts = Texts(folder);
        float[] vectors = new float[texts.Length * embedder.Size];
        List<int> told = [];
        embedder.Embed(texts, vectors, new Teller(told.Add), TestContext.Current.CancellationToken);
        Assert.Equal(texts.Length, told[^1]);
        for (int i = 0; i < texts.Length; i++)
        {
            ReadOnlySpan<float> own = vectors.AsSpan(i * embedder.Size, embedder.Size);
            Compare.Close(expected.ReadFloats($"embedding_q8.{i}"), own, 1e-4, $"vector of '{texts[i]}'");
            Compare.Same(embedder.Embed(texts[i]), own, $"vector of '{texts[i]}' alone");
        }
    }

    [Fact]
    public void A_long_text_is_cut_and_keeps_its_end()
    {
        string folder = SharedData.Path("minilm");
        using MiniLmModel model = MiniLmModel.Load(MiniLm.File(folder));
        Tokenizer tokenizer = Tokenizer.Load(MiniLm.File(folder));
        using SentenceEmbedder embedder = new(model, tokenizer, new SentenceEmbedderOptions { MaxTokens = 10, TokensPerPass = 1 });
        Compare.Same(embedder.Embed("one two three four five six seven eight"), embedder.Embed(string.Join(' ', "one two three four five six seven eight", new string('x', 5000), "nine ten")), "cut text");
    }

    [Fact]
    public void Options_mean_what_they_say()
    {
        string folder = SharedData.Path("minilm");
        using MiniLmModel model = MiniLmModel.Load(MiniLm.File(folder));
        Tokenizer tokenizer = Tokenizer.Load(MiniLm.File(folder));
        using SentenceEmbedder plain = new(model, tokenizer, new SentenceEmbedderOptions { Normalize = false });
        using SentenceEmbedder first = new(model, tokenizer, new SentenceEmbedderOptions { Pooling = Pooling.FirstToken, Normalize = false });
        using EncoderSession session = model.CreateSession(16);
        float[] hidden = session.Encode(tokenizer.Encode("a text")).ToArray();
        Compare.Same(hidden.AsSpan(0, 384), first.Embed("a text"), "the first token");
        using SentenceEmbedder last = new(model, tokenizer, new SentenceEmbedderOptions { Pooling = Pooling.LastToken, Normalize = false });
        Compare.Same(hidden.AsSpan(hidden.Length - 384), last.Embed("a text"), "the last token");
        float[] mean = plain.Embed("a text");
        TensorPrimitives.Divide(mean, TensorPrimitives.Norm<float>(mean), mean);
        Compare.Close(MiniLm.Embedding(hidden), mean, 1e-6, "the mean");
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        string folder = SharedData.Path("minilm");
        using MiniLmModel model = MiniLmModel.Load(MiniLm.File(folder));
        Tokenizer tokenizer = Tokenizer.Load(MiniLm.File(folder));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SentenceEmbedder(model, tokenizer, new SentenceEmbedderOptions { MaxTokens = 513 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SentenceEmbedder(model, tokenizer, new SentenceEmbedderOptions { MaxTokens = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SentenceEmbedder(model, tokenizer, new SentenceEmbedderOptions { TokensPerPass = 0 }));
        using TinyBert small = TinyBert.CreateRandom(seed: 1);
        Assert.Throws<ArgumentException>(() => new SentenceEmbedder(small, tokenizer));
        using SentenceEmbedder embedder = new(model, tokenizer);
        Assert.Throws<ArgumentException>(() => embedder.Embed(["a", "b"], new float[767], cancellation: TestContext.Current.CancellationToken));
        embedder.Embed([], [], cancellation: TestContext.Current.CancellationToken);
        Assert.Throws<OperationCanceledException>(() => embedder.Embed(["a"], new float[384], cancellation: new CancellationToken(canceled: true)));
        embedder.Dispose();
        Assert.Throws<ObjectDisposedException>(() => embedder.Embed("a"));
    }

    [Fact]
    public void Threads_take_turns()
    {
        string folder = SharedData.Path("minilm");
        using MiniLmModel model = MiniLmModel.Load(MiniLm.File(folder));
        using SentenceEmbedder embedder = new(model, Tokenizer.Load(MiniLm.File(folder)));
        string[] texts = Texts(folder);
        float[][] alone = [.. texts.Select(embedder.Embed)];
        Parallel.For(0, 4 * texts.Length, i => Assert.Equal(alone[i % texts.Length], embedder.Embed(texts[i % texts.Length])));
    }

    private static string[] Texts(string folder)
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        return [.. expected.RootElement.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetProperty("text").GetString()!)];
    }

    private sealed class Teller(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
