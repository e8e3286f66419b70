using System.Text.RegularExpressions;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Tool.Tests.Running;

/// <summary><c>modelgen run --chat</c> with a trained model of stories, which a template lets go on with what was said.</summary>
public sealed class ChatTests : IDisposable
{
    private const string Template = "{{ bos_token }}{% for m in messages %}{{ m.content }}{% endfor %}";
    private const string Beginning = "Once upon a time";

    private readonly TemporaryFolder _folder = new();

    public ChatTests()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(SharedData.Repository, "samples", "weights", "stories260k")))
        {
            File.Copy(file, _folder.File(Path.GetFileName(file)));
        }

        File.WriteAllText(_folder.File("special_tokens_map.json"), """{"bos_token":"<s>","eos_token":"</s>"}""");
    }

    private string Model => Path.GetDirectoryName(_folder.File("model.safetensors"))!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnswersGoOnFromAllThatWasSaid()
    {
        File.WriteAllText(_folder.File("chat_template.jinja"), Template);
        ToolRun run = Chat($"{Beginning}\n, and\n/reset\n\n{Beginning}\n/exit\n{Beginning}\n", "--max-tokens", "20", "--statistics");
        Assert.Equal(0, run.Code);
        string[] answers = Lines(run.Output);
        Assert.Equal(3, answers.Length);
        Assert.Equal(Completed(Beginning), answers[0]);
        Assert.Equal(Completed($"{Beginning}{answers[0]}, and"), answers[1]);
        Assert.Equal(answers[0], answers[2]);

        // The second question is read alone, with a token or two where text and tokens do not agree; the third but for its last token not at all.
        int[] read = [.. Regex.Matches(run.Error, "^([0-9]+) tokens read", RegexOptions.Multiline).Select(match => int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(5, read[0]);
        Assert.InRange(read[1], 1, 8);
        Assert.Equal(1, read[2]);
    }

    [Fact]
    public void OneQuestionIsAnsweredWithWhatIsSaidBefore()
    {
        File.WriteAllText(_folder.File("chat_template.jinja"), Template);
        ToolRun run = Chat("", "--max-tokens", "20", "--system", "Once upon", "--prompt", " a time");
        Assert.Equal(Completed(Beginning), Assert.Single(Lines(run.Output)));
    }

    [Fact]
    public void WhatCannotBeAnsweredGetsOneLine()
    {
        ToolRun none = Chat("", "--prompt", "x");
        Assert.Equal(1, none.Code);
        Assert.Contains("has no chat template: looked for chat_template.jinja", none.Error, StringComparison.Ordinal);
        File.WriteAllText(_folder.File("chat_template.jinja"), "{% if messages | length > 1 %}{{ raise_exception('one at a time') }}{% endif %}" + Template);
        Assert.Contains("one at a time", Chat("", "--prompt", "x", "--system", "y").Error, StringComparison.Ordinal);
        ToolRun run = Chat($"{string.Concat(Enumerable.Repeat(Beginning, 200))}\n{Beginning}\n", "--max-tokens", "5");
        Assert.Equal(0, run.Code);
        Assert.Contains("holds 1 to 512: /reset begins a new one", run.Error, StringComparison.Ordinal);
        Assert.Single(Lines(run.Output));
        File.WriteAllText(_folder.File("chat_template.jinja"), "{% if");
        Assert.Contains("line 1: the tag that begins here has no '%}'", Chat("", "--prompt", "x").Error, StringComparison.Ordinal);
        Assert.Contains("--chat follows the template", Chat("", "--beams", "2").Error, StringComparison.Ordinal);
        Assert.Contains("give --chat too", ToolRun.Of("run", Model, "--system", "x").Error, StringComparison.Ordinal);
    }

    // What the model goes on with, by itself.
    private string Completed(string text) => Lines(ToolRun.Of("run", Model, "--prompt", text, "--max-tokens", "20").Output)[0][text.Length..];

    private ToolRun Chat(string input, params string[] options) => ToolRun.Of(new StringReader(input), ["run", Model, "--chat", .. options]);

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
