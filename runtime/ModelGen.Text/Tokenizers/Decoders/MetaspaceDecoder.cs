namespace ModelGen.Text.Tokenizers;

/// <summary>Turns SentencePiece's visible space back into a space; in the first token it falls away, unless nothing is ever put in front.</summary>
internal sealed class MetaspaceDecoder(string replacement, MetaspacePrepend prepend) : TokenDecoder
{
    public override void Apply(List<string> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            tokens[i] = tokens[i].Replace(replacement, i == 0 && prepend != MetaspacePrepend.Never ? "" : " ", StringComparison.Ordinal);
        }
    }
}
