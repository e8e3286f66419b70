namespace ModelGen.Text.Tokenizers;

/// <summary>One after the other; at most one of them is a template.</summary>
internal sealed class SequencePostProcessor(IReadOnlyList<PostProcessor> steps) : PostProcessor
{
    public override IEnumerable<int> Tokens => steps.SelectMany(step => step.Tokens);

    public override int? First => steps.Select(step => step.First).FirstOrDefault(first => first is not null);

    public override IReadOnlyList<Segment> Apply(IReadOnlyList<Segment> texts, bool addSpecialTokens) =>
        steps.Aggregate(texts, (segments, step) => step.Apply(segments, addSpecialTokens));
}
