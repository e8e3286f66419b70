using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>Writes each byte of UTF-8 as one printable character (see <see cref="ByteAlphabet"/>).</summary>
internal sealed class ByteLevelNormalizer : Normalizer
{
    public override string Normalize(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(ByteAlphabet.CharacterOf));
}
