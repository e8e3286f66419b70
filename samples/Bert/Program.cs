using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using Bert;
using ModelGen;
using ModelGen.Runtime;
using ModelGen.Text;

Argument<FileInfo> file = new("file") { Description = "A text file; each of its lines is a text to find." };
Argument<string> query = new("query") { Description = "What to look for: the meaning counts, not the words." };
Option<int> top = new("--top") { Description = "How many lines to show.", DefaultValueFactory = _ => 5 };
Option<string> path = new("--model")
{
    Description = "A checkpoint that fits the declaration. Default: the one that comes with the sample.",
    DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "weights", "minilm", "all-MiniLM-L6-v2-Q8_0.gguf"),
    Recursive = true,
};

Command search = new("search", "Finds the lines of a text file that are nearest to a query in meaning.") { file, query, top };
search.SetAction((line, cancellation) => Task.FromResult(Run(line, (model, tokenizer) => Search(model, tokenizer, line, cancellation))));
Command bank = new("bank", "Compares the vectors of the word 'bank' in four sentences.");
bank.SetAction(line => Run(line, Compare));
return new RootCommand("A BERT, declared in ten lines and compiled to C#, understands texts.") { search, bank, path }.Parse(args).Invoke();

int Run(ParseResult line, Action<MiniLm, Tokenizer> action)
{
    try
    {
        using MiniLm model = MiniLm.Load(line.GetValue(path)!);
        action(model, Tokenizer.Load(line.GetValue(path)!));
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

void Search(MiniLm model, Tokenizer tokenizer, ParseResult line, CancellationToken cancellation)
{
    string[] texts = [.. File.ReadLines(line.GetValue(file)!.FullName).Where(text => !string.IsNullOrWhiteSpace(text))];
    using SentenceEmbedder embedder = new(model, tokenizer, new SentenceEmbedderOptions { MaxTokens = 256 });
    float[] vectors = new float[texts.Length * embedder.Size];
    Stopwatch watch = Stopwatch.StartNew();
    embedder.Embed(texts, vectors, Console.IsErrorRedirected ? null : new Progress(texts.Length), cancellation);
    double seconds = watch.Elapsed.TotalSeconds;

    float[] wanted = embedder.Embed(line.GetValue(query)!);
    IEnumerable<(string Text, float Cosine)> nearest = texts
        .Select((text, i) => (text, TensorPrimitives.Dot(wanted, vectors.AsSpan(i * embedder.Size, embedder.Size))))
        .OrderByDescending(row => row.Item2)
        .Take(line.GetValue(top));
    foreach ((string text, float cosine) in nearest)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cosine,6:F3}  {text.Trim()}"));
    }

    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Length} lines read in {seconds:F2} s"));
}

// One word, four vectors: what a word means depends on the sentence around it.
static void Compare(MiniLm model, Tokenizer tokenizer)
{
    string[] sentences =
    [
        "He sat on the bank of the river and watched the water.",
        "The boat drifted toward the muddy bank of the stream.",
        "She deposited the money in the bank on Friday.",
        "The bank raised the interest rate on its loans.",
    ];
    int word = tokenizer.IdOf("bank") ?? throw new ArgumentException("The tokenizer has no token 'bank'.");
    int size = MiniLm.Manifest.Hidden;
    RaggedBatch texts = new();
    foreach (string sentence in sentences)
    {
        texts.Add(tokenizer.Encode(sentence));
    }

    float[] hidden = new float[texts.TokenCount * size];
    using EncoderSession session = model.CreateSession(tokens: texts.TokenCount);
    session.Encode(texts, hidden);
    ReadOnlySpan<float> VectorIn(int text) => hidden.AsSpan((texts.Start(text) + texts.Tokens(text).IndexOf(word)) * size, size);

    Console.WriteLine("Cosines of 'bank'; 1 is the same vector.\n\n        1     2     3     4");
    for (int row = 0; row < sentences.Length; row++)
    {
        IEnumerable<string> cosines = Enumerable.Range(0, sentences.Length)
            .Select(column => TensorPrimitives.CosineSimilarity(VectorIn(row), VectorIn(column)).ToString("F2", CultureInfo.InvariantCulture).PadLeft(6));
        Console.WriteLine($"{row + 1,3}{string.Concat(cosines)}   {sentences[row]}");
    }
}

/// <summary>One line on the terminal that counts.</summary>
internal sealed class Progress(int total) : IProgress<int>
{
    public void Report(int value) => Console.Error.Write($"\r{value} of {total} lines{(value == total ? "\r\u001b[K" : "")}");
}
