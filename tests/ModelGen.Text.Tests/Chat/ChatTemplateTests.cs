using System.Text;
using System.Text.Json.Nodes;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Text.Tests;

/// <summary>Where templates are found, what they are told, and how their text becomes tokens.</summary>
public sealed class ChatTemplateTests : IDisposable
{
    private const string Simple = "{% for m in messages %}<{{ m.role }}>{{ m.content }}{{ eos_token }}{% endfor %}{% if add_generation_prompt %}<assistant>{% endif %}";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("modelgen-");

    private static readonly ChatMessage[] Hello = [new("user", "Hello!")];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void MessagesAreRenderedWithWhatBeginsTheAnswer()
    {
        ChatTemplate template = ChatTemplate.Parse(Simple, endOfText: "</s>");
        Assert.Equal("<system>Be brief.</s><user>Hello!</s><assistant>", template.Render([new("system", "Be brief."), .. Hello]));
        Assert.Equal("<user>Hello!</s>", template.Render(Hello, new ChatTemplateOptions { AddGenerationPrompt = false }));
        Assert.Equal("<user>\uFFFD</s><assistant>", template.Render([new("user", "\ud800")]));
    }

    [Fact]
    public void VariablesGoBeforeWhatTheTemplateIsGivenAnyway()
    {
        ChatTemplateOptions options = new() { Variables = new JsonObject { ["eos_token"] = "!", ["add_generation_prompt"] = false } };
        Assert.Equal("<user>Hello!!", ChatTemplate.Parse(Simple, endOfText: "</s>").Render(Hello, options));
    }

    [Fact]
    public void ATemplateFileGoesBeforeTheConfiguration()
    {
        Write("tokenizer_config.json", """{"chat_template":"configuration {{ eos_token }}","eos_token":{"content":"<end>"},"bos_token":null}""");
        Assert.Equal("configuration <end>", ChatTemplate.Load(_folder.FullName).Render(Hello));
        Write("chat_template.jinja", "file {{ eos_token }}{{ unk_token }}\n");
        Write("special_tokens_map.json", """{"eos_token":"<other>","unk_token":"<unk>"}""");
        Assert.Equal("file <end><unk>", ChatTemplate.Load(_folder.FullName).Render(Hello));
        Assert.Equal("file <end><unk>", ChatTemplate.Load(Path.Combine(_folder.FullName, "tokenizer_config.json")).Render(Hello));
        Assert.Equal("file <end><unk>", ChatTemplate.Load(Path.Combine(_folder.FullName, "chat_template.jinja")).Render(Hello));
    }

    [Fact]
    public void ATemplateForToolsIsTakenWhereThereAreTools()
    {
        Write("tokenizer_config.json", """{"chat_template":[{"name":"tool_use","template":"tools {{ tools | length }}"},{"name":"default","template":"none"}]}""");
        ChatTemplate template = ChatTemplate.Load(_folder.FullName);
        Assert.Equal("none", template.Render(Hello));
        Assert.Equal("tools 1", template.Render(Hello, new ChatTemplateOptions { Tools = [new JsonObject()] }));
    }

    [Fact]
    public void GgufFilesBringTheirTemplateAndItsTokens()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "model.gguf"), GgufWriter.Write(
            ("tokenizer.chat_template", "{{ bos_token }}{{ messages[0].content }}{{ eos_token }}"),
            ("tokenizer.ggml.tokens", new[] { "<s>", "</s>" }),
            ("tokenizer.ggml.bos_token_id", 0u),
            ("tokenizer.ggml.eos_token_id", 1u)));
        Assert.Equal("<s>Hello!</s>", ChatTemplate.Load(_folder.FullName).Render(Hello));
        Assert.Equal("<s>Hello!</s>", ChatTemplate.Load(Path.Combine(_folder.FullName, "model.gguf")).Render(Hello));
        File.WriteAllBytes(Path.Combine(_folder.FullName, "model.gguf"), GgufWriter.Write(
            ("tokenizer.chat_template", ""), ("tokenizer.ggml.tokens", new[] { "<s>" }), ("tokenizer.ggml.bos_token_id", 7u)));
        Assert.Contains("'tokenizer.ggml.bos_token_id' is 7", Assert.Throws<ModelFormatException>(() => ChatTemplate.Load(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutATemplateTheMessageSaysWhereItWasLookedFor()
    {
        string message = Assert.Throws<FileNotFoundException>(() => ChatTemplate.Load(_folder.FullName)).Message;
        Assert.Contains("has no chat template: looked for chat_template.jinja", message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => ChatTemplate.Load(Path.Combine(_folder.FullName, "none")));
        Write("tokenizer_config.json", """{"chat_template":7}""");
        Assert.Throws<ModelFormatException>(() => ChatTemplate.Load(_folder.FullName));
        Write("chat_template.jinja", "line\n{{ 1 + }}");
        ChatTemplateException problem = Assert.Throws<ChatTemplateException>(() => ChatTemplate.Load(_folder.FullName));
        Assert.Equal(2, problem.Line);
        Assert.EndsWith("chat_template.jinja", problem.Template, StringComparison.Ordinal);
        Assert.Equal("a value was expected, not '}}'", problem.Problem);
    }

    [Fact]
    public void JsonThatIsNoTextIsRefused()
    {
        ChatTemplate template = ChatTemplate.Parse(Simple);
        Assert.Throws<ArgumentException>(() => template.Render(JsonNode.Parse("""[{"role":"user","content":"\ud800"}]""")!.AsArray()));
        JsonArray deep = [];
        for (int i = 0; i < 100; i++)
        {
            deep = [deep];
        }

        Assert.Throws<ArgumentException>(() => template.Render(deep));
    }

    [Fact]
    public void SpecialTokensOfARenderedTextAreFoundAndNoneAreAdded()
    {
        Tokenizer json = Tokenizer.Load(Path.Combine(SharedData.Repository, "samples", "weights", "stories260k"));
        int begin = json.BeginOfText!.Value;
        string text = json.TokenAt(begin)!;
        Assert.Equal([begin, .. json.Encode("Once", addSpecialTokens: false)], json.EncodeRendered(text + "Once"));
        Assert.Equal(json.Encode("Once", addSpecialTokens: false), json.EncodeRendered("Once"));
    }

    [Fact]
    public void VocabulariesOfGgufFilesFindThemWithoutBeingAskedTo()
    {
        byte[] file = GgufWriter.Write(
            ("tokenizer.ggml.model", "llama"),
            ("tokenizer.ggml.tokens", new[] { "<unk>", "<s>", "</s>", "▁", "a", "b", "<s>>" }),
            ("tokenizer.ggml.scores", new[] { 0f, 0, 0, -1, -2, -3, 0 }),
            ("tokenizer.ggml.token_type", new[] { 2, 3, 3, 1, 1, 1, 3 }),
            ("tokenizer.ggml.add_space_prefix", false));
        using var model = new TemporaryFile("model.gguf", file);
        Tokenizer tokenizer = Tokenizer.Load(model.Path);
        Assert.Equal([1, 4, 2, 2, 5, 6], tokenizer.EncodeRendered("<s>a</s></s>b<s>>"));
        Assert.Equal([], tokenizer.EncodeRendered(""));
        Assert.Equal(
            Tokenizer.Load(model.Path, new TokenizerOptions { ParseSpecialTokens = true }).Encode("<s>a b</s>", addSpecialTokens: false), tokenizer.EncodeRendered("<s>a b</s>"));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text, Encoding.UTF8);
}
