using System.Text;
using ModelGen.Text.Tokenizers;

namespace ModelGen.Text.Chat;

/// <summary>Finds the chat template that a path means, and the special tokens beside it.</summary>
internal static class ChatTemplateLoader
{
    private const string Places =
        "chat_template.jinja, 'chat_template' in tokenizer_config.json or chat_template.json, and 'tokenizer.chat_template' in the metadata of one .gguf file";

    private const long LargestTemplate = 1024 * 1024;
    private const string WithTools = "tool_use";

    private static readonly string[] Roles = ["bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"];

    private static readonly string[] TokenFiles = ["tokenizer_config.json", "special_tokens_map.json"];

    // GGUF's names of the same, in the same order; the misspelling is GGUF's own.
    private static readonly string[] GgufRoles = ["bos", "eos", "unknown", "seperator", "padding", "cls", "mask"];

    public static ChatTemplate Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file or folder '{path}'.", path);
        }

        if (path.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase))
        {
            return ReadGguf(path) ?? throw Missing(path);
        }

        string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (path.EndsWith(".jinja", StringComparison.OrdinalIgnoreCase))
        {
            return ReadText(path, folder);
        }

        string file = Path.Combine(folder, "chat_template.jinja");
        return File.Exists(file) ? ReadText(file, folder)
            : ReadConfiguration(Path.Combine(folder, "tokenizer_config.json"), folder)
            ?? ReadConfiguration(Path.Combine(folder, "chat_template.json"), folder)
            ?? (Directory.GetFiles(folder, "*.gguf") is [var model] ? ReadGguf(model) : null)
            ?? throw Missing(path);
    }

    private static FileNotFoundException Missing(string path) => new($"'{path}' has no chat template: looked for {Places}.", path);

    private static ChatTemplate ReadText(string file, string folder)
    {
        long length = new FileInfo(file).Length;
        return length <= LargestTemplate
            ? new ChatTemplate(file, File.ReadAllText(file, Encoding.UTF8), withTools: null, TokensOf(folder))
            : throw new ModelFormatException(file, null, $"it has {length:N0} bytes, and a chat template has {LargestTemplate:N0} at most");
    }

    // One template, or a list of templates with names.
    private static ChatTemplate? ReadConfiguration(string file, string folder)
    {
        (string? Template, string? WithTools) found = File.Exists(file) ? JsonEntry.Read(file, Templates) : default;
        return found.Template is { } template ? new ChatTemplate(file, template, found.WithTools, TokensOf(folder)) : null;
    }

    private static (string? Template, string? WithTools) Templates(JsonEntry root)
    {
        if (root.Find("chat_template") is not { } entry)
        {
            return default;
        }

        if (entry.IsString)
        {
            return (entry.String(), null);
        }

        Dictionary<string, string> byName = new(StringComparer.Ordinal);
        foreach (JsonEntry one in entry.Elements())
        {
            byName[one.Require("name").String()] = one.Require("template").String();
        }

        string? template = byName.GetValueOrDefault("default") ?? byName.Values.FirstOrDefault();
        return (template, byName.GetValueOrDefault(WithTools));
    }

    private static Dictionary<string, string> TokensOf(string folder)
    {
        Dictionary<string, string> tokens = new(StringComparer.Ordinal);
        foreach (string file in TokenFiles.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            JsonEntry.Read(file, root =>
            {
                foreach (string role in Roles)
                {
                    if (SpecialTokenFiles.Name(root, role) is { } token)
                    {
                        tokens.TryAdd(role, token);
                    }
                }

                return true;
            });
        }

        return tokens;
    }

    private static ChatTemplate? ReadGguf(string path)
    {
        using GgufFile file = GgufFile.Open(path);
        if (!file.Metadata.TryGetValue("tokenizer.chat_template", out GgufValue? template))
        {
            return null;
        }

        IReadOnlyList<string> pieces = file.Require("tokenizer.ggml.tokens").AsStrings();
        Dictionary<string, string> tokens = new(StringComparer.Ordinal);
        foreach ((string role, string name) in Roles.Zip(GgufRoles))
        {
            string key = $"tokenizer.ggml.{name}_token_id";
            if (file.Metadata.GetValueOrDefault(key)?.AsInteger() is { } id)
            {
                tokens[role] = id >= 0 && id < pieces.Count
                    ? pieces[(int)id]
                    : throw new ModelFormatException(path, null, $"'{key}' is {id}, and the vocabulary has the ids 0 to {pieces.Count - 1}");
            }
        }

        return new ChatTemplate(path, template.AsString(), file.Metadata.GetValueOrDefault($"tokenizer.chat_template.{WithTools}")?.AsString(), tokens);
    }
}
