namespace ModelGen.Text.Tokenizers;

/// <summary>One after the other, each on the pieces of the one before.</summary>
internal sealed class SequencePreTokenizer : PreTokenizer
{
    private readonly PreTokenizer[] _steps;

    /// <summary>The steps; sequences among them are dissolved.</summary>
    public SequencePreTokenizer(IEnumerable<PreTokenizer> steps) =>
        _steps = [.. steps.SelectMany(step => step is SequencePreTokenizer inner ? inner._steps : [step])];

    public override void Apply(PieceBuffer source, PieceBuffer target, PipelineScratch scratch)
    {
        if (_steps.Length == 0)
        {
            base.Apply(source, target, scratch);
            return;
        }

        for (int i = 0; i < _steps.Length; i++)
        {
            // The last step must write to the target.
            PieceBuffer into = (_steps.Length - i) % 2 == 1 ? target : scratch.Spare;
            _steps[i].Apply(source, into, scratch);
            source = into;
        }
    }

    protected override void Cut(ReadOnlySpan<char> text, bool atStart, PieceBuffer target, PipelineScratch scratch) => target.Add(text, atStart);
}
