namespace ModelGen.Text.Tokenizers;

/// <summary>Cuts at every character of a set: digits, punctuation, white space or one delimiter.</summary>
internal sealed class CharacterPreTokenizer(CodePointSet delimiters, SplitBehaviour behaviour) : PreTokenizer
{
    protected override void Cut(ReadOnlySpan<char> text, bool atStart, PieceBuffer target, PipelineScratch scratch)
    {
        scratch.Matches.Clear();
        for (int i = 0; i < text.Length;)
        {
            int width = CodePoints.WidthAt(text, i);
            if (delimiters.Contains(CodePoints.At(text, i)))
            {
                scratch.Matches.Add((i, i + width));
            }

            i += width;
        }

        SplitRanges.Cut(text, atStart, scratch.Matches, behaviour, invert: false, scratch.Cuts, target);
    }
}
