namespace ModelGen.Text.Tokenizers;

/// <summary>What one instruction of a <see cref="PatternProgram"/> does.</summary>
internal enum PatternOperation
{
    /// <summary>The program has matched.</summary>
    Accept,

    /// <summary>Takes one code point of the set.</summary>
    Set,

    /// <summary>Takes <c>Least</c> to <c>Most</c> code points of the set.</summary>
    SetLoop,

    /// <summary>
    /// Goes on with the next instruction, or else at <c>Target</c>. Goes to Target at once where the next character is none that the first way may begin
    /// with.
    /// </summary>
    Try,

    /// <summary>Goes on at <c>Target</c>, or else with the next instruction.</summary>
    TryTarget,

    /// <summary>Goes on at <c>Target</c>.</summary>
    Jump,

    /// <summary>Goes on at <c>Target</c> if the program from the next instruction matches here.</summary>
    LookAhead,

    /// <summary>The same for text that ends here and has <c>Least</c> code points.</summary>
    LookBehind,

    /// <summary>Takes the first match of the program from the next instruction and goes on at <c>Target</c>.</summary>
    Atomic,

    /// <summary>Tests for a place.</summary>
    Anchor,

    /// <summary>Notes where a round of the loop <c>Least</c> began.</summary>
    BeginRound,

    /// <summary>Fails if the round took nothing: the loop would not end.</summary>
    EndRound,
}

/// <summary>One instruction.</summary>
internal readonly record struct PatternInstruction(PatternOperation Operation)
{
    public CodePointSet? Set { get; init; }

    public int Least { get; init; }

    public int Most { get; init; }

    public Greed Greed { get; init; }

    public int Target { get; init; }

    public bool Negative { get; init; }

    public Anchor Anchor { get; init; }

    /// <summary>For <see cref="PatternOperation.Try"/>: the ASCII characters that the first way may begin with; all of them, if it may be empty.</summary>
    public UInt128 First { get; init; }

    /// <summary>For <see cref="PatternOperation.Try"/>: whether the first way may match the empty text.</summary>
    public bool MayBeEmpty { get; init; }
}

/// <summary>A compiled pattern.</summary>
internal sealed record PatternProgram(PatternInstruction[] Instructions, int Loops);
