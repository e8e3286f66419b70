namespace ModelGen.Text.Tokenizers;

/// <summary>The pre-tokenizers of <c>tokenizer.json</c>.</summary>
internal static class PreTokenizerReaders
{
    private static readonly CodePointSet Punctuation = new([('!', '/'), (':', '@'), ('[', '`'), ('{', '~')], CategoryMasks.Punctuation);

    /// <summary>BERT's: words by white space, and each sign of punctuation.</summary>
    public static readonly PreTokenizer BertWords = new SequencePreTokenizer(
    [
        new CharacterPreTokenizer(CodePointSet.WhiteSpace, SplitBehaviour.Removed), new CharacterPreTokenizer(Punctuation, SplitBehaviour.Isolated),
    ]);

    public static readonly ComponentTable<PreTokenizer> Table = new("pre-tokenizer", new Dictionary<string, Func<JsonEntry, PreTokenizer>>
    {
        ["BertPreTokenizer"] = _ => BertWords,
        ["ByteLevel"] = entry => new ByteLevelPreTokenizer(entry.Flag("add_prefix_space", true), entry.Flag("use_regex", true)),
        ["CharDelimiterSplit"] = entry => new CharacterPreTokenizer(One(entry.Require("delimiter").Character()), SplitBehaviour.Removed),
        ["Digits"] = entry => new CharacterPreTokenizer(
            new CodePointSet(categories: CategoryMasks.Number), entry.Flag("individual_digits", false) ? SplitBehaviour.Isolated : SplitBehaviour.Contiguous),
        ["Metaspace"] = entry => new MetaspacePreTokenizer(MetaspaceReplacement(entry), MetaspaceScheme(entry), entry.Flag("split", true)),
        ["Punctuation"] = entry => new CharacterPreTokenizer(
            Punctuation, entry.Find("behavior") is { } behaviour ? Behaviour(behaviour) : SplitBehaviour.Isolated),
        ["Sequence"] = entry => new SequencePreTokenizer(Table!.ReadAll(entry.Require("pretokenizers"))),
        ["Split"] = entry => new SplitPreTokenizer(
            PatternReader.Read(entry.Require("pattern")), Behaviour(entry.Require("behavior")), entry.Flag("invert", false)),
        ["Whitespace"] = entry => new SplitPreTokenizer(TextPattern.Regex(@"\w+|[^\w\s]+", entry.File), SplitBehaviour.Removed, invert: true),
        ["WhitespaceSplit"] = _ => new CharacterPreTokenizer(CodePointSet.WhiteSpace, SplitBehaviour.Removed),
    });

    private static readonly Dictionary<string, SplitBehaviour> Behaviours = new()
    {
        ["Removed"] = SplitBehaviour.Removed,
        ["Isolated"] = SplitBehaviour.Isolated,
        ["MergedWithPrevious"] = SplitBehaviour.MergedWithPrevious,
        ["MergedWithNext"] = SplitBehaviour.MergedWithNext,
        ["Contiguous"] = SplitBehaviour.Contiguous,
    };

    private static readonly Dictionary<string, MetaspacePrepend> Schemes = new()
    {
        ["always"] = MetaspacePrepend.Always,
        ["first"] = MetaspacePrepend.First,
        ["never"] = MetaspacePrepend.Never,
    };

    /// <summary>The visible space of a Metaspace component.</summary>
    public static string MetaspaceReplacement(JsonEntry entry) => entry.Require("replacement").Character();

    /// <summary>Where a Metaspace component prepends. Older files have a truth value instead.</summary>
    public static MetaspacePrepend MetaspaceScheme(JsonEntry entry)
    {
        if (entry.Find("prepend_scheme") is not { } scheme)
        {
            return entry.Flag("add_prefix_space", true) ? MetaspacePrepend.Always : MetaspacePrepend.Never;
        }

        return Schemes.TryGetValue(scheme.String(), out MetaspacePrepend prepend) ? prepend : throw scheme.Error("must be 'always', 'first' or 'never'");
    }

    private static SplitBehaviour Behaviour(JsonEntry entry) => Behaviours.TryGetValue(entry.String(), out SplitBehaviour behaviour)
        ? behaviour
        : throw entry.Error($"must be one of {string.Join(", ", Behaviours.Keys)}");

    private static CodePointSet One(string character) => new([(CodePoints.At(character, 0), CodePoints.At(character, 0))]);
}
