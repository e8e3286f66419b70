namespace ModelGen.Text.Tokenizers;

/// <summary>Reads byte-pair encoding with its vocabulary and merges.</summary>
internal static class BpeReader
{
    public static TokenModel Read(JsonEntry entry)
    {
        if (entry.Find("dropout") is { } dropout && dropout.Number() != 0)
        {
            throw dropout.Error("makes encoding random, which is for training only: set it to null");
        }

        Vocabulary vocabulary = Vocabulary.Create(entry.File, [.. entry.Require("vocab").Members().Select(member => (member.Name, member.Value.Count32()))]);
        string prefix = entry.Find("continuing_subword_prefix")?.String() ?? "";
        var options = new BpeOptions
        {
            UnknownToken = entry.Find("unk_token") is { } unknown ? Known(vocabulary, unknown, unknown.String()) : null,
            FuseUnknown = entry.Flag("fuse_unk", false),
            ByteFallback = entry.Flag("byte_fallback", false),
            IgnoreMerges = entry.Flag("ignore_merges", false),
            ContinuingSubwordPrefix = prefix,
            EndOfWordSuffix = entry.Find("end_of_word_suffix")?.String() ?? "",
        };
        JsonEntry merges = entry.Require("merges");
        var list = new List<(int Left, int Right, int Merged)>(merges.Count);
        foreach (JsonEntry merge in merges.Elements())
        {
            if (merge.IsString && merge.String().StartsWith("#version", StringComparison.Ordinal))
            {
                continue;
            }

            (string left, string right) = Sides(merge);
            if (right.Length < prefix.Length)
            {
                throw merge.Error($"does not begin its right side with '{prefix}'");
            }

            list.Add((Known(vocabulary, merge, left), Known(vocabulary, merge, right), Known(vocabulary, merge, left + right[prefix.Length..])));
        }

        return new BpeModel(vocabulary, new MergeTable(list), options);
    }

    // ["a", "b"], or "a b" in older files.
    private static (string Left, string Right) Sides(JsonEntry merge)
    {
        string[] sides = merge.IsArray ? [.. merge.Elements().Take(3).Select(side => side.String())] : merge.String().Split(' ');
        return sides.Length == 2 ? (sides[0], sides[1]) : throw merge.Error("must have two sides");
    }

    private static int Known(Vocabulary vocabulary, JsonEntry entry, string token) => vocabulary.IdOf(token) is >= 0 and int id
        ? id
        : throw entry.Error($"needs the token '{token}', which the vocabulary does not have");
}
