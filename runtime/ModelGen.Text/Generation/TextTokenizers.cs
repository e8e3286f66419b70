namespace ModelGen.Text.Generation;

/// <summary>The tokenizers of prompts and of the texts that are written for them: the same, unless source and target have vocabularies of their own.</summary>
internal sealed record TextTokenizers(Tokenizer OfPrompt, Tokenizer OfText);
