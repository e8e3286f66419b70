namespace ModelGen.Text.Tokenizers;

/// <summary>Reads a unigram language model: tokens with their scores, the id of each its place.</summary>
internal static class UnigramReader
{
    public static TokenModel Read(JsonEntry entry)
    {
        JsonEntry list = entry.Require("vocab");
        var tokens = new List<(string Text, int Id)>(list.Count);
        double[] scores = new double[list.Count];
        foreach (JsonEntry pair in list.Elements())
        {
            JsonEntry[] sides = pair.Count == 2 ? [.. pair.Elements()] : throw pair.Error("must be a token and its score");
            double score = sides[1].Number();
            scores[tokens.Count] = double.IsFinite(score) ? score : throw sides[1].Error("is a score beyond all numbers");
            tokens.Add((sides[0].String(), tokens.Count));
        }

        int unknown = entry.Find("unk_id") is { } id ? Known(id, tokens.Count) : -1;
        Vocabulary vocabulary = Vocabulary.Create(entry.File, tokens);
        var trie = new PieceTrie(entry.File, tokens.Where(token => token.Text.Length > 0));
        var paths = new UnigramPaths(trie, scores, unknown, scores.Min() - UnigramPaths.UnknownPenalty, single: false);
        return new UnigramModel(entry.File, vocabulary, paths, unknown, entry.Flag("byte_fallback", false), wholeRuns: true);
    }

    private static int Known(JsonEntry id, int tokens) => id.Count32() < tokens
        ? id.Count32()
        : throw id.Error($"is the id {id.Count32()}, and the vocabulary has {tokens} tokens");
}
