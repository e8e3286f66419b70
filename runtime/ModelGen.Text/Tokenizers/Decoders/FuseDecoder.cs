namespace ModelGen.Text.Tokenizers;

/// <summary>Joins all tokens to one, so that the steps behind it see the whole text.</summary>
internal sealed class FuseDecoder : TokenDecoder
{
    public override void Apply(List<string> tokens)
    {
        string all = string.Concat(tokens);
        tokens.Clear();
        tokens.Add(all);
    }
}
