namespace ModelGen.Text.Tokenizers;

/// <summary>The Chinese characters that BERT makes words of.</summary>
internal static class Ideographs
{
    // The fifth range should begin at 2B820: so it is in the library that the models were trained with, and in llama.cpp after it.
    private static readonly CodePointSet Blocks = new(
    [
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
    ]);

    public static bool Contains(int codePoint) => codePoint >= 0x3400 && Blocks.Contains(codePoint);
}
