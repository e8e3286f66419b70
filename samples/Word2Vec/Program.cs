using System.CommandLine;
using System.Globalization;
using ModelGen;

namespace Word2Vec;

internal static class Program
{
    private static readonly Argument<string[]> Words = new("words") { Description = "A question, as below. Without words, questions are read from the console or a file, a line each.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Model = new("--model") { Description = "A word2vec file of 100 dimensions, text or binary. Default: the one that comes with the sample." };
    private static readonly Option<int> Count = new("--count") { Description = "How many words to find.", DefaultValueFactory = _ => 10 };
    private static readonly Option<bool> Product = new("--product") { Description = "Multiply similarities (3CosMul) where they are added otherwise (3CosAdd)." };
    private static readonly Option<string?> Plot = new("--plot") { Description = "Write a picture of the words, or of some of many kinds, as PNG.", HelpName = "FILE.png" };

    private static readonly string[] Kinds =
    [
        "king", "queen", "prince", "princess", "father", "mother", "son", "daughter", "lion", "wolf", "bear", "sheep", "goat", "horse", "bread", "wine", "milk", "honey", "meat", "cheese",
        "france", "germany", "italy", "spain", "england", "paris", "berlin", "gold", "silver", "iron", "brass", "copper", "guitar", "violin", "flute", "piano", "planet", "comet", "moon", "star",
    ];

    private static int Main(string[] arguments)
    {
        RootCommand command = new("Asks a table of word vectors for the nearest words, for analogies and for what does not fit.\n\nQuestions:\n" + Question.Help) { Words, Model, Count, Product, Plot };
        Count.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > 10_000) { result.AddError("--count is a number from 1 to 10000."); } });
        command.SetAction(Run);
        return command.Parse(arguments).Invoke();
    }

    private static int Run(ParseResult line)
    {
        try
        {
            string path = line.GetValue(Model) ?? Path.Combine(AppContext.BaseDirectory, "weights", "word2vec", "words.bin");
            using EnglishWords words = EnglishWords.Load(path, new LoadOptions { Progress = Console.IsErrorRedirected ? null : new Progress() });
            Question question = new(words, line.GetValue(Count), line.GetValue(Product) ? AnalogyMethod.CosMul : AnalogyMethod.CosAdd);
            string[] asked = line.GetValue(Words)!;
            if (line.GetValue(Plot) is { } picture)
            {
                string[] shown = asked.Length > 0 ? [.. asked.Select(question.Known)] : [.. Kinds.Where(word => words.IndexOf(word) >= 0)];
                Console.WriteLine(shown.Length > 2 ? WordPlot.Save(words, shown, picture) : throw new ArgumentException("A picture needs three words at least."));
            }
            else if (asked.Length > 0)
            {
                Console.WriteLine(question.Answer(string.Join(' ', asked)));
            }
            else
            {
                Converse(words, question);
            }

            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ModelFormatException or ModelMismatchException or ArgumentException or KeyNotFoundException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    private static void Converse(EnglishWords words, Question question)
    {
        bool isPerson = !Console.IsInputRedirected;
        if (isPerson)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{words.Words.Count:N0} words. An empty line ends.\n{Question.Help}"));
        }

        while (true)
        {
            Console.Write(isPerson ? "> " : "");
            if (Console.ReadLine() is not { } line || (isPerson && string.IsNullOrWhiteSpace(line)))
            {
                return;
            }

            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (!isPerson)
            {
                Console.WriteLine("> " + line.Trim());
            }

            try
            {
                Console.WriteLine(question.Answer(line) + "\n");
            }
            catch (Exception error) when (error is KeyNotFoundException or ArgumentException)
            {
                Console.WriteLine("  " + error.Message + "\n");
            }
        }
    }

    /// <summary>A line that counts up while a large file is read, and is gone afterwards.</summary>
    private sealed class Progress : IProgress<LoadProgress>
    {
        private readonly long _start = Environment.TickCount64;

        public void Report(LoadProgress value)
        {
            if (Environment.TickCount64 - _start > 500)
            {
                Console.Error.Write(value.Fraction < 1 ? string.Create(CultureInfo.InvariantCulture, $"\rloading {value.Fraction,4:P0}") : "\r              \r");
            }
        }
    }
}
