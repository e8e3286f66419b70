using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>The normalizers of <c>tokenizer.json</c>.</summary>
internal static class NormalizerReaders
{
    public static readonly ComponentTable<Normalizer> Table = new("normalizer", new Dictionary<string, Func<JsonEntry, Normalizer>>
    {
        ["BertNormalizer"] = ReadBert,
        ["ByteLevel"] = _ => new ByteLevelNormalizer(),
        ["Lowercase"] = _ => new LowercaseNormalizer(),
        ["NFC"] = _ => new UnicodeNormalizer(NormalizationForm.FormC),
        ["NFD"] = _ => new UnicodeNormalizer(NormalizationForm.FormD),
        ["NFKC"] = _ => new UnicodeNormalizer(NormalizationForm.FormKC),
        ["NFKD"] = _ => new UnicodeNormalizer(NormalizationForm.FormKD),
        ["Precompiled"] = entry => new PrecompiledNormalizer(CharacterMap.Read(entry.File, entry.Require("precompiled_charsmap").Bytes())),
        ["Prepend"] = entry => new PrependNormalizer(GrowthLimit.Replacement(entry.Require("prepend"))),
        ["Replace"] = entry => new ReplaceNormalizer(PatternReader.Read(entry.Require("pattern")), GrowthLimit.Replacement(entry.Require("content"))),
        ["Sequence"] = entry => new SequenceNormalizer(Table!.ReadAll(entry.Require("normalizers")), entry.File),
        ["Strip"] = entry => new StripNormalizer(entry.Flag("strip_left", true), entry.Flag("strip_right", true)),
        ["StripAccents"] = _ => new StripAccentsNormalizer(),
    });

    // Without a word on accents they go with the capitals.
    private static BertNormalizer ReadBert(JsonEntry entry)
    {
        bool lowercase = entry.Flag("lowercase", true);
        return new BertNormalizer(
            entry.Flag("clean_text", true), entry.Flag("handle_chinese_chars", true), entry.Flag("strip_accents", lowercase), lowercase);
    }
}
