namespace ModelGen.Kernels;

/// <summary>Elements 2i and 2i + 1: <see cref="RotaryPairing.Interleaved"/>.</summary>
public readonly unsafe struct Interleaved : IRotaryPairing
{
    // Pair by pair: a thousand pairs take about a microsecond, against milliseconds in the linear layers around them.
    static void IRotaryPairing.Rotate<TVector, TSimd>(float* head, float* cosines, float* sines, int pairs)
    {
        for (int i = 0; i < pairs; i++)
        {
            float a = head[2 * i];
            float b = head[(2 * i) + 1];
            head[2 * i] = (a * cosines[i]) - (b * sines[i]);
            head[(2 * i) + 1] = (b * cosines[i]) + (a * sines[i]);
        }
    }
}
