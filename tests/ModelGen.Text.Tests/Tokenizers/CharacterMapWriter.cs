using System.Buffers.Binary;
using System.Text;

namespace ModelGen.Text.Tests;

/// <summary>Writes tables of characters: one of entries whose keys have one byte, and any broken one.</summary>
internal static class CharacterMapWriter
{
    /// <summary>Where the children of the root are.</summary>
    public const int Children = 256;

    /// <summary>A table that replaces single characters of ASCII.</summary>
    public static byte[] Write(params (char Key, string Replacement)[] entries)
    {
        var units = new Dictionary<int, uint>();
        var replacements = new List<byte>();
        for (int i = 0; i < entries.Length; i++)
        {
            int unit = Children ^ entries[i].Key;
            units[unit] = entries[i].Key | (1u << 8) | ((uint)(unit ^ (i + 1)) << 10);
            units[i + 1] = 0x8000_0000 | (uint)replacements.Count;
            replacements.AddRange([.. Encoding.UTF8.GetBytes(entries[i].Replacement), 0]);
        }

        return Raw(512, units, [.. replacements]);
    }

    /// <summary>Units as they are, behind a root.</summary>
    public static byte[] Raw(int count, Dictionary<int, uint> units, byte[] replacements)
    {
        byte[] table = new byte[4 + (4 * count) + replacements.Length];
        BinaryPrimitives.WriteInt32LittleEndian(table, 4 * count);
        BinaryPrimitives.WriteUInt32LittleEndian(table.AsSpan(4), (uint)Children << 10);
        foreach ((int index, uint unit) in units)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(table.AsSpan(4 + (4 * index)), unit);
        }

        replacements.CopyTo(table, 4 + (4 * count));
        return table;
    }
}
