using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>One linear layer of a job: its weights, where its outputs go, and whether they are added to what is there.</summary>
internal readonly unsafe struct LinearPart(in LinearWeights weights, Activations output, bool add)
{
    private readonly byte* _data = weights.Data;
    private readonly float* _bias = weights.Bias;
    private readonly float* _output = output.Data;
    private readonly bool _add = add;

    /// <summary>How the weights are stored.</summary>
    public WeightType Type { get; } = weights.Type;

    /// <summary>Outputs.</summary>
    public int Rows { get; } = weights.Rows;

    /// <summary>Inputs.</summary>
    public int Columns { get; } = weights.Columns;

    /// <summary>Bytes from a row of weights to the next.</summary>
    public nint RowBytes { get; } = weights.RowBytes;

    /// <summary>Panels of rows, the last one perhaps not whole.</summary>
    public int Panels => (Rows + WeightPanel.Height - 1) / WeightPanel.Height;

    /// <summary>A row of weights.</summary>
    public byte* Row(int row) => _data + (row * RowBytes);

    /// <summary>The outputs of some rows, from a token on.</summary>
    public OutputPanel OutputsOf(int row, int rows, int token)
        => new(_output + ((nint)token * Rows) + row, Rows, _bias is null ? null : _bias + row, _add, rows);

    /// <summary>Computes the outputs of the panels from <paramref name="start"/> up to <paramref name="end"/> for all tokens.</summary>
    public void Apply(float* input, int tokens, int start, int end)
    {
        int first = start * WeightPanel.Height;
        int last = Math.Min(Rows, end * WeightPanel.Height);
        if (SimdPath.Is512)
        {
            Apply<Vector512<float>, Simd512>(input, tokens, first, last);
        }
        else if (SimdPath.Is256)
        {
            Apply<Vector256<float>, Simd256>(input, tokens, first, last);
        }
        else
        {
            Apply<Vector128<float>, Simd128>(input, tokens, first, last);
        }
    }

    private void Apply<TVector, TSimd>(float* input, int tokens, int start, int end)
        where TVector : struct
        where TSimd : struct, ISimd<TVector>
    {
        switch (Type)
        {
            case WeightType.F32:
                LinearRows<TVector, TSimd, F32Format<TVector, TSimd>>.Apply(this, input, tokens, start, end);
                break;
            case WeightType.F16:
                LinearRows<TVector, TSimd, F16Format<TVector, TSimd>>.Apply(this, input, tokens, start, end);
                break;
            case WeightType.BF16:
                LinearRows<TVector, TSimd, BF16Format<TVector, TSimd>>.Apply(this, input, tokens, start, end);
                break;
            case WeightType.Q8_0:
                HalfFormat.Prepare();
                LinearRows<TVector, TSimd, Q8_0Format<TVector, TSimd>>.Apply(this, input, tokens, start, end);
                break;
            case WeightType.Q4_0:
                HalfFormat.Prepare();
                LinearRows<TVector, TSimd, Q4_0Format<TVector, TSimd>>.Apply(this, input, tokens, start, end);
                break;
            default:
                LinearPanels<TVector, TSimd>.Apply(this, RowFormat.Of<TVector, TSimd>(Type), input, tokens, start, end);
                break;
        }
    }
}
