using System.CommandLine;
using ModelGen;
using ModelGen.Text;

namespace ChatGlm;

internal static class Program
{
    private const string Blank = "[MASK]";
    private const string End = "[gMASK]";
    private const string Start = "<sop>";

    private static readonly Argument<string[]> Texts = new("text")
    {
        Description = $"A text to continue, or one with blanks {Blank} to fill with the words on both sides in view. Each of several is done.",
        DefaultValueFactory = _ => ["A wise man", "My God hath sent his angel, and hath [MASK], that they have not hurt me."],
    };

    private static readonly Option<string?> Model = new("--model")
    {
        Description = "A checkpoint that fits the declaration: a folder or a .safetensors file with tokenizer.json beside it. Default: the one that comes with the sample.",
        HelpName = "PATH",
    };

    private static readonly Option<int> Tokens = new("--tokens") { Description = "The most tokens of an answer.", DefaultValueFactory = _ => 80 };
    private static readonly Option<double> Temperature = new("--temperature")
    {
        Description = "0 always takes the likeliest token; otherwise one of the 40 best is drawn: 1 as the model learned, more is wilder.",
        DefaultValueFactory = _ => 0,
    };

    private static readonly Option<long?> Seed = new("--seed") { Description = "The same seed gives the same answers. Default: another one each time." };

    private static async Task<int> Main(string[] arguments)
    {
        RootCommand command = new("A small ChatGLM, declared in eight attributes and compiled to C#, continues a text or fills its blanks.") { Texts, Model, Tokens, Temperature, Seed };
        command.SetAction(RunAsync);
        return await command.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult line, CancellationToken cancellation)
    {
        try
        {
            string path = line.GetValue(Model) ?? Path.Combine(AppContext.BaseDirectory, "weights", "chatglm");
            using Scribe model = Scribe.Load(path);
            TextGenerator generator = new(model, Tokenizer.Load(Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!));
            GenerationOptions options = new()
            {
                MaxTokens = line.GetValue(Tokens),
                Sampling = new SamplingOptions { Temperature = line.GetValue(Temperature), TopK = 40, Seed = line.GetValue(Seed) },
            };
            foreach (string text in line.GetValue(Texts)!)
            {
                await AnswerAsync(generator, text, options, cancellation);
                Console.WriteLine(Environment.NewLine);
            }

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

    /// <summary>Writes the text with what the model puts into its blanks, one after the other, or behind it.</summary>
    private static async Task AnswerAsync(TextGenerator generator, string text, GenerationOptions options, CancellationToken cancellation)
    {
        // The prefix has a mask, or ends with one; all of its tokens see each other. The answer begins behind <sop>.
        bool continues = !text.Contains(Blank, StringComparison.Ordinal);
        string left = continues ? text.TrimEnd() : "";
        string right = continues ? End : text;
        Console.Write(left);
        do
        {
            int[] prompt = generator.Tokenizer.Encode(left + right + Start, addSpecialTokens: false);
            string[] sides = right.Split(continues ? End : Blank, 2);

            // A mask stands for the space before it too.
            string before = sides[0].TrimEnd();
            Console.Write(before);
            left += before;
            await foreach (string piece in generator.GenerateAsync(prompt, options, cancellation))
            {
                Console.Write(piece);
                left += piece;
            }

            right = sides[1];
        }
        while (right.Contains(Blank, StringComparison.Ordinal));
        Console.Write(right);
    }
}
