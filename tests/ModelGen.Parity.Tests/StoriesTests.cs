using System.Text.Json;
using ModelGen.Runtime;
using ModelGen.Tests;
using ModelGen.Text;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>A trained model tells the same stories, token by token, as the reference implementation does.</summary>
public sealed class StoriesTests
{
    private static readonly string Weights = Path.Combine(SharedData.Repository, "samples", "weights", "stories260k");

    public static TheoryData<int> Stories => [.. Enumerable.Range(0, 5)];

    [Theory]
    [MemberData(nameof(Stories))]
    public void Safetensors_tell_the_expected_story(int story) => Tell(Weights, story);

    [Theory]
    [MemberData(nameof(Stories))]
    public void Gguf_tells_the_expected_story(int story) => Tell(SharedData.Path("stories260k/stories260K-F32.gguf"), story);

    [Fact]
    public void Logits_agree_with_the_reference()
    {
        using SafetensorsFile expected = SafetensorsFile.Open(SharedData.Path("stories260k/expected.safetensors"));
        using StoriesModel model = StoriesModel.Load(Weights);
        foreach (SafetensorsTensor tensor in expected.Tensors.Where(tensor => tensor.Name.StartsWith("logits", StringComparison.Ordinal)))
        {
            int[] tokens = [.. expected.ReadIntegers(tensor.Name.Replace("logits", "tokens", StringComparison.Ordinal)).Select(id => (int)id)];
            using DecoderSession session = model.CreateSession(tokens.Length);
            Compare.Close(expected.ReadFloats(tensor.Name), session.ForwardAll(tokens), 2e-4, tensor.Name);
        }
    }

    private static void Tell(string path, int story)
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedData.Repository, "tests", "ModelGen.Parity.Tests", "Data", "stories260k", "expected.json")));
        JsonElement row = expected.RootElement.GetProperty("cases")[story];
        int[] prompt = [.. row.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
        int[] continuation = [.. row.GetProperty("continuation").EnumerateArray().Select(id => id.GetInt32())];
        Tokenizer tokenizer = Tokenizer.Load(path);
        Assert.Equal(prompt, tokenizer.Encode(row.GetProperty("prompt").GetString()!));

        using StoriesModel model = StoriesModel.Load(path);
        using DecoderSession session = model.CreateSession(prompt.Length + continuation.Length);
        List<int> told = [Compare.ArgMax(session.Forward(prompt))];
        while (told.Count < continuation.Length)
        {
            told.Add(Compare.ArgMax(session.Forward([told[^1]])));
        }

        Assert.Equal(continuation, told);
        Assert.Equal(row.GetProperty("text").GetString(), tokenizer.Decode([.. prompt, .. told]));
    }
}
