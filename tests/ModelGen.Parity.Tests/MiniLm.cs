using System.Numerics.Tensors;
using System.Text.Json;
using ModelGen.Runtime;

namespace ModelGen.Parity.Tests;

/// <summary>The texts of all-MiniLM-L6-v2's reference, as token ids.</summary>
internal static class MiniLm
{
    /// <summary>The token <c>bank</c>.</summary>
    public const int Bank = 2924;

    public static string File(string folder) => Path.Combine(folder, "all-MiniLM-L6-v2-Q8_0.gguf");

    public static RaggedBatch Texts(string folder)
    {
        using JsonDocument expected = Read(folder);
        RaggedBatch texts = new();
        foreach (JsonElement sentence in expected.RootElement.GetProperty("sentences").EnumerateArray())
        {
            texts.Add([.. sentence.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())]);
        }

        return texts;
    }

    public static double[][] BankCosines(string folder)
    {
        using JsonDocument expected = Read(folder);
        return [.. expected.RootElement.GetProperty("bank_cosines").EnumerateArray().Select(row => row.EnumerateArray().Select(cosine => cosine.GetDouble()).ToArray())];
    }

    public static float[] Encode(IEncoder model, RaggedBatch texts)
    {
        using EncoderSession session = model.CreateSession(tokens: 256);
        float[] hidden = new float[texts.TokenCount * model.Manifest.Hidden];
        session.Encode(texts, hidden);
        return hidden;
    }

    public static ReadOnlySpan<float> Part(RaggedBatch texts, int text, float[] hidden)
    {
        int width = hidden.Length / texts.TokenCount;
        return hidden.AsSpan(texts.Start(text) * width, texts.Tokens(text).Length * width);
    }

    /// <summary>The mean over the tokens, of length 1.</summary>
    public static float[] Embedding(ReadOnlySpan<float> hidden)
    {
        float[] sum = new float[384];
        for (int i = 0; i < hidden.Length; i += sum.Length)
        {
            TensorPrimitives.Add(sum, hidden.Slice(i, sum.Length), sum);
        }

        TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum), sum);
        return sum;
    }

    private static JsonDocument Read(string folder) => JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(folder, "expected.json")));
}
