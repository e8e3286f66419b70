using System.Globalization;
using ModelGen;

namespace Word2Vec;

/// <summary>Understands a line, and answers it.</summary>
internal sealed class Question(EnglishWords words, int count, AnalogyMethod method)
{
    public const string Help =
        """
          king                    the nearest words
          king - man + woman      the words nearest to a sum
          man king woman          man is to king as woman is to … (the same words, as an analogy)
          gold silver             how near two words are
          sea river lake bread    four or more: the one that does not fit
        """;

    private static readonly char[] Space = [' ', '\t'];

    /// <exception cref="KeyNotFoundException">A word has no vector.</exception>
    /// <exception cref="ArgumentException">The line is no question.</exception>
    public string Answer(string line)
    {
        string[] tokens = line.Split(Space, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (tokens.Any(token => token[0] is '+' or '-'))
        {
            return Sum(tokens);
        }

        string[] known = [.. tokens.Select(Known)];
        return known.Length switch
        {
            0 => throw new ArgumentException("Ask for words:\n" + Help),
            1 => Table(words.MostSimilar(known[0], count)),
            2 => string.Create(CultureInfo.InvariantCulture, $"  cosine of {known[0]} and {known[1]}: {words.Similarity(known[0], known[1]):F3}"),
            3 => Table(words.Analogy(known[0], known[1], known[2], count, method)),
            _ => $"  {words.DoesntMatch(known)} does not fit",
        };
    }

    /// <summary>The word as the model spells it: in lower case where it does not know it otherwise.</summary>
    public string Known(string word) => words.IndexOf(word) < 0 && words.IndexOf(word.ToLowerInvariant()) >= 0 ? word.ToLowerInvariant() : word;

    private string Sum(string[] tokens)
    {
        List<string> positive = [];
        List<string> negative = [];
        List<string> terms = positive;
        foreach (string token in tokens)
        {
            terms = token[0] switch { '+' => positive, '-' => negative, _ => terms };
            if (token.TrimStart('+', '-') is { Length: > 0 } word)
            {
                terms.Add(Known(word));
                terms = positive;
            }
        }

        return Table(method == AnalogyMethod.CosMul
            ? words.MostSimilarCosMul([.. positive], [.. negative], count)
            : words.MostSimilar([.. positive.Select(word => new WeightedWord(word))], [.. negative.Select(word => new WeightedWord(word))], count));
    }

    private static string Table(ScoredWord[] found)
    {
        int width = found.Length == 0 ? 0 : found.Max(word => word.Word.Length);
        return string.Join('\n', found.Select(word => string.Create(CultureInfo.InvariantCulture, $"  {word.Word.PadRight(width)}  {word.Score:F3}")));
    }
}
