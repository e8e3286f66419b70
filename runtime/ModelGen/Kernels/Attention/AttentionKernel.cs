using System.Runtime.CompilerServices;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The online softmax of some queries over the keys and values of one head.</summary>
internal static unsafe class AttentionKernel<TVector, TSimd, TShape>
    where TVector : struct
    where TSimd : struct, ISimd<TVector>
    where TShape : struct, IAttentionShape
{
    /// <summary>Keys a step: four blocks, whose scores are four vectors of AVX-512.</summary>
    public const int Step = 64;

    /// <summary>Computes the context of each query; the rows of <paramref name="context"/> hold the running sums.</summary>
    /// <param name="queries">Which queries.</param>
    /// <param name="query">The sequence's queries, <c>[tokens × Heads × HeadSize]</c>.</param>
    /// <param name="keys"><c>[blocks × HeadSize × 16]</c></param>
    /// <param name="values"><c>[positions × ValueSize]</c></param>
    /// <param name="context"><c>[tokens × Heads × ValueSize]</c></param>
    /// <param name="learned">Sinks and relative biases, where the shape has them.</param>
    /// <param name="position">Index of the sequence's first token of the pass.</param>
    /// <param name="prefix">Tokens at the start of the sequence that every token sees: all of it in an encoder.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Attend(in AttentionQueries queries, float* query, float* keys, float* values, float* context, in LearnedScores learned, int position, int prefix)
    {
        float* weights = stackalloc float[AttentionQueries.Most * Step];
        float* added = stackalloc float[AttentionSizes<TShape>.HasAdded ? Step : 1];
        QueryState* states = stackalloc QueryState[AttentionQueries.Most];
        int count = queries.Count;
        for (int i = 0; i < count; i++)
        {
            nint row = queries.RowOf<TShape>(i);
            int head = queries.HeadOf<TShape>(i);
            int own = position + queries.TokenOf<TShape>(i);
            states[i] = new QueryState
            {
                Query = query + (row * TShape.HeadSize),
                Context = context + (row * AttentionSizes<TShape>.Value),
                Head = head,
                Position = own,
                First = TShape.Window == 0 ? 0 : Math.Max(0, own - (TShape.Mask == AttentionMask.Full ? TShape.Window / 2 : TShape.Window - 1)),
                Last = TShape.Mask == AttentionMask.Full && TShape.Window > 0 ? Math.Min(own + (TShape.Window / 2), prefix - 1) : Math.Max(own, prefix - 1),
                Slope = TShape.Alibi ? AlibiSlopes.Of(head, TShape.Heads) * (TShape.AlibiScaled ? TShape.Scale : 1) : 0,

                // A sink is as a key that was seen before all others and has the value zero.
                Maximum = TShape.Sinks ? learned.Sinks[head] : float.NegativeInfinity,
                Total = TShape.Sinks ? 1 : 0,
            };
            new Span<float>(states[i].Context, AttentionSizes<TShape>.Value).Clear();
        }

        // Last positions never descend from query to query, so those that a step concerns are neighbours.
        int begin = 0;
        for (int step = states[0].First / Step * Step; step <= states[count - 1].Last; step += Step)
        {
            while (states[begin].Last < step)
            {
                begin++;
            }

            int end = begin;
            while (end < count && states[end].First < step + Step)
            {
                end++;
            }

            if (begin < end)
            {
                Scores(states, begin, end, keys, step, weights);
                for (int i = begin; i < end; i++)
                {
                    float* biases = AttentionSizes<TShape>.HasAdded ? Added(states[i], learned, step, added) : null;
                    Softmax(ref states[i], weights + (i * Step), biases, step);
                }

                Sum(states, begin, end, values, step, weights);
            }
        }

        for (int i = 0; i < count; i++)
        {
            Divide(states[i].Context, states[i].Total);
        }
    }

    /// <summary>The products of queries and keys of a step, two queries to a read of the keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scores(QueryState* states, int begin, int end, float* keys, int step, float* scores)
    {
        // Blocks behind the last position are not read: where there are fewer than four, the last one stands in, and what it gives is masked later.
        int lastBlock = states[end - 1].Last / KeyValueCache.BlockSize;
        for (int vector = 0; vector < Step / TSimd.Count; vector += 4)
        {
            int key = step + (vector * TSimd.Count);
            if (key / KeyValueCache.BlockSize > lastBlock)
            {
                break;
            }

            float* keys0 = KeysAt(keys, key, lastBlock);
            float* keys1 = KeysAt(keys, key + TSimd.Count, lastBlock);
            float* keys2 = KeysAt(keys, key + (2 * TSimd.Count), lastBlock);
            float* keys3 = KeysAt(keys, key + (3 * TSimd.Count), lastBlock);
            float* target = scores + (vector * TSimd.Count);
            int i = begin;
            for (; i <= end - 2; i += 2)
            {
                AttentionTile<TVector, TSimd, TShape>.ScoresOfTwo(
                    states[i].Query, states[i + 1].Query, keys0, keys1, keys2, keys3, target + (i * Step), target + ((i + 1) * Step));
            }

            if (i < end)
            {
                AttentionTile<TVector, TSimd, TShape>.ScoresOfOne(states[i].Query, keys0, keys1, keys2, keys3, target + (i * Step));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* KeysAt(float* keys, int key, int lastBlock)
    {
        int block = Math.Min(key / KeyValueCache.BlockSize, lastBlock);
        return keys + ((nint)block * TShape.HeadSize * KeyValueCache.BlockSize) + (key % KeyValueCache.BlockSize);
    }

    /// <summary>What is added to the scores of a step: the learned biases of its distances, and what the shape itself says.</summary>
    /// <param name="state">The query.</param>
    /// <param name="learned">The relative biases.</param>
    /// <param name="step">The first key.</param>
    /// <param name="added">Room for them; keys that the query does not see keep what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float* Added(in QueryState state, in LearnedScores learned, int step, float* added)
    {
        // Beyond the reach all biases are the last one, of which a step's worth is stored.
        int distance = Math.Clamp(step - state.Position, -learned.Reach - Step, learned.Reach + 1);
        float* relative = TShape.RelativeBias ? learned.Relative + ((nint)state.Head * learned.Stride) + distance : null;
        if (!AttentionSizes<TShape>.IsAsked)
        {
            return relative;
        }

        int last = Math.Min(state.Last - step, Step - 1);
        for (int i = Math.Max(state.First - step, 0); i <= last; i++)
        {
            float bias = TShape.RelativeBias ? relative[i] : 0;
            bool visible = !TShape.HasVisible || TShape.Visible(state.Head, state.Position, step + i);
            added[i] = !visible ? float.NegativeInfinity : TShape.HasBias ? bias + TShape.Bias(state.Head, state.Position, step + i) : bias;
        }

        return added;
    }

    /// <summary>Scores become weights e^(score − maximum); a new maximum is remembered as a factor for what was summed before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Softmax(ref QueryState state, float* scores, float* added, int step)
    {
        // Selected, not multiplied: behind the last position lies memory that nobody wrote.
        TVector first = TSimd.Broadcast(state.First - step);
        TVector last = TSimd.Broadcast(state.Last - step);
        TVector scale = TSimd.Broadcast(TShape.Scale);
        TVector slope = TSimd.Broadcast(state.Slope);
        TVector position = TSimd.Broadcast(state.Position - step);
        TVector cap = TSimd.Broadcast(TShape.SoftCap);
        TVector outside = TSimd.Broadcast(float.NegativeInfinity);
        TVector lanes = TSimd.LaneNumbers;
        TVector maximum = outside;
        for (int i = 0; i < Step; i += TSimd.Count)
        {
            TVector key = TSimd.Add(lanes, TSimd.Broadcast((float)i));
            TVector inside = TSimd.And(TSimd.GreaterThanOrEqual(key, first), TSimd.GreaterThanOrEqual(last, key));
            TVector scaled = TSimd.Multiply(TSimd.Load(scores + i), scale);
            if (TShape.Alibi && TShape.AlibiScaled)
            {
                scaled = TSimd.MultiplyAdd(Distance(key, position), slope, scaled);
            }

            if (TShape.SoftCap > 0)
            {
                scaled = TSimd.Multiply(cap, SimdMath<TVector, TSimd>.Tanh(TSimd.Divide(scaled, cap)));
            }

            if (TShape.Alibi && !TShape.AlibiScaled)
            {
                // The distance to the query instead of the key's position: all scores are shifted alike, and near keys keep their digits in long texts.
                scaled = TSimd.MultiplyAdd(Distance(key, position), slope, scaled);
            }

            if (AttentionSizes<TShape>.HasAdded)
            {
                scaled = TSimd.Add(scaled, TSimd.Load(added + i));
            }

            TVector score = TSimd.Select(inside, scaled, outside);
            TSimd.Store(score, scores + i);
            maximum = TSimd.Max(maximum, score);
        }

        float largest = MathF.Max(state.Maximum, TSimd.Maximum(maximum));
        state.Correction = state.Maximum == largest ? 1 : MathF.Exp(state.Maximum - largest);
        state.Maximum = largest;

        // As long as every key is hidden there is no largest score: all weights are then e^−∞.
        TVector subtracted = TSimd.Broadcast(AttentionSizes<TShape>.IsAsked && float.IsNegativeInfinity(largest) ? 0 : largest);
        TVector total = default;
        for (int i = 0; i < Step; i += TSimd.Count)
        {
            TVector weight = SimdMath<TVector, TSimd>.Exp(TSimd.Subtract(TSimd.Load(scores + i), subtracted));
            TSimd.Store(weight, scores + i);
            total = TSimd.Add(total, weight);
        }

        state.Total = (state.Total * state.Correction) + TSimd.Sum(total);
    }

    /// <summary>What slopes are multiplied by. Under the full mask distances count on both sides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Distance(TVector key, TVector position)
    {
        TVector distance = TSimd.Subtract(key, position);
        return TShape.Mask == AttentionMask.Full ? TSimd.Subtract(default, TSimd.Abs(distance)) : distance;
    }

    /// <summary>Adds the weighted values of a step, two queries to a read of the values where they see the same ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(QueryState* states, int begin, int end, float* values, int step, float* weights)
    {
        for (int i = begin; i < end; i++)
        {
            ref QueryState state = ref states[i];
            int first = Math.Max(state.First - step, 0);
            int last = Math.Min(state.Last - step, Step - 1);
            float* source = values + ((nint)step * AttentionSizes<TShape>.Value);
            if (i + 1 < end && Math.Max(states[i + 1].First - step, 0) == first && Math.Min(states[i + 1].Last - step, Step - 1) == last)
            {
                AttentionTile<TVector, TSimd, TShape>.SumOfTwo(state, states[i + 1], weights + (i * Step), weights + ((i + 1) * Step), source, first, last);
                i++;
            }
            else
            {
                AttentionTile<TVector, TSimd, TShape>.SumOfOne(state, weights + (i * Step), source, first, last);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Divide(float* context, float total)
    {
        // Where every key is hidden the context stays zero.
        TVector divisor = TSimd.Broadcast(AttentionSizes<TShape>.IsAsked && total == 0 ? 1 : total);
        int size = AttentionSizes<TShape>.Value;
        int i = 0;
        for (; i <= size - TSimd.Count; i += TSimd.Count)
        {
            TSimd.Store(TSimd.Divide(TSimd.Load(context + i), divisor), context + i);
        }

        if (i < size)
        {
            TSimd.StorePartial(TSimd.Divide(TSimd.LoadPartial(context + i, size - i), divisor), context + i, size - i);
        }
    }
}
