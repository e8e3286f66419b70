using System.Text.Json;
using ModelGen.Runtime;
using ModelGen.Tests;
using ModelGen.Text;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>The trained model of the sample that sounds like 1611: its texts, and its perplexity inside and far outside the window that it was trained on.</summary>
public sealed class KingJamesTests
{
    private static readonly string Weights = Path.Combine(SharedData.Repository, "samples", "weights", "llama-kjv");
    private static readonly string Expected = Path.Combine(SharedData.Repository, "tests", "ModelGen.Parity.Tests", "Data", "llama-kjv", "expected.json");

    [Fact]
    public void Prompts_are_continued_as_by_the_reference()
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Expected));
        using KingJamesModel model = KingJamesModel.Load(Weights);
        TextGenerator generator = new(model, Tokenizer.Load(Weights));
        foreach (JsonElement row in expected.RootElement.GetProperty("prompts").EnumerateArray())
        {
            string prompt = row.GetProperty("prompt").GetString()!;
            int[] ids = [.. row.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
            Assert.Equal(ids, generator.Tokenizer.Encode(prompt));
            GenerationOptions options = new() { MaxTokens = row.GetProperty("greedy_ids").GetArrayLength() };

            // The reference shows the token that ended a text; a generation ends before it.
            string text = row.GetProperty("greedy").GetString()!.Replace("</s>", "", StringComparison.Ordinal);
            Assert.Equal(text, generator.Complete(prompt, options, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Perplexity_is_that_of_the_reference_for_every_window()
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Expected));
        using KingJamesModel model = KingJamesModel.Load(Weights);
        JsonElement row = expected.RootElement.GetProperty("perplexity")[0];
        int[] tokens = Tokenizer.Load(Weights).Encode(row.GetProperty("text").GetString()!)[..row.GetProperty("tokens").GetInt32()];
        foreach (JsonProperty window in row.GetProperty("perplexity_by_window").EnumerateObject())
        {
            Assert.Equal(window.Value.GetDouble(), Perplexity(model, tokens, int.Parse(window.Name, System.Globalization.CultureInfo.InvariantCulture)), 0.01);
        }
    }

    /// <summary>Windows side by side: e to the mean negative log-likelihood of every token but each window's first.</summary>
    private static double Perplexity(KingJamesModel model, int[] tokens, int window)
    {
        using DecoderSession session = model.CreateSession(window);
        int vocabulary = KingJamesModel.Manifest.Vocabulary;
        double sum = 0;
        int count = 0;
        for (int start = 0; start + window <= tokens.Length; start += window)
        {
            session.Truncate(0);
            ReadOnlySpan<float> logits = session.ForwardAll(tokens.AsSpan(start, window));
            for (int i = 0; i < window - 1; i++)
            {
                ReadOnlySpan<float> row = logits.Slice(i * vocabulary, vocabulary);
                double total = 0;
                foreach (float logit in row)
                {
                    total += Math.Exp(logit);
                }

                sum += Math.Log(total) - row[tokens[start + i + 1]];
                count++;
            }
        }

        return Math.Exp(sum / count);
    }
}
