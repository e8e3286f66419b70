using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>Reads tokens in GPT-2's alphabet of bytes as UTF-8, all together. A token with any other character stands for itself.</summary>
internal sealed class ByteLevelDecoder : TokenDecoder
{
    public override void Apply(List<string> tokens)
    {
        var bytes = new List<byte>(tokens.Count * 4);
        foreach (string token in tokens)
        {
            int before = bytes.Count;
            foreach (char character in token)
            {
                int value = ByteAlphabet.ByteOf(character);
                if (value < 0)
                {
                    bytes.RemoveRange(before, bytes.Count - before);
                    bytes.AddRange(Encoding.UTF8.GetBytes(token));
                    break;
                }

                bytes.Add((byte)value);
            }
        }

        tokens.Clear();
        tokens.Add(CodePoints.FromUtf8(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes)));
    }
}
