using ModelGen.Runtime;

namespace ModelGen.Tool.Running;

/// <summary>The tokens that begin and end texts, as <c>generation_config.json</c> and <c>config.json</c> beside a checkpoint say them.</summary>
internal sealed record GenerationConfiguration
{
    /// <summary>What the first says goes before the other.</summary>
    private static readonly string[] Files = ["generation_config.json", "config.json"];

    /// <summary>Tokens that end a text.</summary>
    public IReadOnlyList<int> Ends { get; private init; } = [];

    public int? Begin { get; private init; }

    /// <summary>The token that targets of an encoder-decoder begin with.</summary>
    public int? DecoderStart { get; private init; }

    public int? Padding { get; private init; }

    /// <summary>The token that follows the first, such as a language's.</summary>
    public int? ForcedBegin { get; private init; }

    /// <summary>The tokens of which one ends a text at its greatest length.</summary>
    public IReadOnlyList<int> ForcedEnds { get; private init; } = [];

    /// <summary>Reads the files that are there.</summary>
    /// <param name="checkpoint">A folder, or a file in it.</param>
    /// <exception cref="ModelFormatException">A file is no JSON object.</exception>
    public static GenerationConfiguration Beside(string checkpoint)
    {
        string folder = Directory.Exists(checkpoint) ? checkpoint : Path.GetDirectoryName(Path.GetFullPath(checkpoint))!;
        string[] paths = [.. Files.Select(name => Path.Combine(folder, name)).Where(File.Exists)];
        List<ConfigurationFile> files = [];
        try
        {
            files.AddRange(paths.Select(path => new ConfigurationFile(path)));
            return new GenerationConfiguration
            {
                Ends = Ids("eos_token_id"),
                Begin = Id("bos_token_id"),
                DecoderStart = Id("decoder_start_token_id"),
                Padding = Id("pad_token_id"),
                ForcedBegin = Id("forced_bos_token_id"),
                ForcedEnds = Ids("forced_eos_token_id"),
            };
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }

        int? Id(string key) => Ids(key) is [var id, ..] ? id : null;

        int[] Ids(string key)
        {
            object? value = files.Select(file => file.Find(key)).FirstOrDefault(found => found is not null);
            IEnumerable<object?> all = value is object[] list ? list : new[] { value };
            return [.. all.OfType<long>().Where(id => id is >= 0 and <= int.MaxValue).Select(id => (int)id)];
        }
    }
}
