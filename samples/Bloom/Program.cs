using System.CommandLine;
using ModelGen;
using ModelGen.Text;

namespace Bloom;

internal static class Program
{
    private static readonly string Weights = Path.Combine(AppContext.BaseDirectory, "weights", "bloom");

    private static readonly Argument<string[]> Prompts = new("prompt")
    {
        Description = "How a text begins, in English or Spanish; each of several is continued.",
        DefaultValueFactory = _ => ["In the beginning, God", "Alabad á Jehová,"],
    };

    private static readonly Option<string?> Model = new("--model")
    {
        Description = "A checkpoint that fits the declaration: a folder, a .safetensors or a .gguf file. Default: the one that comes with the sample.",
        HelpName = "PATH",
    };

    private static readonly Option<int> Tokens = new("--tokens") { Description = "The most tokens to generate for a prompt.", DefaultValueFactory = _ => 80 };
    private static readonly Option<double> Temperature = new("--temperature")
    {
        Description = "0 always takes the likeliest token and soon repeats itself; else one of the 40 best is drawn: 1 as learned, more is wilder.",
        DefaultValueFactory = _ => 0.7,
    };

    private static readonly Option<long> Seed = new("--seed") { Description = "The same seed gives the same texts.", DefaultValueFactory = _ => 2 };
    private static readonly Option<bool> Measure = new("--perplexity")
    {
        Description = "Instead of generating: how well the model foresees a book it has not seen, cut into windows of 64 to 2,048 tokens.",
    };

    private static readonly Option<FileInfo?> Plot = new("--plot")
    {
        Description = "With --perplexity: writes the plot of the table as a PNG file.",
        HelpName = "FILE.png",
    };

    private static async Task<int> Main(string[] arguments)
    {
        RootCommand command = new("A BLOOM, declared in ten lines and compiled to C#, continues English and Spanish; trained on 128 tokens, it reads 2,048.")
        {
            Prompts, Model, Tokens, Temperature, Seed, Measure, Plot,
        };
        command.Validators.Add(line =>
        {
            if (line.GetValue(Plot) is not null && !line.GetValue(Measure))
            {
                line.AddError("--plot draws what --perplexity measures: give both.");
            }
        });
        command.SetAction(RunAsync);
        return await command.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult line, CancellationToken cancellation)
    {
        try
        {
            string path = line.GetValue(Model) ?? Weights;
            using Scripture model = Scripture.Load(path);
            string vocabulary = path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;
            Tokenizer tokenizer = Tokenizer.Load(vocabulary);
            if (line.GetValue(Measure))
            {
                PerplexityReport.Write(model, tokenizer, Weights, line.GetValue(Plot)?.ToString(), cancellation);
                return 0;
            }

            GenerationOptions options = new()
            {
                MaxTokens = line.GetValue(Tokens),
                Sampling = new SamplingOptions { Temperature = line.GetValue(Temperature), TopK = 40, Seed = line.GetValue(Seed) },
            };
            TextGenerator generator = new(model, tokenizer);
            foreach (string prompt in line.GetValue(Prompts)!)
            {
                Console.Write(prompt);
                await foreach (string piece in generator.GenerateAsync(prompt, options, cancellation))
                {
                    Console.Write(piece);
                }

                Console.WriteLine(Environment.NewLine);
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine();
            return 130;
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or ModelFormatException or ModelMismatchException or ArgumentException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
