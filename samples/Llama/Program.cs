using System.CommandLine;
using System.Globalization;
using ModelGen;
using ModelGen.Text;

namespace Llama;

internal static class Program
{
    private static readonly Argument<string> Prompt = new("prompt") { Description = "How the text begins.", DefaultValueFactory = _ => "Once upon a time" };
    private static readonly Option<string> Declaration = new("--as") { Description = "Which declared model reads the checkpoint: stories or kjv.", DefaultValueFactory = _ => "stories" };
    private static readonly Option<string?> Model = new("--model") { Description = "A checkpoint that fits the declaration: a folder, a .safetensors or a .gguf file. Default: the one that comes with the sample." };
    private static readonly Option<int> Tokens = new("--tokens") { Description = "The most tokens to generate.", DefaultValueFactory = _ => 200 };
    private static readonly Option<double> Temperature = new("--temperature") { Description = "0 always takes the likeliest token; 1 draws as the model learned; more is wilder.", DefaultValueFactory = _ => 0 };
    private static readonly Option<long?> Seed = new("--seed") { Description = "The same seed gives the same text. Default: another one each time." };

    private static async Task<int> Main(string[] arguments)
    {
        Declaration.AcceptOnlyFromAmong("stories", "kjv");
        RootCommand command = new("A LLaMA, declared in ten lines and compiled to C#, continues your text.") { Prompt, Declaration, Model, Tokens, Temperature, Seed };
        command.SetAction(RunAsync);
        return await command.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult line, CancellationToken cancellation)
    {
        try
        {
            bool stories = line.GetValue(Declaration) == "stories";
            string path = line.GetValue(Model) ?? Path.Combine(AppContext.BaseDirectory, "weights", stories ? "stories260k" : "llama-kjv");
            using IDecoder model = stories ? Stories.Load(path) : KingJames.Load(path);
            string vocabulary = path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;
            TextGenerator generator = new(model, Tokenizer.Load(vocabulary));
            GenerationOptions options = new()
            {
                MaxTokens = line.GetValue(Tokens),
                Sampling = new SamplingOptions { Temperature = line.GetValue(Temperature), Seed = line.GetValue(Seed) },
            };

            string prompt = line.GetValue(Prompt)!;
            Console.Write(prompt);
            AsyncTextGeneration text = generator.GenerateAsync(prompt, options, cancellation);
            await foreach (string piece in text)
            {
                Console.Write(piece);
            }

            Console.WriteLine();
            Console.WriteLine();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text.Statistics.GeneratedTokens} tokens, {text.Statistics.TokensPerSecond:N0} tokens/s"));
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine();
            return 130;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ModelFormatException or ModelMismatchException or ArgumentException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
