using System.Text.Json;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Tool.Tests.Running;

/// <summary><c>modelgen run</c> with trained checkpoints.</summary>
public sealed class RunTests : IDisposable
{
    private const string Beginning = "Once upon a time";
    private const string Story = "Once upon a time, there was a little girl named Lily. She loved to play outside in the park. One day, she saw a big, red ball.";

    private readonly TemporaryFolder _folder = new();

    private static string Weights(string name) => Path.Combine(SharedData.Repository, "samples", "weights", name);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AModelIsImportedWhereNoneIsGiven()
    {
        ToolRun run = ToolRun.Of("run", Weights("stories260k"), "--prompt", Beginning, "--max-tokens", "40", "--statistics");
        Assert.Equal(0, run.Code);
        Assert.Equal(Story + Environment.NewLine, run.Output);
        Assert.Matches("^5 tokens read, .* tokens/s; 40 written, .* tokens/s; seed -?[0-9]+", run.Error);
        Assert.Equal(run.Output, ToolRun.Of("run", Path.Combine(Weights("stories260k"), "model.safetensors"), "--prompt", Beginning, "--max-tokens", "40").Output);
    }

    [Fact]
    public void ABuiltModelWritesTheSame()
    {
        string assembly = typeof(RunTests).Assembly.Location;
        Assert.Equal(Story + Environment.NewLine, ToolRun.Of("run", Weights("stories260k"), "--assembly", assembly, "--model", "Stories", "--prompt", Beginning, "--max-tokens", "40").Output);
        ToolRun none = ToolRun.Of("run", Weights("stories260k"), "--assembly", assembly, "--model", "Novels", "--prompt", Beginning);
        Assert.Equal(1, none.Code);
        Assert.Contains("has no model 'Novels': choose one with --model: ModelGen.Tool.Tests.Running.Stories", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ADeclarationIsCompiledAsItIsWritten()
    {
        string declaration = _folder.File("Stories.cs");
        Assert.Equal(0, ToolRun.Of("import", Weights("stories260k"), "--output", declaration).Code);
        Assert.Equal(Story + Environment.NewLine, ToolRun.Of("run", Weights("stories260k"), "--assembly", declaration, "--prompt", Beginning, "--max-tokens", "40").Output);
    }

    [Fact]
    public void TheSameSeedDrawsTheSameText()
    {
        string[] line = ["run", Weights("stories260k"), "--prompt", Beginning, "--max-tokens", "30", "--temperature", "1", "--top-k", "40", "--top-p", "0.95", "--min-p", "0.01", "--repetition-penalty", "1.1", "--seed", "7"];
        string text = ToolRun.Of(line).Output;
        Assert.Equal(text, ToolRun.Of(line).Output);
        Assert.StartsWith(Beginning, text, StringComparison.Ordinal);
        Assert.NotEqual(text, ToolRun.Of([.. line.SkipLast(1), "8"]).Output);
    }

    [Fact]
    public void LinesOfTheInputAreContinuedOneByOne()
    {
        ToolRun run = ToolRun.Of(new StringReader($"{Beginning}\n{Beginning}, there was\n"), "run", Weights("stories260k"), "--max-tokens", "8", "--stop", "girl");
        string[] lines = run.Output.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith(", there was", lines[0], StringComparison.Ordinal);
        Assert.Equal(" a little ", lines[1]);
    }

    [Fact]
    public void BeamsFindTheLikeliestText()
    {
        string text = ToolRun.Of("run", Weights("llama-kjv"), "--prompt", "In the beginning", "--beams", "3", "--max-tokens", "12").Output;
        Assert.StartsWith("In the beginning", text, StringComparison.Ordinal);
        Assert.Equal(Story[..40], ToolRun.Of("run", Weights("stories260k"), "--prompt", Beginning, "--beams", "1", "--max-tokens", "40").Output[..40]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void WordsArePronouncedAsTheReferenceDoes(int beams)
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("samples/transformer/expected.json")));
        JsonElement[] words = [.. expected.RootElement.GetProperty("words").EnumerateArray()];
        string sources = string.Join('\n', words.Select(word => Ids(word.GetProperty("source_ids"))));
        ToolRun run = ToolRun.Of(new StringReader(sources), "run", Weights("transformer"), "--ids", "--max-tokens", "39", "--beams", $"{beams}");
        Assert.Equal("", run.Error);

        // The reference shows the token that begins and the one that ends a text.
        IEnumerable<string> answers = words.Select(word => beams == 0 ? word.GetProperty("greedy_ids") : word.GetProperty("beam5_early_stopping_false")[0].GetProperty("ids"))
            .Select(ids => string.Join(' ', Ids(ids).Split(' ').Skip(1).TakeWhile(id => id != "2")));
        Assert.Equal(answers, run.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void GgufFilesBringTheirVocabulary()
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("gguf/with-tokenizer/case.json")));
        foreach (JsonElement text in expected.RootElement.GetProperty("texts").EnumerateArray().Where(text => text.GetProperty("reliable").GetBoolean()))
        {
            string prompt = text.GetProperty("prompt").GetString()!;
            int tokens = text.GetProperty("generated_ids").GetArrayLength();
            ToolRun run = ToolRun.Of("run", SharedData.Path("gguf/with-tokenizer/model.gguf"), "--prompt", prompt, "--max-tokens", $"{tokens}");
            Assert.Equal(text.GetProperty("text").GetString()!.Trim(), run.Output.Trim());
        }
    }

