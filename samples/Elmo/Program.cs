using System.CommandLine;
using System.Globalization;
using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using ModelGen;
using ModelGen.Runtime;

namespace Elmo;

internal static partial class Program
{
    private static readonly string[] Sentences =
    [
        "He deposited his savings in the bank .",
        "He opened an account at the bank with a small sum .",
        "She cashed a check at the bank on Monday .",
        "They sat on the grassy bank of the river .",
        "The boat was pulled up on the muddy bank of the stream .",
        "Cattle stood upon the bank of the river Jordan .",
    ];

    private static readonly Argument<string[]> Texts = new("sentences") { Description = "Sentences, each in quotes, that hold the word. Default: six with a bank.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string> Word = new("--word") { Description = "The word whose vectors are compared.", DefaultValueFactory = _ => "bank" };
    private static readonly Option<int> Layer = new("--layer") { Description = "Which layer: 0 sees the word alone, 1 and 2 its sentence.", DefaultValueFactory = _ => 2 };
    private static readonly Option<bool> Test = new("--test") { Description = "Does the nearest other bank have the same sense, in twenty sentences?" };
    private static readonly Option<string?> Model = new("--model") { Description = "A checkpoint that fits the declaration: a folder, or an .hdf5 file. Default: the one that comes with the sample." };

    private static int Main(string[] arguments)
    {
        Layer.AcceptOnlyFromAmong("0", "1", "2");
        RootCommand command = new("One word, a vector for each sentence: an ELMo, declared in two attributes.") { Texts, Word, Layer, Test, Model };
        command.SetAction(Run);
        return command.Parse(arguments).Invoke();
    }

    private static int Run(ParseResult line)
    {
        try
        {
            string path = line.GetValue(Model) ?? Path.Combine(AppContext.BaseDirectory, "weights", "elmo");
            using SmallElmo model = SmallElmo.Load(path, new LoadOptions { Progress = Console.IsErrorRedirected ? null : new LoadingLine() });
            if (line.GetValue(Test))
            {
                ShowSenses(model, line.GetValue(Layer));
            }
            else
            {
                ShowCosines(line.GetValue(Texts) is { Length: > 0 } given ? given : Sentences, model, line.GetValue(Word)!, line.GetValue(Layer));
            }

            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ModelFormatException or ModelMismatchException or ArgumentException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }

    /// <summary>The word's vector in each sentence, punctuation apart: all sentences in one pass.</summary>
    private static float[][] Vectors(SmallElmo model, string[] texts, string word, int layer)
    {
        string[][] sentences = [.. texts.Select(text => Token().Matches(text).Select(match => match.Value).ToArray())];
        int[] lengths = [.. sentences.Select(words => words.Length)];
        using WordEmbedderSession session = model.CreateSession(capacity: Math.Max(1, lengths.Sum()), sentences: texts.Length);
        WordEmbeddings result = session.Embed([.. sentences.SelectMany(words => words)], lengths);
        float[][] vectors = new float[texts.Length][];
        for (int i = 0, first = 0; i < texts.Length; first += lengths[i++])
        {
            int at = Array.FindIndex(sentences[i], one => one.Equals(word, StringComparison.OrdinalIgnoreCase));
            vectors[i] = at >= 0 ? result.Vector(layer, first + at).ToArray() : throw new ArgumentException($"There is no '{word}' in '{texts[i]}'. Choose the word with --word.");
        }

        return vectors;
    }

    private static void ShowCosines(string[] texts, SmallElmo model, string word, int layer)
    {
        float[][] vectors = Vectors(model, texts, word, layer);
        Console.WriteLine($"Cosines of '{word}' in layer {layer}; 1 is the same vector.\n");
        Console.WriteLine("   " + string.Concat(Enumerable.Range(1, texts.Length).Select(number => $"{number,6}")));
        for (int i = 0; i < texts.Length; i++)
        {
            Console.WriteLine($"{i + 1,3}" + string.Concat(vectors.Select(other => Number(TensorPrimitives.CosineSimilarity(vectors[i], other)))) + "   " + texts[i]);
        }

        Console.WriteLine();
        ShowWordVector(texts.Length, word);
    }

    /// <summary>The same table of word2vec, which has looked the word up for each sentence: one row stands for all.</summary>
    private static void ShowWordVector(int sentences, string word)
    {
        using OneVector vectors = OneVector.Load(Path.Combine(AppContext.BaseDirectory, "weights", "word2vec", "words.bin"));
        string key = word.ToLowerInvariant();
        Console.WriteLine(vectors.IndexOf(key) < 0
            ? $"word2vec does not know '{key}'."
            : "w2v" + string.Concat(Enumerable.Range(0, sentences).Select(_ => Number(TensorPrimitives.CosineSimilarity(vectors[key], vectors[key]))))
                + $"   word2vec: one vector in every sentence, near {string.Join(", ", vectors.MostSimilar(key, 4).Select(near => near.Word))}");
    }

    private static string Number(float cosine) => cosine.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(6);

    [GeneratedRegex("""[.,;:!?()"]|[^\s.,;:!?()"]+""")]
    private static partial Regex Token();

    private sealed class LoadingLine : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) =>
            Console.Error.Write(value.Tensors == value.TotalTensors ? "\r                     \r" : $"\rloading {value.Fraction,5:P0}");
    }
}
