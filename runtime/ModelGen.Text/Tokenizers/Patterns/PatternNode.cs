namespace ModelGen.Text.Tokenizers;

/// <summary>A parsed pattern. <see cref="PatternCompiler"/> turns it into a program.</summary>
internal abstract record PatternNode;

/// <summary>Matches one code point of a set; with an empty set, nothing.</summary>
internal sealed record SetNode(CodePointSet Set) : PatternNode;

/// <summary>One after the other; with none, the empty text.</summary>
internal sealed record SequenceNode(IReadOnlyList<PatternNode> Parts) : PatternNode;

/// <summary>The first that leads to a match.</summary>
internal sealed record AlternationNode(IReadOnlyList<PatternNode> Branches) : PatternNode;

/// <summary>As many times as allowed; <paramref name="Most"/> is <see cref="int.MaxValue"/> where there is no limit.</summary>
internal sealed record RepeatNode(PatternNode Body, int Least, int Most, Greed Greed) : PatternNode;

/// <summary>Whether the body matches ahead of (or ends at) the position, or does not.</summary>
internal sealed record LookNode(PatternNode Body, bool Behind, bool Negative) : PatternNode;

/// <summary>The body's first match, not reconsidered later.</summary>
internal sealed record AtomicNode(PatternNode Body) : PatternNode;

/// <summary>A place in the text.</summary>
internal sealed record AnchorNode(Anchor Anchor) : PatternNode;

/// <summary>How a repetition chooses.</summary>
internal enum Greed
{
    /// <summary>As many as possible, fewer if what follows needs it.</summary>
    Greedy,

    /// <summary>As few as possible, more if what follows needs it.</summary>
    Lazy,

    /// <summary>As many as possible, never fewer.</summary>
    Possessive,
}

/// <summary>Places in a text that match without taking characters.</summary>
internal enum Anchor
{
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
    TextEndOrLastNewline,
    WordBoundary,
    NoWordBoundary,
}
