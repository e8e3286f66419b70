using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Kernels;

/// <summary>Where the results of a panel of rows go: up to four neighbouring outputs of each token.</summary>
internal readonly unsafe struct OutputPanel(float* outputs, nint stride, float* bias, bool add, int rows)
{
    private readonly float* _outputs = outputs;
    private readonly nint _stride = stride;
    private readonly float* _bias = bias;
    private readonly int _rows = rows;
    private readonly bool _add = add;

    /// <summary>The same outputs of later tokens.</summary>
    public OutputPanel From(int token) => new(_outputs + (token * _stride), _stride, _bias, _add, _rows);

    /// <summary>True for four outputs, which <see cref="Store"/> wants; fewer need <see cref="StoreSome"/>.</summary>
    public bool IsWhole => _rows == WeightPanel.Height;

    /// <summary>Finishes four outputs of a token: the bias comes after the sum, what they are added to last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int token, Vector128<float> sums)
    {
        float* output = _outputs + (token * _stride);
        if (_bias is not null)
        {
            sums += Vector128.Load(_bias);
        }

        if (_add)
        {
            sums = Vector128.Load(output) + sums;
        }

        sums.Store(output);
    }

    /// <summary>The same for the outputs that there are.</summary>
    public void StoreSome(int token, Vector128<float> sums)
    {
        float* output = _outputs + (token * _stride);
        for (int row = 0; row < _rows; row++)
        {
            float value = sums.GetElement(row);
            if (_bias is not null)
            {
                value += _bias[row];
            }

            output[row] = _add ? output[row] + value : value;
        }
    }
}
