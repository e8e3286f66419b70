using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// Reads BERT's <c>vocab.txt</c>: a token a line, its id the number of the line. What is done to the text stands in <c>tokenizer_config.json</c> beside it,
/// with the defaults of BERT.
/// </summary>
internal static class VocabularyTextReader
{
    private const long LargestFile = 64L * 1024 * 1024;

    // By the names in the file beside it. The first three must be in the vocabulary.
    private static readonly (string Role, string Token)[] Roles =
    [
        ("unk_token", WordPieceReader.Unknown), ("cls_token", "[CLS]"), ("sep_token", "[SEP]"), ("pad_token", "[PAD]"), ("mask_token", "[MASK]"),
    ];

    /// <exception cref="ModelFormatException">The file is broken, lacks a token that it needs, or one beside it is broken.</exception>
    public static Tokenizer Read(string path)
    {
        Vocabulary vocabulary = Vocabulary.Create(path, [.. Lines(path).Select((token, id) => (token, id))]);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string settings = Path.Combine(folder, "tokenizer_config.json");
        Pipeline parts = File.Exists(settings)
            ? JsonEntry.Read(settings, root => Build(path, vocabulary, root))
            : Build(path, vocabulary, settings: null);
        SpecialTokenFiles beside = SpecialTokenFiles.Read(folder);
        return new PipelineTokenizer(parts, tokenizer => beside.Resolve(tokenizer, parts.PostProcessor?.First));
    }

    private static Pipeline Build(string path, Vocabulary vocabulary, JsonEntry? settings)
    {
        string[] special = [.. Roles.Select(entry => settings is { } root ? SpecialTokenFiles.Name(root, entry.Role) ?? entry.Token : entry.Token)];
        bool lowercase = settings?.Flag("do_lower_case", true) ?? true;
        var normalizer = new BertNormalizer(
            cleanText: true, settings?.Flag("tokenize_chinese_chars", true) ?? true, settings?.Flag("strip_accents", lowercase) ?? lowercase, lowercase);
        int unknown = Known(path, vocabulary, special[0]);
        return new Pipeline(
            path,
            normalizer,
            [.. special.Distinct().Where(token => vocabulary.IdOf(token) >= 0).Select(token => new AddedToken(token) { Special = true })],
            PreTokenizerReaders.BertWords,
            new WordPieceModel(path, vocabulary, unknown, WordPieceReader.Prefix, WordPieceReader.LongestWord),
            TemplatePostProcessor.Bert(Known(path, vocabulary, special[1]), Known(path, vocabulary, special[2])),
            new WordPieceDecoder(WordPieceReader.Prefix, settings?.Flag("clean_up_tokenization_spaces", true) ?? true));
    }

    private static int Known(string path, Vocabulary vocabulary, string token) => vocabulary.IdOf(token) is >= 0 and int id
        ? id
        : throw new ModelFormatException(path, null, $"it needs the token '{token}' and has none such");

    private static IEnumerable<string> Lines(string path)
    {
        long length = new FileInfo(path).Length;
        if (length > LargestFile)
        {
            throw new ModelFormatException(path, null, $"it has {length:N0} bytes, and a vocabulary has {LargestFile:N0} at most");
        }

        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
        bytes = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (!System.Text.Unicode.Utf8.IsValid(bytes.Span))
        {
            throw new ModelFormatException(path, null, "it is not UTF-8");
        }

        string[] lines = Encoding.UTF8.GetString(bytes.Span).Split('\n');
        return lines.Take(lines[^1].Length == 0 ? lines.Length - 1 : lines.Length).Select(line => line.TrimEnd('\r'));
    }
}
