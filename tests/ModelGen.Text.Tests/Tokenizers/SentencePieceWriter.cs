using System.Text;

namespace ModelGen.Text.Tests;

/// <summary>Writes a SentencePiece model.</summary>
internal sealed class SentencePieceWriter
{
    private readonly List<byte> _pieces = [];
    private readonly List<byte> _trainer = [];
    private readonly List<byte> _normalizer = [];
    private readonly List<byte> _denormalizer = [];

    public SentencePieceWriter(int type = 1) => Number(_trainer, 3, type);

    public SentencePieceWriter Piece(string text, float score, int kind = 1)
    {
        var piece = new List<byte>();
        Bytes(piece, 1, Encoding.UTF8.GetBytes(text));
        piece.Add((2 << 3) | 5);
        piece.AddRange(BitConverter.GetBytes(score));
        Number(piece, 3, kind);
        Bytes(_pieces, 1, piece);
        return this;
    }

    public SentencePieceWriter Trainer(int field, int value) => With(_trainer, field, value);

    public SentencePieceWriter Normalizer(int field, int value) => With(_normalizer, field, value);

    public SentencePieceWriter Map(byte[] table)
    {
        Bytes(_normalizer, 2, table);
        return this;
    }

    public SentencePieceWriter Denormalizer(byte[] table)
    {
        Bytes(_denormalizer, 2, table);
        return Denormalizer(3, 0).Denormalizer(4, 0).Denormalizer(5, 0);
    }

    public byte[] Write()
    {
        List<byte> file = [.. _pieces];
        Bytes(file, 2, _trainer);
        Bytes(file, 3, _normalizer);
        if (_denormalizer.Count > 0)
        {
            Bytes(file, 5, _denormalizer);
        }

        return [.. file];
    }

    private SentencePieceWriter Denormalizer(int field, int value) => With(_denormalizer, field, value);

    private SentencePieceWriter With(List<byte> stream, int field, int value)
    {
        Number(stream, field, value);
        return this;
    }

    private static void Number(List<byte> stream, int field, int value)
    {
        Variable(stream, (field << 3) | 0);
        Variable(stream, value);
    }

    private static void Bytes(List<byte> stream, int field, IReadOnlyCollection<byte> bytes)
    {
        Variable(stream, (field << 3) | 2);
        Variable(stream, bytes.Count);
        stream.AddRange(bytes);
    }

    private static void Variable(List<byte> stream, int value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            stream.Add((byte)(value | 0x80));
        }

        stream.Add((byte)value);
    }
}
