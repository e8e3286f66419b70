namespace ModelGen.Text.Tokenizers;

/// <summary>SentencePiece's view of text: spaces become a visible character, which may be put in front too, and words begin with it.</summary>
internal sealed class MetaspacePreTokenizer(string replacement, MetaspacePrepend prepend, bool split) : PreTokenizer
{
    private readonly TextPattern _boundary = TextPattern.Literal(replacement);

    protected override void Cut(ReadOnlySpan<char> text, bool atStart, PieceBuffer target, PipelineScratch scratch)
    {
        string replaced = text.ToString().Replace(" ", replacement, StringComparison.Ordinal);
        bool prepends = prepend == MetaspacePrepend.Always || (prepend == MetaspacePrepend.First && atStart);
        if (prepends && !replaced.StartsWith(replacement, StringComparison.Ordinal))
        {
            replaced = replacement + replaced;
        }

        if (split)
        {
            _boundary.FindAll(replaced, scratch.Matches);
            SplitRanges.Cut(replaced, atStart, scratch.Matches, SplitBehaviour.MergedWithNext, invert: false, scratch.Cuts, target);
        }
        else
        {
            target.Add(replaced, atStart);
        }
    }
}
