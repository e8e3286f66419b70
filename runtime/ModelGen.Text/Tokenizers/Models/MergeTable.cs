using System.Numerics;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// Which two tokens merge, with what rank, into what. A hash table with open addresses: the pairs of neighbouring tokens of every text are looked up here.
/// </summary>
internal sealed class MergeTable
{
    private const ulong Free = ulong.MaxValue;

    // Chosen anew in every process, so that a file cannot be made for collisions.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private readonly Slot[] _slots;
    private readonly int _mask;

    /// <summary>A table; of a pair that appears twice the later merge counts.</summary>
    public MergeTable(IReadOnlyList<(int Left, int Right, int Merged)> merges)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, checked(merges.Count * 2)));
        _slots = new Slot[size];
        _mask = size - 1;
        Array.Fill(_slots, new Slot(Free, 0, 0));
        for (int rank = 0; rank < merges.Count; rank++)
        {
            (int left, int right, int merged) = merges[rank];
            ulong key = Key(left, right);
            _slots[Find(key)] = new Slot(key, rank, merged);
        }
    }

    /// <summary>The rank of a merge (lower ones come first) and what it makes; false where the two do not merge.</summary>
    public bool TryGet(int left, int right, out int rank, out int merged)
    {
        ref readonly Slot slot = ref _slots[Find(Key(left, right))];
        rank = slot.Rank;
        merged = slot.Merged;
        return slot.Key != Free;
    }

    private static ulong Key(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    private int Find(ulong key)
    {
        ulong hash = (key ^ Seed) * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        int index = (int)(hash >> 32) & _mask;
        while (_slots[index].Key != key && _slots[index].Key != Free)
        {
            index = (index + 1) & _mask;
        }

        return index;
    }

    private readonly record struct Slot(ulong Key, int Rank, int Merged);
}
