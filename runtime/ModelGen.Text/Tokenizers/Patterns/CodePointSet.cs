namespace ModelGen.Text.Tokenizers;

/// <summary>A set of code points: ranges, general categories and other sets, perhaps negated. Immutable.</summary>
internal sealed class CodePointSet
{
    private readonly uint _categories;
    private readonly (int First, int Last)[] _ranges;         // sorted by First, without overlap
    private readonly CodePointSet[] _parts;
    private readonly bool _intersect;                         // the parts are intersected instead of united
    private readonly bool _ignoreCase;
    private readonly bool _negated;
    private readonly ulong[] _latin = new ulong[4];           // the answer for the first 256 code points

    /// <summary>A set; <paramref name="ignoreCase"/> concerns the ranges.</summary>
    public CodePointSet(
        IEnumerable<(int First, int Last)>? ranges = null, uint categories = 0, IEnumerable<CodePointSet>? parts = null,
        bool intersect = false, bool ignoreCase = false, bool negated = false)
    {
        _ranges = Merge(ranges ?? []);
        _categories = categories;
        _parts = [.. parts ?? []];
        _intersect = intersect;
        _ignoreCase = ignoreCase;
        _negated = negated;
        for (int i = 0; i < 256; i++)
        {
            if (Compute(i))
            {
                _latin[i >> 6] |= 1ul << (i & 63);
            }
        }
    }

    public static CodePointSet WhiteSpace { get; } = new(
    [
        (0x09, 0x0D), (0x20, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F),
        (0x3000, 0x3000),
    ]);

    public static CodePointSet Word { get; } = new(categories: CategoryMasks.Word);

    public bool Contains(int codePoint) => codePoint < 256 ? (_latin[codePoint >> 6] >> codePoint & 1) != 0 : Compute(codePoint);

    /// <summary>The members below 128, a bit each: what a pattern's first character may be.</summary>
    public UInt128 Ascii => new(_latin[1], _latin[0]);

    private bool Compute(int codePoint) => _negated != (_intersect ? InAllParts(codePoint) : InAny(codePoint));

    private bool InAllParts(int codePoint)
    {
        foreach (CodePointSet part in _parts)
        {
            if (!part.Contains(codePoint))
            {
                return false;
            }
        }

        return true;
    }

    private bool InAny(int codePoint)
    {
        if ((_categories != 0 && (_categories & CodePoints.CategoryBit(codePoint)) != 0) || InRanges(codePoint))
        {
            return true;
        }

        if (_ignoreCase)
        {
            Span<int> variants = stackalloc int[CaseVariants.Most];
            foreach (int variant in variants[..CaseVariants.Of(codePoint, variants)])
            {
                if (InRanges(variant))
                {
                    return true;
                }
            }
        }

        foreach (CodePointSet part in _parts)
        {
            if (part.Contains(codePoint))
            {
                return true;
            }
        }

        return false;
    }

    private bool InRanges(int codePoint)
    {
        int low = 0;
        int high = _ranges.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (codePoint < _ranges[middle].First)
            {
                high = middle - 1;
            }
            else if (codePoint > _ranges[middle].Last)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static (int First, int Last)[] Merge(IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach ((int first, int last) in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && first <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, last));
            }
            else
            {
                merged.Add((first, last));
            }
        }

        return [.. merged];
    }
}
