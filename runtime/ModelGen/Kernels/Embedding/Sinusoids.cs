using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>Sinusoidal position encoding: sines and cosines of each position under many frequencies, added to the embedded token. Vaswani et al. 2017, arXiv:1706.03762, §3.5.</summary>
public sealed class Sinusoids
{
    private const double Base = 10_000;

    private readonly double[] _frequencies;
    private readonly SinusoidLayout _layout;
    private readonly int _offset;

    /// <summary>Works out the frequencies.</summary>
    /// <param name="hidden">Columns of the hidden states: an even number, at least 4 where the spacing is inclusive.</param>
    /// <param name="layout">Where sines and cosines stand.</param>
    /// <param name="spacing">Which frequencies there are.</param>
    /// <param name="offset">The position of the first token.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hidden"/> is odd or too small, or <paramref name="offset"/> is negative.</exception>
    public Sinusoids(int hidden, SinusoidLayout layout, SinusoidSpacing spacing, int offset)
    {
        bool inclusive = spacing == SinusoidSpacing.Inclusive;
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, inclusive ? 4 : 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(hidden % 2, 0, nameof(hidden));
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        _layout = layout;
        _offset = offset;
        int count = hidden / 2;
        double steps = inclusive ? count - 1 : count;
        _frequencies = [.. Enumerable.Range(0, count).Select(i => Math.Pow(Base, -i / steps))];
    }

    /// <summary><c>hidden[t] += sin and cos of (positions[t] + offset) · frequencies</c></summary>
    /// <param name="batch">The positions.</param>
    /// <param name="hidden"><c>[tokens × Hidden]</c></param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public void Add(TokenBatch batch, Activations hidden)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Shape.Equal(hidden.Columns, 2 * _frequencies.Length, "columns of the hidden states");
        Shape.Holds(batch.Count, hidden.Rows, "the hidden states");

        // A sine takes as long as some twenty multiply-adds.
        WorkSharing.Run(batch.Workers, new Job(this, batch, hidden), batch.Count, 1, 20L * batch.Count * hidden.Columns);
    }

    private unsafe void Add(int position, float* hidden)
    {
        int count = _frequencies.Length;
        (int stride, int cosines) = _layout == SinusoidLayout.Interleaved ? (2, 1) : (1, count);
        for (int i = 0; i < count; i++)
        {
            (double sine, double cosine) = Math.SinCos((position + (double)_offset) * _frequencies[i]);
            hidden[i * stride] += (float)sine;
            hidden[(i * stride) + cosines] += (float)cosine;
        }
    }

    private readonly unsafe struct Job(Sinusoids sinusoids, TokenBatch batch, Activations hidden) : IRangeJob
    {
        private readonly Sinusoids _sinusoids = sinusoids;
        private readonly TokenBatch _batch = batch;
        private readonly Activations _hidden = hidden;

        public void Execute(int start, int end)
        {
            for (int row = start; row < end; row++)
            {
                _sinusoids.Add(_batch.Positions[row], _hidden.Data + ((nint)row * _hidden.Columns));
            }
        }
    }
}
