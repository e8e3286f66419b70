namespace ModelGen.Text.Tokenizers;

/// <summary>Cuts at the matches of a pattern, or with <paramref name="invert"/> at what lies between them.</summary>
internal sealed class SplitPreTokenizer(TextPattern pattern, SplitBehaviour behaviour, bool invert) : PreTokenizer
{
    protected override void Cut(ReadOnlySpan<char> text, bool atStart, PieceBuffer target, PipelineScratch scratch)
    {
        pattern.FindAll(text, scratch.Matches);
        SplitRanges.Cut(text, atStart, scratch.Matches, behaviour, invert, scratch.Cuts, target);
    }
}
