namespace ModelGen.Text.Tokenizers;

/// <summary>Memory of one encoding at a time, used again by the next.</summary>
internal sealed class PipelineScratch
{
    /// <summary>The pieces before a step.</summary>
    public PieceBuffer Source { get; private set; } = new();

    /// <summary>The pieces after a step.</summary>
    public PieceBuffer Target { get; private set; } = new();

    /// <summary>The pieces between two steps of a sequence.</summary>
    public PieceBuffer Spare { get; } = new();

    /// <summary>Matches of a pattern.</summary>
    public List<(int Start, int End)> Matches { get; } = [];

    /// <summary>Ranges that a text is cut into.</summary>
    public List<(int Start, int End)> Cuts { get; } = [];

    /// <summary>Symbols that are being merged.</summary>
    public MergeScratch Merges { get; } = new();

    /// <summary>The ids so far.</summary>
    public List<int> Ids { get; } = [];

    /// <summary>Makes the target the source of the next step.</summary>
    public void Swap() => (Source, Target) = (Target, Source);

    /// <summary>Gives memory of an unusually long text back.</summary>
    public void Trim()
    {
        const int LargestKept = 1 << 18;
        Source.Clear();
        Target.Clear();
        Spare.Clear();
        Merges.Trim(LargestKept);
        foreach (List<(int Start, int End)> list in (ReadOnlySpan<List<(int Start, int End)>>)[Matches, Cuts])
        {
            list.Clear();
            if (list.Capacity > LargestKept)
            {
                list.Capacity = 0;
            }
        }

        Ids.Clear();
        if (Ids.Capacity > LargestKept)
        {
            Ids.Capacity = 0;
        }
    }
}
