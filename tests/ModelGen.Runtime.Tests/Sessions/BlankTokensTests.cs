using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

/// <summary>Which blank an answer fills, and the positions that follow from it.</summary>
public sealed class BlankTokensTests
{
    private static readonly BlankTokens ChatGlm = new(154, [new(151, RunsOn: false), new(150, RunsOn: false)]);
    private static readonly BlankTokens Glm130B = new(164, [new(160, RunsOn: false), new(162, RunsOn: false), new(161, RunsOn: true)]);

    [Theory]
    [InlineData("chatglm-6b", 0)]
    [InlineData("chatglm-6b", 1)]
    [InlineData("chatglm-6b", 2)]
    [InlineData("glm-130b", 0)]
    [InlineData("glm-130b", 1)]
    [InlineData("glm-130b", 2)]
    public void Positions_are_those_of_the_reference(string name, int sequence)
    {
        using SafetensorsFile expected = SafetensorsFile.Open(SharedData.Path($"parity/{name}/expected.safetensors"));
        bool two = name == "chatglm-6b";
        BlankTokens blanks = two ? ChatGlm : Glm130B;
        int[] tokens = [.. expected.ReadIntegers($"tokens.{sequence}").Select(id => (int)id)];
        int prefix = Array.IndexOf(tokens, blanks.Start);
        PrefixBlock block = blanks.BlockOf(tokens.AsSpan(0, prefix), "GLM");

        // In two parts, since an answer is read token by token.
        using KeyValueCache cache = new(1, 1, 1, tokens.Length);
        TokenBatch batch = new(tokens.Length, 2, WorkerPool.Shared);
        batch.Add(cache, tokens.AsSpan(0, prefix + 1), 0, tokens.Length, block);
        batch.Add(cache, tokens.AsSpan(prefix + 1), prefix + 1, tokens.Length, block);

        Assert.Equal(expected.ReadIntegers($"prefix.{sequence}").Single(), block.Length);
        Assert.Equal(expected.ReadIntegers($"position.{sequence}"), batch.Positions.ToArray().Select(position => (long)position));
        if (two)
        {
            Assert.Equal(expected.ReadIntegers($"block.{sequence}"), batch.BlockPositions.ToArray().Select(position => (long)position));
        }
    }

    [Theory]
    [InlineData(new[] { 1, 150, 2, 151, 150 }, 3)]
    [InlineData(new[] { 1, 150, 2, 150 }, 1)]
    public void ChatGlm_counts_the_generation_mask_first(int[] prefix, int blank) =>
        Assert.Equal(new PrefixBlock(prefix.Length, blank), ChatGlm.BlockOf(prefix, "ChatGLM"));

    [Theory]
    [InlineData(new[] { 161, 162, 3, 160, 160 }, 3)]
    [InlineData(new[] { 161, 162, 3 }, 1)]
    [InlineData(new[] { 5, 161 }, null)]
    public void Glm130B_counts_it_last_and_runs_on(int[] prefix, int? blank) =>
        Assert.Equal(new PrefixBlock(prefix.Length, blank), Glm130B.BlockOf(prefix, "GLM-130B"));

    [Fact]
    public void A_prefix_without_a_blank_is_refused_with_the_tokens_that_would_do()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Glm130B.BlockOf([1, 2], "GLM-130B"));
        Assert.Contains("GLM-130B needs the mask token 160 or 162 or 161", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_prefix_positions_are_indices()
    {
        PrefixBlock none = default;
        Assert.Equal([0, 5, 9], new[] { 0, 5, 9 }.Select(none.PositionOf));
    }
}
