using System.Text.Json;
using ModelGen.Runtime;
using ModelGen.Tests;
using ModelGen.Text;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>The trained models of the samples: texts, logits and perplexities of the reference implementation.</summary>
public sealed class TrainedModelTests
{
    [Fact]
    public void Bloom_continues_its_prompts()
    {
        string folder = SharedData.Path("samples/bloom");
        using TrainedBloomModel model = TrainedBloomModel.Load(folder);
        Tokenizer tokenizer = Tokenizer.Load(folder);
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
        using TrainedBloomModel model = TrainedBloomModel.Load(folder);
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
}
