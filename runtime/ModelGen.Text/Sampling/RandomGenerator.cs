using System.Numerics;

namespace ModelGen.Text.Sampling;

/// <summary>
/// xoshiro256** 1.0 (Blackman and Vigna 2018, <see href="https://prng.di.unimi.it/xoshiro256starstar.c"/>), its state filled by SplitMix64 from the seed as its
/// authors advise.
/// </summary>
/// <remarks>
/// <see cref="Random"/> does not promise the same numbers in the next version of .NET; a seed that is written down must give the same text years later.
/// </remarks>
internal struct RandomGenerator
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public RandomGenerator(long seed)
    {
        ulong state = unchecked((ulong)seed);
        _s0 = SplitMix64(ref state);
        _s1 = SplitMix64(ref state);
        _s2 = SplitMix64(ref state);
        _s3 = SplitMix64(ref state);
    }

    /// <summary>A generator in a given state, not all zero.</summary>
    internal RandomGenerator(ulong s0, ulong s1, ulong s2, ulong s3)
    {
        _s0 = s0;
        _s1 = s1;
        _s2 = s2;
        _s3 = s3;
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64()
    {
        unchecked
        {
            ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            ulong shifted = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= shifted;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>A number from 0 up to but not including 1, one of the 2⁵³ multiples of 2⁻⁵³ with equal chances.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Steele, Lea and Flood 2014; <see href="https://prng.di.unimi.it/splitmix64.c"/>.</summary>
    internal static ulong SplitMix64(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
