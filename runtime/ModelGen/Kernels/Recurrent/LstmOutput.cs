using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The end of a step of a projected LSTM: its output is clipped, kept for the next step, and handed on.</summary>
/// <remarks>A few vectors for each sentence: always on the calling thread.</remarks>
public static unsafe class LstmOutput
{
    /// <summary><c>hidden = clip(hidden)</c>, in place, and <c>output = hidden</c>.</summary>
    /// <param name="hidden"><c>[sentences × Columns]</c></param>
    /// <param name="clip">The largest magnitude; infinity for no limit.</param>
    /// <param name="output"><c>[sentences × Columns]</c></param>
    /// <param name="rows">Sentences.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations hidden, float clip, Activations output, Rows rows) => Run(hidden, clip, output, rows, add: false);

    /// <summary><c>hidden = clip(hidden)</c>, in place, and <c>output += hidden</c>: the layer's input is added, and the next step does not see it.</summary>
    /// <inheritdoc cref="Apply"/>
    public static void Add(Activations hidden, float clip, Activations output, Rows rows) => Run(hidden, clip, output, rows, add: true);

    private static void Run(Activations hidden, float clip, Activations output, Rows rows, bool add)
    {
        Shape.Equal(output.Columns, hidden.Columns, "columns of the output of a step");
        Shape.Holds(rows.Count, hidden.Rows, "the state of a step");
        Shape.Holds(rows.Count, output.Rows, "the output of a step");
        int elements = checked(rows.Count * hidden.Columns);
        if (SimdPath.Is512)
        {
            Run<Vector512<float>, Simd512>(hidden.Data, clip, output.Data, elements, add);
        }
        else if (SimdPath.Is256)
        {
            Run<Vector256<float>, Simd256>(hidden.Data, clip, output.Data, elements, add);
        }
        else
        {
            Run<Vector128<float>, Simd128>(hidden.Data, clip, output.Data, elements, add);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TVector, TSimd>(float* hidden, float clip, float* output, int elements, bool add)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        TVector highest = TSimd.Broadcast(clip);
        TVector lowest = TSimd.Broadcast(-clip);
        int i = 0;
        for (; i <= elements - TSimd.Count; i += TSimd.Count)
        {
            TVector clipped = TSimd.Max(lowest, TSimd.Min(highest, TSimd.Load(hidden + i)));
            TSimd.Store(clipped, hidden + i);
            TSimd.Store(add ? TSimd.Add(TSimd.Load(output + i), clipped) : clipped, output + i);
        }

        if (i < elements)
        {
            int left = elements - i;
            TVector clipped = TSimd.Max(lowest, TSimd.Min(highest, TSimd.LoadPartial(hidden + i, left)));
            TSimd.StorePartial(clipped, hidden + i, left);
            TSimd.StorePartial(add ? TSimd.Add(TSimd.LoadPartial(output + i, left), clipped) : clipped, output + i, left);
        }
    }
}
