using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>A group of filters over the characters of each word, and the largest value of each over the word. Kim et al. 2015 §2.1.</summary>
/// <remarks>
/// Filters stand side by side in a vector, and each sum runs over the characters in order: a value depends neither on the width of vectors nor on other words.
/// Windows that lie wholly in what
/// fills a word up are all alike, so that one stands for them; the maximum is the same.
/// </remarks>
public static unsafe class CharacterConvolution
{
    /// <summary><c>output[t, column + n] = f(max over p of Σ filters[k, n]·characters[t, p·size + k] + bias[n])</c></summary>
    /// <typeparam name="TActivation">f, which must not fall anywhere: it is applied after the maximum.</typeparam>
    /// <param name="characters"><c>[tokens × MaximumCharacters × size]</c></param>
    /// <param name="filters"><c>[width × size × filters]</c></param>
    /// <param name="bias"><c>[filters]</c></param>
    /// <param name="width">Characters that a filter sees.</param>
    /// <param name="column">Where the values of this group go in a row of the output.</param>
    /// <param name="output"><c>[tokens × all filters]</c></param>
    /// <param name="batch">The tokens, and how many characters of each are its own.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply<TActivation>(
        Activations characters, in VectorWeights filters, in VectorWeights bias, int width, int column, Activations output, WordBatch batch)
        where TActivation : struct, IActivation
    {
        ArgumentNullException.ThrowIfNull(batch);
        int size = characters.Columns / batch.MaximumCharacters;
        Shape.Equal(characters.Columns, size * batch.MaximumCharacters, "columns of the embedded characters");
        Shape.Holds(width, batch.MaximumCharacters, "a word");
        Shape.Equal(filters.Length, checked(width * size * bias.Length), "weights of the filters");
        Shape.Holds(column, output.Columns, "a row of the output of a convolution");
        Shape.Holds(bias.Length, output.Columns - column, "a row of the output of a convolution");
        Shape.Holds(batch.Count, characters.Rows, "the embedded characters");
        Shape.Holds(batch.Count, output.Rows, "the output of a convolution");
        Job<TActivation> job = new(batch, characters, filters, bias, width, size, column, output);
        WorkSharing.Run(batch.Rows.Workers, job, batch.Count, 1, (long)batch.Count * filters.Length * 4);
    }

    private readonly struct Job<TActivation>(
        WordBatch batch, Activations characters, in VectorWeights filters, in VectorWeights bias, int width, int size, int column, Activations output) : IRangeJob
        where TActivation : struct, IActivation
    {
        private readonly WordBatch _batch = batch;
        private readonly Activations _characters = characters;
        private readonly float* _filters = filters.Data;
        private readonly float* _bias = bias.Data;
        private readonly int _count = bias.Length;
        private readonly int _width = width;
        private readonly int _size = size;
        private readonly int _column = column;
        private readonly Activations _output = output;

        public void Execute(int start, int end)
        {
            for (int token = start; token < end; token++)
            {
                float* input = _characters.Data + ((nint)token * _characters.Columns);
                float* output = _output.Data + ((nint)token * _output.Columns) + _column;
                int windows = Math.Min(_batch.MaximumCharacters - _width, _batch.LengthOf(token)) + 1;
                if (SimdPath.Is512)
                {
                    Convolve<Vector512<float>, Simd512>(input, windows, output);
                }
                else if (SimdPath.Is256)
                {
                    Convolve<Vector256<float>, Simd256>(input, windows, output);
                }
                else
                {
                    Convolve<Vector128<float>, Simd128>(input, windows, output);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Convolve<TVector, TSimd>(float* input, int windows, float* output)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            int filter = 0;
            for (; filter <= _count - TSimd.Count; filter += TSimd.Count)
            {
                TVector largest = Largest<TVector, TSimd>(input, windows, _filters + filter);
                TSimd.Store(TActivation.Apply<TVector, TSimd>(TSimd.Add(largest, TSimd.Load(_bias + filter))), output + filter);
            }

            if (filter < _count)
            {
                int left = _count - filter;
                TVector largest = LargestOfSome<TVector, TSimd>(input, windows, _filters + filter, left);
                TVector sum = TSimd.Add(largest, TSimd.LoadPartial(_bias + filter, left));
                TSimd.StorePartial(TActivation.Apply<TVector, TSimd>(sum), output + filter, left);
            }
        }

        /// <summary>The largest values of a vector of filters; four windows at a time read each weight once.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private TVector Largest<TVector, TSimd>(float* input, int windows, float* filters)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            int length = _width * _size;
            int size = _size;
            nint stride = _count;
            TVector largest = TSimd.Broadcast(float.NegativeInfinity);
            int window = 0;
            for (; window <= windows - 4; window += 4)
            {
                float* x = input + (window * size);
                float* weights = filters;
                TVector sum0 = default;
                TVector sum1 = default;
                TVector sum2 = default;
                TVector sum3 = default;
                for (int k = 0; k < length; k++)
                {
                    TVector weight = TSimd.Load(weights);
                    sum0 = TSimd.MultiplyAdd(weight, TSimd.Broadcast(x[k]), sum0);
                    sum1 = TSimd.MultiplyAdd(weight, TSimd.Broadcast(x[k + size]), sum1);
                    sum2 = TSimd.MultiplyAdd(weight, TSimd.Broadcast(x[k + (2 * size)]), sum2);
                    sum3 = TSimd.MultiplyAdd(weight, TSimd.Broadcast(x[k + (3 * size)]), sum3);
                    weights += stride;
                }

                largest = TSimd.Max(largest, TSimd.Max(TSimd.Max(sum0, sum1), TSimd.Max(sum2, sum3)));
            }

            for (; window < windows; window++)
            {
                float* x = input + (window * size);
                float* weights = filters;
                TVector sum = default;
                for (int k = 0; k < length; k++)
                {
                    sum = TSimd.MultiplyAdd(TSimd.Load(weights), TSimd.Broadcast(x[k]), sum);
                    weights += stride;
                }

                largest = TSimd.Max(largest, sum);
            }

            return largest;
        }

        /// <summary>The same for filters that do not fill a vector.</summary>
        private TVector LargestOfSome<TVector, TSimd>(float* input, int windows, float* filters, int count)
            where TVector : struct
            where TSimd : struct, ISimd<TVector>
        {
            int length = _width * _size;
            TVector largest = TSimd.Broadcast(float.NegativeInfinity);
            for (int window = 0; window < windows; window++)
            {
                TVector sum = default;
                for (int k = 0; k < length; k++)
                {
                    TVector weight = TSimd.LoadPartial(filters + ((nint)k * _count), count);
                    sum = TSimd.MultiplyAdd(weight, TSimd.Broadcast(input[(window * _size) + k]), sum);
                }

                largest = TSimd.Max(largest, sum);
            }

            return largest;
        }
    }
}
