namespace ModelGen.Text.Tests.Beam;

/// <summary>Beam search as its description reads: whole lists, whole sorts, everything computed again from the texts, in double precision.</summary>
internal static class NaiveBeamSearch
{
    public sealed record Text(int[] Tokens, double LogProbability);

    /// <summary>
    /// The best texts of one source with their scores; <paramref name="close"/> says that a comparison was too near to tell in single precision.
    /// </summary>
    public static List<(int[] Tokens, double Score)> Search(
        Func<int[], float[]> logitsAfter,
        int[] prompt,
        int maximumLength,
        BeamSearchOptions options,
        out bool close)
    {
        bool near = false;
        List<Text> live = [new Text(prompt, 0)];
        List<(int[] Tokens, double Score)> finished = [];
        int beams = options.NumBeams;
        for (int length = prompt.Length; length < maximumLength && live.Count > 0; length++)
        {
            List<Text> continuations = [.. live
                .SelectMany(text => Processed(LogProbabilities(logitsAfter(text.Tokens)), text.Tokens, prompt.Length, maximumLength, options)
                    .Select((score, token) => new Text([.. text.Tokens, token], text.LogProbability + score)))
                .Where(text => text.LogProbability > double.NegativeInfinity)
                .OrderByDescending(text => text.LogProbability)];
            for (int i = 1; i < Math.Min(continuations.Count, (3 * beams) + 1); i++)
            {
                near |= continuations[i - 1].LogProbability - continuations[i].LogProbability < 1e-4;
            }

            continuations = [.. continuations.Take(Math.Max(2, 1 + options.EosTokenId.Count) * beams)];
            bool Ended(Text text) => options.EosTokenId.Contains(text.Tokens[^1]) || text.Tokens.Length == maximumLength;
            double Penalized(double logProbability, int tokens) => logProbability / Math.Pow(tokens, options.LengthPenalty);
            finished.AddRange(continuations
                .Take(beams)
                .Where(Ended)
                .Select(text => (text.Tokens, Penalized(text.LogProbability, text.Tokens.Length - prompt.Length))));
            finished = [.. finished.OrderByDescending(text => text.Score)];
            for (int i = 1; i < finished.Count; i++)
            {
                near |= Math.Abs(finished[i - 1].Score - finished[i].Score) < 1e-4 * (1 + Math.Abs(finished[i].Score));
            }

            finished = [.. finished.Take(beams)];
            live = [.. continuations.Where(text => !Ended(text)).Take(beams)];
            if (finished.Count == beams && live.Count > 0)
            {
                int hypothetical = options.EarlyStopping == EarlyStopping.Never && options.LengthPenalty > 0 ? maximumLength : length + 1;
                double best = Penalized(live[0].LogProbability, hypothetical - prompt.Length);
                near |= Math.Abs(best - finished[^1].Score) < 1e-4 * (1 + Math.Abs(best));
                if (options.EarlyStopping == EarlyStopping.WhenFull || !(best > finished[^1].Score))
                {
                    break;
                }
            }
        }

        close = near;
        return [.. finished.Take(options.NumReturnSequences)];
    }

    /// <summary>Always the most likely token.</summary>
    public static int[] Greedy(Func<int[], float[]> logitsAfter, int[] prompt, int maximumLength, BeamSearchOptions options)
    {
        int[] text = prompt;
        do
        {
            double[] scores = Processed([.. logitsAfter(text).Select(logit => (double)logit)], text, prompt.Length, maximumLength, options);
            text = [.. text, Array.IndexOf(scores, scores.Max())];
        }
        while (text.Length < maximumLength && !options.EosTokenId.Contains(text[^1]));
        return text;
    }

    public static double[] LogProbabilities(float[] logits)
    {
        double maximum = logits.Max();
        double logSum = Math.Log(logits.Sum(logit => Math.Exp(logit - maximum)));
        return [.. logits.Select(logit => logit - maximum - logSum)];
    }

    private static double[] Processed(double[] scores, int[] text, int promptLength, int maximumLength, BeamSearchOptions options)
    {
        foreach (int id in text.Distinct())
        {
            scores[id] = scores[id] < 0 ? scores[id] * options.RepetitionPenalty : scores[id] / options.RepetitionPenalty;
        }

        HashSet<int> forbidden = [];
        int n = options.NoRepeatNgramSize;
        for (int id = 0; n > 0 && id < scores.Length; id++)
        {
            int[] with = [.. text, id];
            string[] ngrams = [.. Enumerable.Range(0, Math.Max(0, with.Length - n + 1)).Select(i => string.Join(',', with[i..(i + n)]))];
            if (ngrams.Length > 0 && ngrams.SkipLast(1).Contains(ngrams[^1]))
            {
                forbidden.Add(id);
            }
        }

        foreach (IReadOnlyList<int> word in options.BadWordsIds)
        {
            bool complete = word.Count == 1
                ? !options.EosTokenId.Contains(word[0])
                : text.Length >= word.Count && text.TakeLast(word.Count - 1).SequenceEqual(word.SkipLast(1));
            if (complete)
            {
                forbidden.Add(word[^1]);
            }
        }

        if (text.Length < options.MinLength || text.Length - promptLength < (options.MinNewTokens ?? 0))
        {
            forbidden.UnionWith(options.EosTokenId);
        }

        double[] result = [.. scores.Select((score, id) => forbidden.Contains(id) ? double.NegativeInfinity : score)];
        if (text.Length == 1 && options.ForcedBosTokenId is { } bos)
        {
            result = [.. result.Select((_, id) => id == bos ? 0 : double.NegativeInfinity)];
        }

        if (text.Length == maximumLength - 1 && options.ForcedEosTokenId.Count > 0)
        {
            result = [.. result.Select((_, id) => options.ForcedEosTokenId.Contains(id) ? 0 : double.NegativeInfinity)];
        }

        return result;
    }
}
