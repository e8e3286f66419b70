namespace ModelGen.Text.Tokenizers;

/// <summary>Lays texts and special tokens out by a template.</summary>
internal sealed class TemplatePostProcessor(IReadOnlyList<TemplatePart> single, IReadOnlyList<TemplatePart> pair) : PostProcessor
{
    public override IEnumerable<int> Tokens => single.Concat(pair).SelectMany(part => part.Special ?? []);

    public override int? First => single is [{ Special: [int first, ..] }, ..] ? first : null;

    /// <summary>BERT's: <c>[CLS] A [SEP] B [SEP]</c>, of type 0 up to the first <c>[SEP]</c> and 1 behind it.</summary>
    public static TemplatePostProcessor Bert(int first, int separator)
    {
        TemplatePart[] single = [new([first], 0, 0), new(null, 0, 0), new([separator], 0, 0)];
        return new TemplatePostProcessor(single, [.. single, new(null, 1, 1), new([separator], 0, 1)]);
    }

    /// <summary>RoBERTa's: <c>&lt;s&gt; A &lt;/s&gt; &lt;/s&gt; B &lt;/s&gt;</c>, all of type 0.</summary>
    public static TemplatePostProcessor Roberta(int first, int separator)
    {
        TemplatePart[] single = [new([first], 0, 0), new(null, 0, 0), new([separator], 0, 0)];
        return new TemplatePostProcessor(single, [.. single, new([separator], 0, 0), new(null, 1, 0), new([separator], 0, 0)]);
    }

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
