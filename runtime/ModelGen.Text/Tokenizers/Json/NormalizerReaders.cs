using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>The normalizers of <c>tokenizer.json</c>.</summary>
internal static class NormalizerReaders
{
    public static readonly ComponentTable<Normalizer> Table = new("normalizer", new Dictionary<string, Func<JsonEntry, Normalizer>>
    {
        ["ByteLevel"] = _ => new ByteLevelNormalizer(),
        ["Lowercase"] = _ => new LowercaseNormalizer(),
        ["NFC"] = _ => new UnicodeNormalizer(NormalizationForm.FormC),
        ["NFD"] = _ => new UnicodeNormalizer(NormalizationForm.FormD),
        ["NFKC"] = _ => new UnicodeNormalizer(NormalizationForm.FormKC),
        ["NFKD"] = _ => new UnicodeNormalizer(NormalizationForm.FormKD),
        ["Prepend"] = entry => new PrependNormalizer(GrowthLimit.Replacement(entry.Require("prepend"))),
        ["Replace"] = entry => new ReplaceNormalizer(PatternReader.Read(entry.Require("pattern")), GrowthLimit.Replacement(entry.Require("content"))),
        ["Sequence"] = entry => new SequenceNormalizer(Table!.ReadAll(entry.Require("normalizers")), entry.File),
        ["Strip"] = entry => new StripNormalizer(entry.Flag("strip_left", true), entry.Flag("strip_right", true)),
        ["StripAccents"] = _ => new StripAccentsNormalizer(),
    });
}
