using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// Takes the pieces that SentencePiece finds and gives ids: what is unknown becomes bytes, or one token for neighbours (sentencepiece_processor.cc).
/// </summary>
internal sealed class PieceCollector(int unknown, int[]? bytes)
{
    private readonly List<int> _ids = [];
    private bool _afterUnknown;

    /// <summary>The ids so far.</summary>
    public int[] Ids() => [.. _ids];

    /// <summary>Adds a piece.</summary>
    /// <param name="id">Its id; -1 for a character that is no piece.</param>
    /// <param name="part">The text that it stands for.</param>
    public void Add(int id, ReadOnlySpan<char> part)
    {
        if (id >= 0 && id != unknown)
        {
            _ids.Add(id);
            _afterUnknown = false;
        }
        else if (bytes is not null)
        {
            Span<byte> utf8 = stackalloc byte[4];
            int count = Encoding.UTF8.GetBytes(part[..CodePoints.WidthAt(part, 0)], utf8);
            foreach (byte value in utf8[..count])
            {
                _ids.Add(bytes[value]);
            }
        }
        else
        {
            if (!_afterUnknown)
            {
                _ids.Add(unknown);
            }

            _afterUnknown = true;
        }
    }
}
