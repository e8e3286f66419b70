using System.Buffers.Binary;
using System.Text;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// SentencePiece's table of characters and what they become (<c>precompiled_charsmap</c>): the size of a trie over UTF-8 in bytes, the trie as a double array
/// (Aoe 1989, in the layout of https://github.com/s-yata/darts-clone), and the replacements, each ended by a zero byte. Everything in it is checked when it is
/// read. Immutable.
/// </summary>
internal sealed class CharacterMap
{
    /// <summary>No replacement has more UTF-16 units.</summary>
    public const int LongestReplacement = 256;

    // Those in use have up to 12 bytes and some 45,000 units. The bounds keep files that are made to do harm from making encoding slow or texts huge.
    private const int LongestKey = 64;
    private const int MostUnits = 1 << 20;

    private const int Unseen = -1;

    private readonly uint[] _units;
    private readonly byte[] _replacements;

    private CharacterMap(uint[] units, byte[] replacements)
    {
        _units = units;
        _replacements = replacements;
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="ModelFormatException">It is broken.</exception>
    public static CharacterMap Read(string file, ReadOnlySpan<byte> table)
    {
        uint size = table.Length > 4 ? BinaryPrimitives.ReadUInt32LittleEndian(table) : 0;
        if (size == 0 || size % 4 != 0 || size > table.Length - 4 || size / 4 > MostUnits)
        {
            throw Broken(file, $"has a trie of {size} bytes in {table.Length} (a multiple of 4 up to {4 * MostUnits} fits)");
        }

        uint[] units = new uint[size / 4];
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = BinaryPrimitives.ReadUInt32LittleEndian(table[(4 * (i + 1))..]);
        }

        var map = new CharacterMap(units, table[(4 + (int)size)..].ToArray());
        int[] lengths = new int[(units.Length + 255) & ~255];
        Array.Fill(lengths, Unseen);
        map.Check(file, map.Child(0), 0, lengths);
        return map;
    }

    /// <summary>Replaces what a text begins with.</summary>
    /// <param name="text">Well-formed.</param>
    /// <param name="longest">Whether the longest entry counts, or the shortest.</param>
    /// <param name="replacement">Takes the replacement; has room for <see cref="LongestReplacement"/>.</param>
    /// <param name="taken">How much of the text is replaced.</param>
    /// <param name="written">How long the replacement is.</param>
    /// <returns>Whether the table has an entry.</returns>
    public bool TryReplace(ReadOnlySpan<char> text, bool longest, Span<char> replacement, out int taken, out int written)
    {
        taken = written = 0;
        int value = -1;
        int node = Child(0);
        Span<byte> bytes = stackalloc byte[4];
        for (int end = 0; end < text.Length && node >= 0 && (longest || value < 0);)
        {
            int width = CodePoints.WidthAt(text, end);
            int count = Encoding.UTF8.GetBytes(text.Slice(end, width), bytes);
            end += width;
            bool ends = false;
            for (int i = 0; i < count && node >= 0; i++)
            {
                node = Step(node, bytes[i], out ends);
            }

            // An entry for half a character, were there one, is never found.
            if (node >= 0 && ends)
            {
                value = Value(node);
                taken = end;
            }
        }

        if (value < 0)
        {
            return false;
        }

        written = Encoding.UTF8.GetChars(Replacement(value), replacement);
        return true;
    }

    private static ModelFormatException Broken(string file, string problem) => new(file, null, $"the table of characters (precompiled_charsmap) {problem}");

    // A unit holds the byte that leads to it (bits 0 to 7; bit 31 set: none, it is a value), whether an entry ends with it (bit 8), and where its children are
    // (bits 10 to 30, times 256 with bit 9 set), relative to its own place.
    private int Child(int unit)
    {
        uint bits = _units[unit];
        long place = unit ^ ((bits >> 10) << (int)((bits & (1u << 9)) >> 6));
        return place <= int.MaxValue ? (int)place : int.MaxValue;
    }

    // The place of the children behind a byte, or -1. No entry has a zero byte, which would lead to the value.
    private int Step(int node, byte value, out bool ends)
    {
        ends = false;
        int unit = node ^ value;
        if (value == 0 || (uint)unit >= (uint)_units.Length || (_units[unit] & 0x8000_00FF) != value)
        {
            return -1;
        }

        ends = ((_units[unit] >> 8) & 1) != 0;
        return Child(unit);
    }

    private int Value(int node) => (int)(_units[node] & 0x7FFF_FFFF);

    private ReadOnlySpan<byte> Replacement(int value)
    {
        ReadOnlySpan<byte> rest = _replacements.AsSpan(value);
        int end = rest.IndexOf((byte)0);
        return end < 0 ? rest : rest[..end];
    }

    // Walks through the whole trie, through each place of children once: branches may join again, but not run in a circle. Returns how many bytes the longest
    // entry has from here on.
    private int Check(string file, int node, int depth, Span<int> lengths)
    {
        if ((uint)node >= (uint)lengths.Length)
        {
            return 0;
        }

        int longest = lengths[node];
        if (longest == Unseen)
        {
            longest = 0;
            for (int value = 1; value < 256; value++)
            {
                int next = Step(node, (byte)value, out bool ends);
                if (next < 0)
                {
                    continue;
                }

                if (ends)
                {
                    CheckEntry(file, next);
                }

                longest = Math.Max(longest, depth < LongestKey ? 1 + Check(file, next, depth + 1, lengths) : LongestKey);
            }

            lengths[node] = longest;
        }

        return depth + longest <= LongestKey ? longest : throw Broken(file, $"has an entry for more than {LongestKey} bytes, or runs in a circle");
    }

    private void CheckEntry(string file, int node)
    {
        int value = node < _units.Length ? Value(node) : int.MaxValue;
        if (value >= _replacements.Length)
        {
            throw Broken(file, $"has an entry whose replacement is outside of it (unit {node})");
        }

        ReadOnlySpan<byte> replacement = Replacement(value);
        if (replacement.Length > LongestReplacement)
        {
            throw Broken(file, $"has a replacement of {replacement.Length} bytes, and it may have {LongestReplacement}");
        }

        if (!System.Text.Unicode.Utf8.IsValid(replacement))
        {
            throw Broken(file, $"has a replacement that is not UTF-8 (unit {node})");
        }
    }
}
