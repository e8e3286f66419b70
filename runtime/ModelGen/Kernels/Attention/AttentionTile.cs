using System.Runtime.CompilerServices;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>
/// The inner loops of attention: four vectors of keys or of a value's elements times one or two queries, eight sums in registers. Tiles differ in the
/// number of queries alone, never in the order of a sum.
/// </summary>
internal static unsafe class AttentionTile<TVector, TSimd, TShape>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
    where TShape : struct, IAttentionShape
{
    private const int Lanes = KeyValueCache.BlockSize;

    /// <summary>Scores of four vectors of keys, each summed over the head's elements in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScoresOfOne(float* query, float* keys0, float* keys1, float* keys2, float* keys3, float* scores)
    {
        TVector sum0 = default;
        TVector sum1 = default;
        TVector sum2 = default;
        TVector sum3 = default;
        for (nint i = 0; i < TShape.HeadSize; i++)
        {
            TVector element = TSimd.Broadcast(query[i]);
            sum0 = TSimd.MultiplyAdd(element, TSimd.Load(keys0 + (i * Lanes)), sum0);
            sum1 = TSimd.MultiplyAdd(element, TSimd.Load(keys1 + (i * Lanes)), sum1);
            sum2 = TSimd.MultiplyAdd(element, TSimd.Load(keys2 + (i * Lanes)), sum2);
            sum3 = TSimd.MultiplyAdd(element, TSimd.Load(keys3 + (i * Lanes)), sum3);
        }

        Store(scores, sum0, sum1, sum2, sum3);
    }

    /// <summary>The same for two queries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScoresOfTwo(float* query0, float* query1, float* keys0, float* keys1, float* keys2, float* keys3, float* scores0, float* scores1)
    {
        TVector sum00 = default;
        TVector sum01 = default;
        TVector sum02 = default;
        TVector sum03 = default;
        TVector sum10 = default;
        TVector sum11 = default;
        TVector sum12 = default;
        TVector sum13 = default;
        for (nint i = 0; i < TShape.HeadSize; i++)
        {
            TVector element0 = TSimd.Broadcast(query0[i]);
            TVector element1 = TSimd.Broadcast(query1[i]);
            TVector keys = TSimd.Load(keys0 + (i * Lanes));
            sum00 = TSimd.MultiplyAdd(element0, keys, sum00);
            sum10 = TSimd.MultiplyAdd(element1, keys, sum10);
            keys = TSimd.Load(keys1 + (i * Lanes));
            sum01 = TSimd.MultiplyAdd(element0, keys, sum01);
            sum11 = TSimd.MultiplyAdd(element1, keys, sum11);
            keys = TSimd.Load(keys2 + (i * Lanes));
            sum02 = TSimd.MultiplyAdd(element0, keys, sum02);
            sum12 = TSimd.MultiplyAdd(element1, keys, sum12);
            keys = TSimd.Load(keys3 + (i * Lanes));
            sum03 = TSimd.MultiplyAdd(element0, keys, sum03);
            sum13 = TSimd.MultiplyAdd(element1, keys, sum13);
        }

        Store(scores0, sum00, sum01, sum02, sum03);
        Store(scores1, sum10, sum11, sum12, sum13);
    }

    /// <summary>
    /// <c>context = context · correction + Σ weight·value</c> over the keys of a step from <paramref name="first"/> to <paramref name="last"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumOfOne(in QueryState state, float* weights, float* values, int first, int last)
    {
        TVector correction = TSimd.Broadcast(state.Correction);
        float* context = state.Context;
        int column = 0;
        for (; column <= AttentionSizes<TShape>.Value - (4 * TSimd.Count); column += 4 * TSimd.Count)
        {
            float* target = context + column;
            TVector sum0 = TSimd.Multiply(TSimd.Load(target), correction);
            TVector sum1 = TSimd.Multiply(TSimd.Load(target + TSimd.Count), correction);
            TVector sum2 = TSimd.Multiply(TSimd.Load(target + (2 * TSimd.Count)), correction);
            TVector sum3 = TSimd.Multiply(TSimd.Load(target + (3 * TSimd.Count)), correction);
            float* source = values + ((nint)first * AttentionSizes<TShape>.Value) + column;
            for (int key = first; key <= last; key++)
            {
                TVector weight = TSimd.Broadcast(weights[key]);
                sum0 = TSimd.MultiplyAdd(weight, TSimd.Load(source), sum0);
                sum1 = TSimd.MultiplyAdd(weight, TSimd.Load(source + TSimd.Count), sum1);
                sum2 = TSimd.MultiplyAdd(weight, TSimd.Load(source + (2 * TSimd.Count)), sum2);
                sum3 = TSimd.MultiplyAdd(weight, TSimd.Load(source + (3 * TSimd.Count)), sum3);
                source += AttentionSizes<TShape>.Value;
            }

            Store(target, sum0, sum1, sum2, sum3);
        }

        SumRest(state, weights, values, first, last, column);
    }

    /// <summary>The same for two queries that see the same keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumOfTwo(in QueryState state0, in QueryState state1, float* weights0, float* weights1, float* values, int first, int last)
    {
        TVector correction0 = TSimd.Broadcast(state0.Correction);
        TVector correction1 = TSimd.Broadcast(state1.Correction);
        int column = 0;
        for (; column <= AttentionSizes<TShape>.Value - (4 * TSimd.Count); column += 4 * TSimd.Count)
        {
            float* target0 = state0.Context + column;
            float* target1 = state1.Context + column;
            TVector sum00 = TSimd.Multiply(TSimd.Load(target0), correction0);
            TVector sum01 = TSimd.Multiply(TSimd.Load(target0 + TSimd.Count), correction0);
            TVector sum02 = TSimd.Multiply(TSimd.Load(target0 + (2 * TSimd.Count)), correction0);
            TVector sum03 = TSimd.Multiply(TSimd.Load(target0 + (3 * TSimd.Count)), correction0);
            TVector sum10 = TSimd.Multiply(TSimd.Load(target1), correction1);
            TVector sum11 = TSimd.Multiply(TSimd.Load(target1 + TSimd.Count), correction1);
            TVector sum12 = TSimd.Multiply(TSimd.Load(target1 + (2 * TSimd.Count)), correction1);
            TVector sum13 = TSimd.Multiply(TSimd.Load(target1 + (3 * TSimd.Count)), correction1);
            float* source = values + ((nint)first * AttentionSizes<TShape>.Value) + column;
            for (int key = first; key <= last; key++)
            {
                TVector weight0 = TSimd.Broadcast(weights0[key]);
                TVector weight1 = TSimd.Broadcast(weights1[key]);
                TVector value = TSimd.Load(source);
                sum00 = TSimd.MultiplyAdd(weight0, value, sum00);
                sum10 = TSimd.MultiplyAdd(weight1, value, sum10);
                value = TSimd.Load(source + TSimd.Count);
                sum01 = TSimd.MultiplyAdd(weight0, value, sum01);
                sum11 = TSimd.MultiplyAdd(weight1, value, sum11);
                value = TSimd.Load(source + (2 * TSimd.Count));
                sum02 = TSimd.MultiplyAdd(weight0, value, sum02);
                sum12 = TSimd.MultiplyAdd(weight1, value, sum12);
                value = TSimd.Load(source + (3 * TSimd.Count));
                sum03 = TSimd.MultiplyAdd(weight0, value, sum03);
                sum13 = TSimd.MultiplyAdd(weight1, value, sum13);
                source += AttentionSizes<TShape>.Value;
            }

            Store(target0, sum00, sum01, sum02, sum03);
            Store(target1, sum10, sum11, sum12, sum13);
        }

        SumRest(state0, weights0, values, first, last, column);
        SumRest(state1, weights1, values, first, last, column);
    }

    /// <summary>The elements of a head that fill no four vectors: a vector at a time, in four chains by key, since one would wait for itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumRest(in QueryState state, float* weights, float* values, int first, int last, int column)
    {
        for (; column < AttentionSizes<TShape>.Value; column += TSimd.Count)
        {
            int count = AttentionSizes<TShape>.Value - column;
            TVector sum0 = default;
            TVector sum1 = default;
            TVector sum2 = default;
            TVector sum3 = default;
            int key = first;
            for (; key <= last && key % 4 != 0; key++)
            {
                TVector product = Product(weights, values, key, column, count);
                switch (key % 4)
                {
                    case 1:
                        sum1 = TSimd.Add(sum1, product);
                        break;
                    case 2:
                        sum2 = TSimd.Add(sum2, product);
                        break;
                    default:
                        sum3 = TSimd.Add(sum3, product);
                        break;
                }
            }

            for (; key <= last - 3; key += 4)
            {
                sum0 = TSimd.Add(sum0, Product(weights, values, key, column, count));
                sum1 = TSimd.Add(sum1, Product(weights, values, key + 1, column, count));
                sum2 = TSimd.Add(sum2, Product(weights, values, key + 2, column, count));
                sum3 = TSimd.Add(sum3, Product(weights, values, key + 3, column, count));
            }

            if (key <= last)
            {
                sum0 = TSimd.Add(sum0, Product(weights, values, key, column, count));
            }

            if (key + 1 <= last)
            {
                sum1 = TSimd.Add(sum1, Product(weights, values, key + 1, column, count));
            }

            if (key + 2 <= last)
            {
                sum2 = TSimd.Add(sum2, Product(weights, values, key + 2, column, count));
            }

            TVector sum = TSimd.Add(TSimd.Add(sum0, sum1), TSimd.Add(sum2, sum3));
            float* target = state.Context + column;
            TVector correction = TSimd.Broadcast(state.Correction);
            if (count >= TSimd.Count)
            {
                TSimd.Store(TSimd.MultiplyAdd(TSimd.Load(target), correction, sum), target);
            }
            else
            {
                TSimd.StorePartial(TSimd.MultiplyAdd(TSimd.LoadPartial(target, count), correction, sum), target, count);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Product(float* weights, float* values, int key, int column, int count)
    {
        float* source = values + ((nint)key * AttentionSizes<TShape>.Value) + column;
        TVector value = count >= TSimd.Count ? TSimd.Load(source) : TSimd.LoadPartial(source, count);
        return TSimd.Multiply(TSimd.Broadcast(weights[key]), value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, TVector value0, TVector value1, TVector value2, TVector value3)
    {
        TSimd.Store(value0, target);
        TSimd.Store(value1, target + TSimd.Count);
        TSimd.Store(value2, target + (2 * TSimd.Count));
        TSimd.Store(value3, target + (3 * TSimd.Count));
    }
}
