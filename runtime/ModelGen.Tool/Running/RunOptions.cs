using ModelGen.Text;

namespace ModelGen.Tool.Running;

/// <summary>How texts are written.</summary>
internal sealed record RunOptions
{
    /// <summary>How tokens are chosen, and when to stop.</summary>
    public required GenerationOptions Generation { get; init; }

    /// <summary>Texts that are followed side by side; 0: none, tokens are chosen one by one.</summary>
    public int Beams { get; init; }

    public double LengthPenalty { get; init; } = 1;

    /// <summary>Whether texts are the numbers of their tokens.</summary>
    public bool Ids { get; init; }

    /// <summary>Where the tokenizer is; null: beside the checkpoint.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>Where that of sources is, if they have one of their own.</summary>
    public string? SourceTokenizer { get; init; }
}
