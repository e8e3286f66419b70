using System.Text.Json;
using Bloom;
using ModelGen.Runtime;
using ModelGen.Tests;
using ModelGen.Text;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>The trained models of the samples: texts, logits and perplexities of the reference implementation.</summary>
public sealed class TrainedModelTests
{
    private static readonly string BloomWeights = Path.Combine(SharedData.Repository, "samples", "weights", "bloom");

    [Fact]
    public void Bloom_continues_its_prompts()
    {
        string folder = SharedData.Path("samples/bloom");
        using TrainedBloomModel model = TrainedBloomModel.Load(BloomWeights);
        Tokenizer tokenizer = Tokenizer.Load(BloomWeights);
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        foreach (JsonElement row in expected.RootElement.GetProperty("prompts").EnumerateArray())
        {
            int[] prompt = [.. row.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
            int[] continuation = [.. row.GetProperty("greedy_ids").EnumerateArray().Select(id => id.GetInt32())];
            Assert.Equal(prompt, tokenizer.Encode(row.GetProperty("prompt").GetString()!, addSpecialTokens: false));
            using DecoderSession session = model.CreateSession(prompt.Length + continuation.Length);
            List<int> told = [Compare.ArgMax(session.Forward(prompt))];
            while (told.Count < continuation.Length)
            {
                told.Add(Compare.ArgMax(session.Forward([told[^1]])));
            }

            Assert.Equal(continuation, told);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Bloom_gives_the_expected_logits(int prompt)
    {
        string folder = SharedData.Path("samples/bloom");
        using SafetensorsFile expected = SafetensorsFile.Open(Path.Combine(folder, "expected.safetensors"));
        using TrainedBloomModel model = TrainedBloomModel.Load(BloomWeights);
        int[] tokens = [.. expected.ReadIntegers($"prompt{prompt}.ids").Select(id => (int)id)];
        using DecoderSession session = model.CreateSession(tokens.Length);
        Compare.Close(expected.ReadFloats($"prompt{prompt}.logits"), session.ForwardAll(tokens), 2e-4, $"logits of prompt {prompt}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ChatGlm_gives_the_expected_logits(int prompt)
    {
        string folder = SharedData.Path("samples/chatglm");
        using SafetensorsFile expected = SafetensorsFile.Open(Path.Combine(folder, "expected.safetensors"));
        using TrainedChatGlmModel model = TrainedChatGlmModel.Load(folder);
        int[] tokens = [.. expected.ReadIntegers($"tokens.{prompt}").Select(id => (int)id)];
        using PrefixDecoderSession session = model.CreateSession(tokens.Length);
        Compare.Close(expected.ReadFloats($"logits.{prompt}"), session.ForwardAll(tokens), 2e-4, $"logits of prompt {prompt}");
        Assert.Equal(expected.ReadIntegers($"prefix.{prompt}").Single(), session.PrefixLength);
    }

    [Fact]
    public void ChatGlm_fills_its_blanks_and_continues_its_texts()
    {
        string weights = Path.Combine(SharedData.Repository, "samples", "weights", "chatglm");
        using TrainedChatGlmModel model = TrainedChatGlmModel.Load(weights);
        TextGenerator generator = new(model, Tokenizer.Load(weights));
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedData.Repository, "tests", "ModelGen.Parity.Tests", "Data", "chatglm", "expected.json")));
        foreach (JsonElement row in expected.RootElement.GetProperty("cases").EnumerateArray())
        {
            string prompt = row.GetProperty("prompt").GetString()!;
            string masked = prompt.Contains("[MASK]", StringComparison.Ordinal) ? prompt : prompt + "[gMASK]";
            int[] tokens = generator.Tokenizer.Encode(masked + "<sop>", addSpecialTokens: false);
            Assert.Equal(row.GetProperty("tokens").EnumerateArray().Select(id => id.GetInt32()), tokens);

            using PrefixDecoderSession session = model.CreateSession(tokens.Length + 80);
            List<int> answer = [Compare.ArgMax(session.Forward(tokens))];
            while (answer[^1] != 4 && answer.Count < 80)
            {
                answer.Add(Compare.ArgMax(session.Forward([answer[^1]])));
            }

            Assert.Equal(row.GetProperty("continuation").EnumerateArray().Select(id => id.GetInt32()), answer);
            Assert.Equal(row.GetProperty("text").GetString(), string.Concat(generator.Generate(tokens, new GenerationOptions { MaxTokens = 80 }, TestContext.Current.CancellationToken)));
        }
    }

    /// <summary>What ALiBi is for: trained on windows of 128 tokens, the model reads sixteen times as many, and profits from them.</summary>
    [Theory]
    [InlineData("ruth-english.txt", new[] { 28.6985, 26.8348, 26.3368, 26.0883, 25.9110, 25.7711 })]
    [InlineData("ruth-spanish.txt", new[] { 38.9042, 37.1474, 36.3049, 36.0040, 35.6149, 35.3779 })]
    public void Bloom_foresees_an_unseen_book_as_the_reference_does(string text, double[] expected)
    {
        using TrainedBloomModel model = TrainedBloomModel.Load(BloomWeights);
        int[] tokens = Tokenizer.Load(BloomWeights).Encode(File.ReadAllText(Path.Combine(BloomWeights, text)), addSpecialTokens: false);
        Assert.Equal(2048, tokens.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            int window = 64 << i;
            double perplexity = Perplexity.Measure(model, tokens, window);
            Assert.True(Math.Abs(perplexity - expected[i]) <= 0.01, $"windows of {window}: expected {expected[i]:F4}, found {perplexity:F4}");
        }
    }

    [Fact]
    public void Bloom_texts_and_weights_are_those_of_the_reference()
    {
        string reference = SharedData.Path("samples/bloom");
        foreach (string file in new[] { "config.json", "model.safetensors", "tokenizer.json" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(reference, file)), File.ReadAllBytes(Path.Combine(BloomWeights, file)));
        }

        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(reference, "expected.json")));
        string[] texts = [.. expected.RootElement.GetProperty("perplexity").EnumerateArray().Select(row => row.GetProperty("text").GetString()!)];
        string[] files = ["ruth-english.txt", "ruth-spanish.txt"];
        Assert.Equal(texts, files.Select(file => File.ReadAllText(Path.Combine(BloomWeights, file))));
    }
}
