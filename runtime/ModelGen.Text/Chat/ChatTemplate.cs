using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ModelGen.Text.Chat;
using ModelGen.Text.Tokenizers;

namespace ModelGen.Text;

/// <summary>
/// Turns a conversation into the text that a model was trained to continue, by the template that lies beside the model: the language of Jinja templates, as
/// <c>transformers</c> renders them. Immutable, so that any number of threads may share one.
/// </summary>
/// <remarks>
/// <code>
/// var template = ChatTemplate.Load("path");
/// string text = template.Render([new("system", "Be brief."), new("user", "Hello!")]);
/// foreach (string piece in generator.Generate(tokenizer.EncodeRendered(text))) { Console.Write(piece); }
/// </code>
/// Templates come with models of strangers: they are interpreted without access to anything but what they are given, and steps, texts and nesting are
/// limited. What people write is text to the template, but special tokens in it become special tokens, as everywhere: leave them out where that matters.
/// </remarks>
public sealed class ChatTemplate
{
    private static readonly ChatTemplateOptions Defaults = new();

    private readonly string _name;
    private readonly IReadOnlyDictionary<string, string> _specialTokens;
    private readonly Block _template;
    private readonly Block? _withTools;

    internal ChatTemplate(string name, string template, string? withTools, IReadOnlyDictionary<string, string> specialTokens)
    {
        _name = name;
        _specialTokens = specialTokens;
        _template = TemplateParser.Parse(name, template);
        _withTools = withTools is null ? null : TemplateParser.Parse(name, withTools);
    }

    /// <summary>Loads the template that lies beside a model, with the special tokens that it may name.</summary>
    /// <param name="path">
    /// A folder (its <c>chat_template.jinja</c>, else <c>chat_template</c> in its <c>tokenizer_config.json</c> or <c>chat_template.json</c>, else its only
    /// <c>.gguf</c> file), a <c>.gguf</c> file (<c>tokenizer.chat_template</c>), a <c>.jinja</c> file, or another file of such a folder.
    /// </param>
    /// <exception cref="FileNotFoundException">There is no such file or folder, or no template: the model was not trained to chat, or does not say how.</exception>
    /// <exception cref="ModelFormatException">A file is broken.</exception>
    /// <exception cref="ChatTemplateException">The template is malformed, or uses what is not supported.</exception>
    public static ChatTemplate Load(string path) => ChatTemplateLoader.Load(path);

    /// <summary>Takes a template that is at hand as text.</summary>
    /// <param name="template">The template.</param>
    /// <param name="beginOfText">What it finds as <c>bos_token</c>; null: it finds none.</param>
    /// <param name="endOfText">What it finds as <c>eos_token</c>; null: it finds none.</param>
    /// <exception cref="ChatTemplateException">The template is malformed, or uses what is not supported.</exception>
    public static ChatTemplate Parse(string template, string? beginOfText = null, string? endOfText = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        Dictionary<string, string> tokens = new(StringComparer.Ordinal);
        if (beginOfText is not null)
        {
            tokens["bos_token"] = beginOfText;
        }

        if (endOfText is not null)
        {
            tokens["eos_token"] = endOfText;
        }

        return new ChatTemplate("template", template, withTools: null, tokens);
    }

    /// <summary>The text of a conversation, with its special tokens written out: <see cref="Tokenizer.EncodeRendered"/> makes tokens of it.</summary>
    /// <param name="messages">Who said what so far.</param>
    /// <param name="options">What else the template is told; an answer of the model is to follow where null.</param>
    /// <exception cref="ChatTemplateException">The template refuses the conversation, cannot go on, or asks for more than it may use.</exception>
    [OverloadResolutionPriority(1)]    // [new("user", "Hello!")] are such messages, rather than JSON
    public string Render(IReadOnlyList<ChatMessage> messages, ChatTemplateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return Render(
            new TemplateSequence([.. messages.Select(message => new TemplateMap { ["role"] = CodePoints.Sanitize(message.Role), ["content"] = CodePoints.Sanitize(message.Content) })]),
            options ?? Defaults);
    }

    /// <summary>The text of a conversation whose messages have more than a role and a content: tools that were called, or parts.</summary>
    /// <param name="messages">The messages as the template expects them, mostly in the form of OpenAI's API.</param>
    /// <param name="options">What else the template is told; an answer of the model is to follow where null.</param>
    /// <exception cref="ArgumentException">JSON nests deeper than 64, or has text that is not Unicode.</exception>
    /// <exception cref="ChatTemplateException">The template refuses the conversation, cannot go on, or asks for more than it may use.</exception>
    public string Render(JsonArray messages, ChatTemplateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return Render(JsonValues.Read(messages, nameof(messages)), options ?? Defaults);
    }

    private string Render(object? messages, ChatTemplateOptions options)
    {
        var run = new Rendering(_name, options.Now);
        Scope scope = Globals.CreateScope();
        foreach ((string name, string token) in _specialTokens)
        {
            scope[name] = token;
        }

        scope["messages"] = messages;
        scope["tools"] = JsonValues.Read(options.Tools, nameof(options));
        scope["documents"] = null;
        scope["add_generation_prompt"] = options.AddGenerationPrompt;
        foreach ((string name, JsonNode? value) in options.Variables ?? [])
        {
            scope[name] = JsonValues.Read(value, nameof(options));
        }

        Block template = options.Tools is not null && _withTools is not null ? _withTools : _template;
        template.Execute(run, new Scope(scope));
        return run.Text;
    }
}
