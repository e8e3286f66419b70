namespace ModelGen.Text.Tests.Sampling;

/// <summary>The steps of sampling as a textbook would write them: whole vocabulary, whole sorts, no reuse.</summary>
internal static class NaiveSampler
{
    /// <summary>The tokens that may be drawn, best first, with their probabilities.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="history">The tokens so far.</param>
    /// <param name="options">The steps.</param>
    /// <param name="close">Whether a sum or a share came so near its threshold that another order of additions could have decided otherwise.</param>
    public static List<(int Id, double Probability)> Distribution(float[] logits, int[] history, SamplingOptions options, out bool close)
    {
        close = false;
        List<(int Id, double Logit)> tokens = [.. Penalized(logits, history, options)
            .Select((logit, id) => (Id: id, Logit: (double)logit))
            .OrderByDescending(token => token.Logit)
            .ThenBy(token => token.Id)];
        if (options.Order == SamplerOrder.HuggingFace)
        {
            tokens = Divide(tokens, options.Temperature);
        }

        if (options.TopK > 0)
        {
            tokens = [.. tokens.Take(options.TopK)];
        }

        if (options.TopP < 1)
        {
            List<(int Id, double Probability)> probabilities = Softmax(tokens);
            double sum = 0;
            int kept = 0;
            do
            {
                sum += probabilities[kept++].Probability;
                close |= Math.Abs(sum - options.TopP) < 1e-12;
            }
            while (kept < tokens.Count && sum < options.TopP);
            tokens = [.. tokens.Take(kept)];
        }

        if (options.MinP > 0)
        {
            List<(int Id, double Probability)> probabilities = Softmax(tokens);
            double least = options.MinP * probabilities[0].Probability;
            close |= probabilities.Any(token => token.Probability != probabilities[0].Probability && Math.Abs((token.Probability / least) - 1) < 1e-12);
            tokens = [.. tokens.Where((_, i) => probabilities[i].Probability >= least || tokens[i].Logit == tokens[0].Logit)];
        }

        if (options.Order == SamplerOrder.LlamaCpp)
        {
            tokens = Divide(tokens, options.Temperature);
        }

        return Softmax(tokens);
    }

    private static float[] Penalized(float[] logits, int[] history, SamplingOptions options)
    {
        float[] penalized = [.. logits];
        IEnumerable<int> window = options.PenaltyWindow is { } length ? history.TakeLast(length) : history;
        foreach (IGrouping<int, int> token in window.GroupBy(id => id))
        {
            float logit = penalized[token.Key];
            logit = logit > 0 ? logit / (float)options.RepetitionPenalty : logit * (float)options.RepetitionPenalty;
            penalized[token.Key] = logit - ((token.Count() * (float)options.FrequencyPenalty) + (float)options.PresencePenalty);
        }

        return penalized;
    }

    private static List<(int Id, double Logit)> Divide(List<(int Id, double Logit)> tokens, double temperature) =>
        [.. tokens.Select(token => (token.Id, token.Logit / temperature))];

    private static List<(int Id, double Probability)> Softmax(List<(int Id, double Logit)> tokens)
    {
        double maximum = tokens.Max(token => token.Logit);
        double sum = tokens.Sum(token => Math.Exp(token.Logit - maximum));
        return [.. tokens.Select(token => (token.Id, Math.Exp(token.Logit - maximum) / sum))];
    }
}
