namespace ModelGen.Text.Tokenizers;

/// <summary>Adds nothing. <c>ByteLevel</c> is one of these: it moves offsets only, which are not kept here.</summary>
internal sealed class PlainPostProcessor : PostProcessor
{
    public override IReadOnlyList<Segment> Apply(IReadOnlyList<Segment> texts, bool addSpecialTokens) => texts;
}
