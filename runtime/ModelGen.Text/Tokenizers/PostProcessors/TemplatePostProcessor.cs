namespace ModelGen.Text.Tokenizers;

/// <summary>Lays texts and special tokens out by a template.</summary>
internal sealed class TemplatePostProcessor(IReadOnlyList<TemplatePart> single, IReadOnlyList<TemplatePart> pair) : PostProcessor
{
    public override IEnumerable<int> Tokens => single.Concat(pair).SelectMany(part => part.Special ?? []);

    public override int? First => single is [{ Special: [int first, ..] }, ..] ? first : null;

    public override IReadOnlyList<Segment> Apply(IReadOnlyList<Segment> texts, bool addSpecialTokens)
    {
        var segments = new List<Segment>();
        foreach (TemplatePart part in texts.Count == 1 ? single : pair)
        {
            if (part.Special is null)
            {
                segments.Add(new Segment(texts[part.Text].Ids, part.TypeId));
            }
            else if (addSpecialTokens)
            {
                segments.Add(new Segment(part.Special, part.TypeId));
            }
        }

        return segments;
    }
}

/// <summary>One place of a template: special tokens, or else the text of a number.</summary>
internal readonly record struct TemplatePart(int[]? Special, int Text, int TypeId);
