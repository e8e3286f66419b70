using System.CommandLine;
using System.Globalization;
using ModelGen;
using Pronunciation;

Argument<string[]> texts = new("word")
{
    Description = "Words, known or never heard of.",
    DefaultValueFactory = _ => ["transformer", "snorkelize"],
};
Option<int> beams = new("--beams") { Description = "Ways to say the word that are followed side by side, and shown.", DefaultValueFactory = _ => 5 };
beams.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 1)
    {
        result.AddError("--beams must be at least 1.");
    }
});
Option<bool> evaluate = new("--evaluate") { Description = "Says the words of test-words.tsv, which the model has not been trained on, and counts those that are right." };
Option<string> path = new("--model")
{
    Description = "A folder with a checkpoint that fits the declaration, vocab-src.json, vocab-tgt.json and test-words.tsv. Default: the one that comes with the sample.",
    HelpName = "PATH",
    DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "weights", "transformer"),
};

RootCommand command = new("How is this word pronounced? The original Transformer, declared in seven attributes and compiled to C#, turns letters into phonemes (ARPAbet).") { texts, beams, evaluate, path };
command.SetAction((line, cancellation) => Task.FromResult(Run(line, cancellation)));
return command.Parse(args).Invoke();

int Run(ParseResult line, CancellationToken cancellation)
{
    try
    {
        string folder = line.GetValue(path)!;
        using Speller model = Speller.Load(folder);
        Pronouncer pronouncer = new(model, Alphabet.Load(folder));
        if (line.GetValue(evaluate))
        {
            Evaluate(pronouncer, Path.Combine(folder, "test-words.tsv"), cancellation);
            return 0;
        }

        foreach (string word in line.GetValue(texts)!)
        {
            Show(pronouncer, word, line.GetValue(beams), cancellation);
        }

        return 0;
    }
    catch (OperationCanceledException)
    {
        return 130;
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException or ModelFormatException or ModelMismatchException or ArgumentException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
}

// The ways to say a word with their scores, and where each phoneme of the likeliest looks.
static void Show(Pronouncer pronouncer, string word, int beams, CancellationToken cancellation)
{
    Console.WriteLine(word);
    foreach (Saying saying in pronouncer.Say([word], beams, cancellation)[0])
    {
        Console.WriteLine($"{saying.Score?.ToString("F3", CultureInfo.InvariantCulture),8}  {saying}");
    }

    (Saying greedy, float[] shares) = pronouncer.Look(word, cancellation);
    string[] letters = [.. word.Trim().Select(letter => letter.ToString()), "end"];
    string[] phonemes = [.. greedy.Phonemes, "end"];
    Console.WriteLine($"\n      {string.Concat(letters.Select(letter => letter.PadLeft(4)))}");
    for (int row = 0; row < shares.Length / letters.Length; row++)
    {
        IEnumerable<string> cells = Enumerable.Range(0, letters.Length).Select(column => Cell(shares[(row * letters.Length) + column]));
        Console.WriteLine($"  {phonemes[row],-4}{string.Concat(cells)}".TrimEnd());
    }

    Console.WriteLine();
}

// Percent; what is too little to matter is left out.
static string Cell(float share) => share < 0.05f ? "   ·" : ((int)Math.Round(100 * share)).ToString(CultureInfo.InvariantCulture).PadLeft(4);

static void Evaluate(Pronouncer pronouncer, string file, CancellationToken cancellation)
{
    const int Together = 50;
    IReadOnlyList<(string Word, string[][] Pronunciations)> words = Evaluation.ReadWords(file);
    Console.WriteLine($"{words.Count} words      right  but for stress  phonemes wrong");
    foreach (int beams in new[] { 1, 5 })
    {
        List<Saying[]> sayings = [];
        foreach (string[] part in words.Select(entry => entry.Word).Chunk(Together))
        {
            sayings.AddRange(pronouncer.Say(part, beams, cancellation));
            if (!Console.IsErrorRedirected)
            {
                Console.Error.Write($"\r{sayings.Count} of {words.Count} words{(sayings.Count == words.Count ? "\r\u001b[K" : "")}");
            }
        }

        Evaluation found = Evaluation.Of(words, sayings);
        string name = beams == 1 ? "greedy" : $"beam {beams}";
        string Percent(int count, int of) => (100.0 * count / of).ToString("F1", CultureInfo.InvariantCulture) + " %";
        Console.WriteLine($"{name,-12}{Percent(found.Right, found.Words),9}{Percent(found.RightButForStress, found.Words),16}{Percent(found.Errors, found.Phonemes),16}");
    }
}
