namespace Pronunciation;

/// <summary>How often sayings are right, against the nearest of a word's pronunciations in a dictionary.</summary>
/// <param name="Words">Words that were asked.</param>
/// <param name="Right">Those said exactly so.</param>
/// <param name="RightButForStress">Those said so when the digits of stress do not count.</param>
/// <param name="Errors">Phonemes to change, add or leave out, over all words.</param>
/// <param name="Phonemes">Phonemes of the dictionary, over all words.</param>
internal sealed record Evaluation(int Words, int Right, int RightButForStress, int Errors, int Phonemes)
{
    /// <summary>Reads a file of words and their pronunciations: a header, then lines <c>word TAB phonemes | phonemes</c>.</summary>
    /// <exception cref="InvalidDataException">A line is otherwise.</exception>
    public static IReadOnlyList<(string Word, string[][] Pronunciations)> ReadWords(string path) =>
    [
        .. File.ReadLines(path).Skip(1).Select(line => line.Split('\t') is [{ Length: > 0 } word, { Length: > 0 } pronunciations]
            ? (word, pronunciations.Split(" | ").Select(one => one.Split(' ')).ToArray())
            : throw new InvalidDataException($"'{path}' must have lines of a word, a tabulator and its pronunciations, and has '{line}'.")),
    ];

    public static Evaluation Of(IReadOnlyList<(string Word, string[][] Pronunciations)> words, IReadOnlyList<Saying[]> sayings)
    {
        Evaluation sum = new(words.Count, 0, 0, 0, 0);
        for (int i = 0; i < words.Count; i++)
        {
            string[] said = sayings[i][0].Phonemes;
            (int errors, int phonemes) = words[i].Pronunciations.Min(right => (Distance(said, right), right.Length));
            bool isPlain = words[i].Pronunciations.Any(right => said.Select(Plain).SequenceEqual(right.Select(Plain)));
            sum = sum with
            {
                Right = sum.Right + (errors == 0 ? 1 : 0),
                RightButForStress = sum.RightButForStress + (isPlain ? 1 : 0),
                Errors = sum.Errors + errors,
                Phonemes = sum.Phonemes + phonemes,
            };
        }

        return sum;
    }

    private static string Plain(string phoneme) => phoneme.TrimEnd('0', '1', '2');

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string[] said, string[] right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= said.Length; i++)
        {
            (int diagonal, row[0]) = (row[0], i);
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (said[i - 1] == right[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, replaced));
            }
        }

        return row[^1];
    }
}
