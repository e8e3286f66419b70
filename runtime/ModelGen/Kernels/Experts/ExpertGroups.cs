namespace ModelGen.Kernels;

/// <summary>Groups of neighbouring experts, of which a token may choose from some. DeepSeek-AI 2024 §2.1.3.</summary>
/// <param name="count">Groups, all of one size.</param>
/// <param name="active">Groups that a token's experts come from.</param>
/// <param name="top">How many of a group's largest scores its own is the sum of.</param>
public readonly struct ExpertGroups(int count, int active, int top)
{
    /// <summary>Groups; 0 or 1: every expert is within reach.</summary>
    public int Count { get; } = count;

    /// <summary>Groups that a token's experts come from.</summary>
    public int Active { get; } = active;

    /// <summary>How many of a group's largest scores its own is the sum of.</summary>
    public int Top { get; } = top;
}
