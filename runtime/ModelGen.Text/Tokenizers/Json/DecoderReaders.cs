namespace ModelGen.Text.Tokenizers;

/// <summary>The decoders of <c>tokenizer.json</c>.</summary>
internal static class DecoderReaders
{
    public static readonly ComponentTable<TokenDecoder> Table = new("decoder", new Dictionary<string, Func<JsonEntry, TokenDecoder>>
    {
        ["ByteFallback"] = _ => new ByteFallbackDecoder(),
        ["ByteLevel"] = _ => new ByteLevelDecoder(),
        ["Fuse"] = _ => new FuseDecoder(),
        ["Metaspace"] = entry => new MetaspaceDecoder(PreTokenizerReaders.MetaspaceReplacement(entry), PreTokenizerReaders.MetaspaceScheme(entry)),
        ["Replace"] = entry => new ReplaceDecoder(PatternReader.Read(entry.Require("pattern")), GrowthLimit.Replacement(entry.Require("content"))),
        ["Sequence"] = entry => new SequenceDecoder(Table!.ReadAll(entry.Require("decoders")), entry.File),
        ["Strip"] = entry => new StripDecoder(entry.Require("content").Character(), entry.Require("start").Count32(), entry.Require("stop").Count32()),
        ["WordPiece"] = entry => new WordPieceDecoder(entry.Find("prefix")?.String() ?? WordPieceReader.Prefix, entry.Flag("cleanup", true)),
    });
}
