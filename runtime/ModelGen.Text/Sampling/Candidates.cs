using System.Numerics;

namespace ModelGen.Text.Sampling;

/// <summary>The tokens that are still in the draw, with their logits and softmax weights, in arrays taken once.</summary>
internal sealed class Candidates
{
    private readonly float[] _logits;
    private readonly int[] _ids;
    private readonly double[] _weights;
    private bool _descending;

    /// <param name="capacity">The most tokens that are taken in.</param>
    public Candidates(int capacity)
    {
        _logits = new float[capacity];
        _ids = new int[capacity];
        _weights = new double[capacity];
    }

    /// <summary>Tokens in the draw.</summary>
    public int Count { get; private set; }

    /// <summary>Sum of <see cref="Weights"/>, before anything was filtered out by them.</summary>
    public double Total { get; private set; }

    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, Count);

    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, Count);

    /// <summary>Takes in every token, in the order of the ids.</summary>
    public void TakeAll(ReadOnlySpan<float> logits)
    {
        logits.CopyTo(_logits);
        for (int i = 0; i < logits.Length; i++)
        {
            _ids[i] = i;
        }

        Count = logits.Length;
        _descending = false;
    }

    /// <summary>Takes in the <paramref name="k"/> tokens with the greatest logits, greatest first, among equals the lower ids.</summary>
    public void TakeTop(ReadOnlySpan<float> logits, int k)
    {
        // A heap of the best so far, the worst of them at its root. Most tokens are below that root and are passed over, a vector at a time.
        for (int i = 0; i < k; i++)
        {
            _logits[i] = logits[i];
            _ids[i] = i;
        }

        Count = k;
        BuildHeap(k, bestFirst: false);
        int next = k;
        while (next < logits.Length)
        {
            if (next <= logits.Length - Vector<float>.Count && !Vector.GreaterThanAny(new Vector<float>(logits[next..]), new Vector<float>(_logits[0])))
            {
                next += Vector<float>.Count;
                continue;
            }

            int end = Math.Min(next + Vector<float>.Count, logits.Length);
            for (; next < end; next++)
            {
                // An equal logit does not enter: its id is higher than all that are in.
                if (logits[next] > _logits[0])
                {
                    _logits[0] = logits[next];
                    _ids[0] = next;
                    SiftDown(0, k, bestFirst: false);
                }
            }
        }

        for (int end = k - 1; end > 0; end--)
        {
            Swap(0, end);
            SiftDown(0, end, bestFirst: false);
        }

        _descending = true;
    }

    /// <summary>Computes the weights of the tokens that are in.</summary>
    public void Weigh(float maximum, double temperature) => Total = SoftmaxWeights.Compute(_logits.AsSpan(0, Count), maximum, temperature, _weights);

    /// <summary>
    /// Keeps the tokens of greatest weight until their sum reaches the share <paramref name="p"/> of <see cref="Total"/>, the one that reaches it included.
    /// </summary>
    public void KeepTopP(double p)
    {
        double enough = p * Total;
        if (_descending)
        {
            double sum = 0;
            int kept = 0;
            while (kept < Count && sum < enough)
            {
                sum += _weights[kept++];
            }

            Count = Math.Max(kept, 1);
            return;
        }

        // Tokens that weigh less than their equal part of what may be left out cannot be needed: together they are less than it. What remains is seldom more
        // than a few hundred.
        KeepAtLeast((1 - p) * Total / Count);
        TakeFromHeap(enough);
    }

    /// <summary>Keeps the tokens that weigh at least <paramref name="weight"/>, in their order. The greatest weight is 1.</summary>
    public void KeepAtLeast(double weight)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_weights[i] >= weight)
            {
                _logits[kept] = _logits[i];
                _ids[kept] = _ids[i];
                _weights[kept++] = _weights[i];
            }
        }

        Count = kept;
    }

    /// <summary>
    /// The token at which the running sum of weights exceeds the share <paramref name="share"/> (0 ≤ share &lt; 1) of the whole. A token of weight 0 is never
    /// drawn.
    /// </summary>
    public int Draw(double share)
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            sum += _weights[i];
        }

        double target = share * sum;
        double running = 0;
        int last = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_weights[i] > 0)
            {
                running += _weights[i];
                last = i;
                if (running > target)
                {
                    break;
                }
            }
        }

        return _ids[last];
    }

    // Takes the best off a heap until their sum is enough, and leaves them in front, best first.
    private void TakeFromHeap(double enough)
    {
        BuildHeap(Count, bestFirst: true);
        int left = Count;
        double sum = 0;
        do
        {
            sum += _weights[0];
            Swap(0, --left);
            SiftDown(0, left, bestFirst: true);
        }
        while (left > 0 && sum < enough);

        int taken = Count - left;
        _logits.AsSpan(0, Count).Reverse();
        _ids.AsSpan(0, Count).Reverse();
        _weights.AsSpan(0, Count).Reverse();
        Count = taken;
        _descending = true;
    }

    private void BuildHeap(int count, bool bestFirst)
    {
        for (int i = (count / 2) - 1; i >= 0; i--)
        {
            SiftDown(i, count, bestFirst);
        }
    }

    private void SiftDown(int parent, int count, bool bestFirst)
    {
        while ((2 * parent) + 1 < count)
        {
            int child = (2 * parent) + 1;
            if (child + 1 < count && IsBetter(child + 1, child) == bestFirst)
            {
                child++;
            }

            if (IsBetter(child, parent) != bestFirst)
            {
                return;
            }

            Swap(parent, child);
            parent = child;
        }
    }

    private bool IsBetter(int a, int b) => _logits[a] > _logits[b] || (_logits[a] == _logits[b] && _ids[a] < _ids[b]);

    private void Swap(int a, int b)
    {
        (_logits[a], _logits[b]) = (_logits[b], _logits[a]);
        (_ids[a], _ids[b]) = (_ids[b], _ids[a]);
        (_weights[a], _weights[b]) = (_weights[b], _weights[a]);
    }
}
