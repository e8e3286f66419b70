using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>A step of a long short-term memory, from its gates to its output before the projection. Hochreiter and Schmidhuber 1997; Sak et al. 2014.</summary>
public static unsafe class LstmCell
{
    // A part of a cell that is worth a visit: four vectors of the widest kind.
    private const int Grain = 64;

    // Five exponentials and as many divisions, in multiply-adds.
    private const int WorkPerElement = 80;

    /// <summary>
    /// <c>cell = clip(σ(f + 1) ⊙ cell + σ(i) ⊙ tanh(j))</c>, in place, and <c>output = σ(o) ⊙ tanh(cell)</c>.
    /// </summary>
    /// <param name="gates"><c>[sentences × 4 × Columns]</c>: i, j, f, o, the order of TensorFlow's LSTMCell.</param>
    /// <param name="cell"><c>[sentences × Columns]</c></param>
    /// <param name="clip">The largest magnitude of the cell; infinity for no limit.</param>
    /// <param name="output"><c>[sentences × Columns]</c></param>
    /// <param name="rows">Sentences and workers.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations gates, Activations cell, float clip, Activations output, Rows rows)
    {
        Shape.Equal(gates.Columns, checked(4 * cell.Columns), "columns of the gates of a cell");
        Shape.Equal(output.Columns, cell.Columns, "columns of the output of a cell");
        Shape.Holds(rows.Count, gates.Rows, "the gates of a cell");
        Shape.Holds(rows.Count, cell.Rows, "the state of a cell");
        Shape.Holds(rows.Count, output.Rows, "the output of a cell");
        int parts = (cell.Columns + Grain - 1) / Grain;
        Job job = new(gates.Data, cell.Data, output.Data, cell.Columns, parts, clip);
        WorkSharing.Run(rows.Workers, job, checked(rows.Count * parts), 1, (long)WorkPerElement * rows.Count * cell.Columns);
    }

    private readonly struct Job(float* gates, float* cell, float* output, int columns, int parts, float clip) : IRangeJob
    {
        private readonly float* _gates = gates;
        private readonly float* _cell = cell;
        private readonly float* _output = output;
        private readonly int _columns = columns;
        private readonly int _parts = parts;
        private readonly float _clip = clip;

        public void Execute(int start, int end)
        {
            for (int part = start; part < end; part++)
            {
                int row = part / _parts;
                int first = part % _parts * Grain;
                int count = Math.Min(Grain, _columns - first);
                float* gates = _gates + ((nint)row * 4 * _columns) + first;
                nint offset = ((nint)row * _columns) + first;
                if (SimdPath.Is512)
                {
                    Step<Vector512<float>, Simd512>(gates, _cell + offset, _output + offset, count);
                }
                else if (SimdPath.Is256)
                {
                    Step<Vector256<float>, Simd256>(gates, _cell + offset, _output + offset, count);
                }
                else
                {
                    Step<Vector128<float>, Simd128>(gates, _cell + offset, _output + offset, count);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Step<TVector, TSimd>(float* gates, float* cell, float* output, int count)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            float* candidate = gates + _columns;
            float* forget = candidate + _columns;
            float* open = forget + _columns;
            int i = 0;
            for (; i <= count - TSimd.Count; i += TSimd.Count)
            {
                TVector state = State<TVector, TSimd>(TSimd.Load(gates + i), TSimd.Load(candidate + i), TSimd.Load(forget + i), TSimd.Load(cell + i));
                TSimd.Store(state, cell + i);
                TSimd.Store(Output<TVector, TSimd>(TSimd.Load(open + i), state), output + i);
            }

            if (i < count)
            {
                int left = count - i;
                TVector state = State<TVector, TSimd>(
                    TSimd.LoadPartial(gates + i, left), TSimd.LoadPartial(candidate + i, left), TSimd.LoadPartial(forget + i, left), TSimd.LoadPartial(cell + i, left));
                TSimd.StorePartial(state, cell + i, left);
                TSimd.StorePartial(Output<TVector, TSimd>(TSimd.LoadPartial(open + i, left), state), output + i, left);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private TVector State<TVector, TSimd>(TVector input, TVector candidate, TVector forget, TVector cell)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            TVector kept = TSimd.Multiply(SimdMath<TVector, TSimd>.Logistic(TSimd.Add(forget, TSimd.Broadcast(1f))), cell);
            TVector state = TSimd.MultiplyAdd(SimdMath<TVector, TSimd>.Logistic(input), SimdMath<TVector, TSimd>.Tanh(candidate), kept);
            return TSimd.Max(TSimd.Broadcast(-_clip), TSimd.Min(TSimd.Broadcast(_clip), state));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TVector Output<TVector, TSimd>(TVector open, TVector state)
            where TVector : struct
            where TSimd : struct, ISimd<TVector> => TSimd.Multiply(SimdMath<TVector, TSimd>.Logistic(open), SimdMath<TVector, TSimd>.Tanh(state));
    }
}