    [Fact]
    public void BlanksAreFilled()
    {
        ToolRun run = ToolRun.Of("run", Weights("chatglm"), "--raw", "--prompt", "And he begat sons and daughters: and all the days of Enos [MASK] and five years: and he died.<sop>");
        Assert.EndsWith(" were nine hundred and thirty" + Environment.NewLine, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeRunGetsOneLine()
    {
        Refused("Minilm writes no texts", Weights("minilm"), "--prompt", "x");
        Refused("Give --tokenizer, or --ids", Weights("transformer"), "--prompt", "x");
        Refused("'x' is no token: with --ids a text is numbers from 0 to 32", Weights("transformer"), "--ids", "--prompt", "x");
        Refused("TopP must be above 0 and at most 1 (1: off).\n", Weights("stories260k"), "--prompt", "x", "--top-p", "2");
        Refused("--beams looks for the likeliest text", Weights("stories260k"), "--prompt", "x", "--beams", "2", "--temperature", "1");
        Refused("--model is a class of an --assembly", Weights("stories260k"), "--prompt", "x", "--model", "Stories");
        Refused("the context of Stories260k holds 512", Weights("stories260k"), "--prompt", string.Concat(Enumerable.Repeat(Story, 30)));
        Refused("There is no file", Weights("stories260k"), "--prompt", "x", "--assembly", _folder.File("none.dll"));
        File.WriteAllText(_folder.File("text.dll"), "no assembly");
        Refused("cannot be loaded as an assembly of .NET", Weights("stories260k"), "--prompt", "x", "--assembly", _folder.File("text.dll"));
        Refused("has no models", Weights("stories260k"), "--prompt", "x", "--assembly", typeof(FactAttribute).Assembly.Location);
        ToolRun other = ToolRun.Of("run", Weights("llama-kjv"), "--assembly", typeof(RunTests).Assembly.Location, "--prompt", "x");
        Assert.Equal(1, other.Code);
        Assert.Contains("does not fit Stories", other.Error, StringComparison.Ordinal);

        static void Refused(string message, params string[] line)
        {
            ToolRun run = ToolRun.Of(["run", .. line]);
            Assert.Equal(1, run.Code);
            Assert.Empty(run.Output);
            Assert.Contains(message, run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }
    }

    private static string Ids(JsonElement ids) => string.Join(' ', ids.EnumerateArray().Select(id => id.GetInt32()));
}
