using System.CommandLine;
using System.Globalization;
using ModelGen.Text;
using ModelGen.Tool.Import;
using ModelGen.Tool.Models;
using ModelGen.Tool.Running;

namespace ModelGen.Tool.Commands;

/// <summary><c>modelgen run</c>: a model continues texts, or answers them.</summary>
internal static class RunCommand
{
    private const string Description =
        """
        Writes texts with a model: decoders continue the prompt, encoder-decoders answer it. The model is the class of an assembly or of a C# file of declarations; without one, it is imported from the checkpoint.

        Examples:
          modelgen run ./Llama-3.2-1B --prompt "Once upon a time" --temperature 0.8 --top-p 0.95
          modelgen run model.gguf --assembly bin/Release/net10.0/MyModels.dll --model TinyLlama --prompt "Hello"
          modelgen run ./Qwen3-0.6B --chat --system "Be brief."
          modelgen run ./t5-small --prompt "translate English to German: Good morning." --beams 4
        """;

    private static readonly Argument<string> Path = new("checkpoint") { Description = "A directory of a checkpoint, a .safetensors file with a config.json beside it, or a .gguf file." };
    private static readonly Option<string> Assembly = new("--assembly") { Description = "A .dll with the model, or a .cs file that declares it and needs nothing but ModelGen. Default: the model is imported." };
    private static readonly Option<string> Model = new("--model") { Description = "The class, where the assembly has several." };
    private static readonly Option<string> Prompt = new("--prompt", "-p") { Description = "The text to continue or to answer. Default: each line of the standard input." };
    private static readonly Option<bool> Chat = new("--chat") { Description = "Each line is a question within one conversation, by the chat template of the checkpoint; /reset begins a new one, /exit ends." };
    private static readonly Option<string> System = new("--system") { Description = "With --chat: what is said before the first question." };
    private static readonly Option<int> MaxTokens = new("--max-tokens", "-n") { Description = "The most tokens to write.", DefaultValueFactory = _ => 256 };
    private static readonly Option<string[]> Stop = new("--stop") { Description = "A text that ends what is written; may be given several times." };
    private static readonly Option<double> Temperature = new("--temperature") { Description = "0 takes the likeliest token each time; 1 draws as the model learned; more is wilder.", DefaultValueFactory = _ => 0 };
    private static readonly Option<int> TopK = new("--top-k") { Description = "Only so many of the likeliest tokens can be drawn. 0: all.", DefaultValueFactory = _ => 0 };
    private static readonly Option<double> TopP = new("--top-p") { Description = "Only the likeliest tokens whose probabilities reach this sum. 1: all.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> MinP = new("--min-p") { Description = "Only tokens at least so many times as likely as the likeliest. 0: all.", DefaultValueFactory = _ => 0 };
    private static readonly Option<double> RepetitionPenalty = new("--repetition-penalty") { Description = "Above 1 makes tokens of the text less likely.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> FrequencyPenalty = new("--frequency-penalty") { Description = "Taken from the logit of a token as often as it was written.", DefaultValueFactory = _ => 0 };
    private static readonly Option<double> PresencePenalty = new("--presence-penalty") { Description = "Taken from the logit of a token once if it was written.", DefaultValueFactory = _ => 0 };
    private static readonly Option<long?> Seed = new("--seed") { Description = "The same seed gives the same text. Default: another one each time." };
    private static readonly Option<int> Beams = new("--beams") { Description = "Searches for the likeliest text with so many beams, instead of choosing token by token.", DefaultValueFactory = _ => 0 };
    private static readonly Option<double> LengthPenalty = new("--length-penalty") { Description = "With --beams: above 0 favours long texts, below short ones.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Tokenizer = new("--tokenizer") { Description = "A tokenizer's file or folder. Default: what lies beside the checkpoint." };
    private static readonly Option<string> SourceTokenizer = new("--source-tokenizer") { Description = "The tokenizer of what an encoder-decoder reads, where it has one of its own." };
    private static readonly Option<bool> Ids = new("--ids") { Description = "Texts are numbers of tokens with spaces between them; no tokenizer is needed." };
    private static readonly Option<bool> Raw = new("--raw") { Description = "The prompt has its special tokens already: none are added." };
    private static readonly Option<WeightType?> Weights = new("--weights") { Description = "Converts matrices to a type while they are loaded." };
    private static readonly Option<bool> Statistics = new("--statistics") { Description = "Tells behind each text how many tokens were written, and how fast." };

    public static Command Create(TextReader input)
    {
        Command command = new("run", Description)
        {
            Path, Assembly, Model, Prompt, Chat, System, MaxTokens, Stop, Temperature, TopK, TopP, MinP, RepetitionPenalty, FrequencyPenalty, PresencePenalty, Seed, Beams, LengthPenalty, Tokenizer, SourceTokenizer, Ids, Raw, Weights, Statistics,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Beams) > 0 && (result.GetValue(Temperature) != 0 || result.GetValue(Stop) is { Length: > 0 }))
            {
                result.AddError("--beams looks for the likeliest text: it does not go with --temperature and --stop.");
            }

            if (result.GetValue(Chat) && (result.GetValue(Beams) > 0 || result.GetValue(Ids) || result.GetValue(Raw) || result.GetValue(Stop) is { Length: > 0 }))
            {
                result.AddError("--chat follows the template of the checkpoint: it does not go with --beams, --ids, --raw and --stop.");
            }

            if (result.GetValue(System) is not null && !result.GetValue(Chat))
            {
                result.AddError("--system begins a conversation: give --chat too.");
            }

            if (result.GetValue(Model) is not null && result.GetValue(Assembly) is null)
            {
                result.AddError("--model is a class of an --assembly: give both.");
            }
        });
        command.SetAction((line, cancellation) => RunAsync(line, input, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, TextReader input, CancellationToken cancellation)
    {
        string path = line.GetValue(Path)!;
        RunOptions options = OptionsOf(line);
        DeclaredModel model = line.GetValue(Assembly) is { } assembly
            ? await ModelAssembly.ModelOfAsync(assembly, line.GetValue(Model), cancellation).ConfigureAwait(false)
            : (await Importer.ImportAsync(path, name: null, space: null, cancellation).ConfigureAwait(false)).Model;
        using Writer writer = new(Load(model, path, line.GetValue(Weights)), path, options);
        if (line.GetValue(Chat))
        {
            using Conversation conversation = writer.Converse(path, line.GetValue(System));
            await ConverseAsync(conversation, line, input, cancellation).ConfigureAwait(false);
            return 0;
        }

        if (line.GetValue(Prompt) is { } prompt)
        {
            await WriteAsync(writer, prompt, writer.Continues && !options.Ids ? prompt : "", line, cancellation).ConfigureAwait(false);
            return 0;
        }

        while (await input.ReadLineAsync(cancellation).ConfigureAwait(false) is { } text)
        {
            await WriteAsync(writer, text, shown: "", line, cancellation).ConfigureAwait(false);
        }

        return 0;
    }

    private static async Task WriteAsync(Writer writer, string prompt, string shown, ParseResult line, CancellationToken cancellation)
    {
        InvocationConfiguration console = line.InvocationConfiguration;
        GenerationStatistics? statistics = await writer.WriteAsync(prompt, shown, console.Output, cancellation).ConfigureAwait(false);
        await EndTextAsync(statistics, line).ConfigureAwait(false);
    }

    private static async Task ConverseAsync(Conversation conversation, ParseResult line, TextReader input, CancellationToken cancellation)
    {
        InvocationConfiguration console = line.InvocationConfiguration;
        if (line.GetValue(Prompt) is { } prompt)
        {
            await EndTextAsync(await conversation.AnswerAsync(prompt, console.Output, cancellation).ConfigureAwait(false), line).ConfigureAwait(false);
            return;
        }

        while (await input.ReadLineAsync(cancellation).ConfigureAwait(false) is { } text && text.Trim() != "/exit")
        {
            try
            {
                if (text.Trim() == "/reset")
                {
                    conversation.Reset();
                }
                else if (text.Trim().Length > 0)
                {
                    await EndTextAsync(await conversation.AnswerAsync(text, console.Output, cancellation).ConfigureAwait(false), line).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is ToolException or ChatTemplateException)
            {
                // The conversation can go on, or begin anew.
                await console.Error.WriteLineAsync($"modelgen: {exception.Message}").ConfigureAwait(false);
            }
        }
    }

    private static async Task EndTextAsync(GenerationStatistics? statistics, ParseResult line)
    {
        InvocationConfiguration console = line.InvocationConfiguration;
        await console.Output.WriteLineAsync().ConfigureAwait(false);
        if (statistics is not null && line.GetValue(Statistics))
        {
            await console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{statistics.PromptTokens} tokens read, {statistics.PromptTokensPerSecond:N0} tokens/s; {statistics.GeneratedTokens} written, {statistics.TokensPerSecond:N0} tokens/s; seed {statistics.Seed}")).ConfigureAwait(false);
        }
    }

    private static object Load(DeclaredModel model, string path, WeightType? weights)
    {
        try
        {
            return model.Load(path, new LoadOptions { Weights = weights });
        }
        catch (ArgumentException exception)
        {
            throw ToolException.Of(exception);
        }
    }

    private static RunOptions OptionsOf(ParseResult line)
    {
        try
        {
            return new RunOptions
            {
                Generation = new GenerationOptions
                {
                    MaxTokens = line.GetValue(MaxTokens),
                    StopSequences = line.GetValue(Stop) ?? [],
                    AddSpecialTokens = !line.GetValue(Raw),
                    Sampling = new SamplingOptions
                    {
                        Temperature = line.GetValue(Temperature),
                        TopK = line.GetValue(TopK),
                        TopP = line.GetValue(TopP),
                        MinP = line.GetValue(MinP),
                        RepetitionPenalty = line.GetValue(RepetitionPenalty),
                        FrequencyPenalty = line.GetValue(FrequencyPenalty),
                        PresencePenalty = line.GetValue(PresencePenalty),
                        Seed = line.GetValue(Seed),
                    },
                },
                Beams = line.GetValue(Beams),
                LengthPenalty = line.GetValue(LengthPenalty),
                Ids = line.GetValue(Ids),
                Tokenizer = line.GetValue(Tokenizer),
                SourceTokenizer = line.GetValue(SourceTokenizer),
            };
        }
        catch (ArgumentException exception)
        {
            throw ToolException.Of(exception);
        }
    }
}
