using ModelGen.Runtime;
using ModelGen.Tests;
using ModelGen.Text;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Sessions over sources: what they share, what they refuse, and what they take.</summary>
[Collection(AloneCollection.Name)]
public sealed class SequenceSessionTests : IDisposable
{
    private static readonly int[] Source = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2];

    private readonly TinyFsmt _model = TinyFsmt.CreateRandom(seed: 3);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Without_a_source_there_is_no_target()
    {
        using SequenceToSequenceSession session = _model.CreateSession(source: 8, capacity: 8);
        using DecoderBatch batch = _model.CreateBatch(4);
        Assert.Equal((0, 0), (session.SourceLength, session.Encoded.Length));
        Assert.Contains("Encode one", Assert.Throws<InvalidOperationException>(() => { session.Forward([1]); }).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => { session.Attend([1]); });
        Assert.Throws<InvalidOperationException>(() => batch.Add(session, [1]));
        session.Encode([1]);
        Assert.Equal(170, session.Forward([1]).Length);
    }

    [Fact]
    public void Sources_that_cannot_be_read_are_refused_and_change_nothing()
    {
        using SequenceToSequenceSession session = _model.CreateSession(source: 20, capacity: 8);
        session.Encode(Source);
        float[] expected = session.Forward([1, 2]).ToArray();
        Assert.Throws<ArgumentException>(() => { session.Encode([]); });
        Assert.Throws<ArgumentException>(() => { session.Encode(new int[21]); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { session.Encode([150]); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { session.Encode([-1]); });
        Assert.Equal((2, Source.Length), (session.Position, session.SourceLength));
        session.Truncate(1);
        Compare.Same(expected, session.Forward([2]), "logits");
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateSession(source: 65, capacity: 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateSession(source: -1, capacity: 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateSession(source: 8, capacity: 0));
        using SequenceToSequenceSession bare = _model.CreateSession(source: 0, capacity: 8);
        Assert.Contains("no memory to encode", Assert.Throws<InvalidOperationException>(() => { bare.Encode([1]); }).Message, StringComparison.Ordinal);
        using SourceEncoder encoder = _model.CreateEncoder(100);
        Assert.Contains("at most 64", Assert.Throws<ArgumentException>(() => encoder.Encode(new int[65])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => encoder.Encode(new RaggedBatch()));
        Assert.Throws<ArgumentException>(() => new BeamSearch(_model).Generate(new int[65], new BeamSearchOptions { DecoderStartTokenId = 2 }, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => new BeamSearch(_model).Generate(Array.Empty<int>(), new BeamSearchOptions { DecoderStartTokenId = 2 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_new_source_forgets_the_target_and_the_old_source()
    {
        using SequenceToSequenceSession session = _model.CreateSession(source: 20, capacity: 8);
        using SequenceToSequenceSession fresh = _model.CreateSession(source: 20, capacity: 8);
        session.Encode(Source);
        session.Forward([1, 2, 3]);
        session.Encode([9, 8, 7]);
        Assert.Equal((0, 3), (session.Position, session.SourceLength));
        fresh.Encode([9, 8, 7]);
        Compare.Same(fresh.Forward([1, 2]), session.Forward([1, 2]), "logits");
    }

    [Fact]
    public void Sessions_share_a_source_that_its_owner_may_forget()
    {
        using SequenceToSequenceSession first = _model.CreateSession(source: 20, capacity: 16);
        using SequenceToSequenceSession second = _model.CreateSession(source: 0, capacity: 16);
        first.Encode(Source);
        first.Forward([1, 2, 3]);
        second.CopyFrom(first);
        float[] expected = first.Forward([4]).ToArray();

        // The first one reads something else, in other memory; the second goes on over the old source.
        first.Encode([7, 7, 7]);
        Compare.Same(expected, second.Forward([4]), "logits");
        Assert.Equal((3, Source.Length), (first.SourceLength, second.SourceLength));

        // Their targets begin alike, but over two sources: nothing of them is the same.
        first.Forward([1, 2, 3, 4]);
        second.Truncate(3);
        first.CopyFrom(second, from: 3);
        Compare.Same(expected, first.Forward([4]), "logits of the copy");
        second.Dispose();
        first.Truncate(3);
        Compare.Same(expected, first.Forward([4]), "logits once the other is gone");
    }

    [Fact]
    public void Encoded_sources_live_as_long_as_somebody_writes_over_them()
    {
        using SequenceToSequenceSession session = _model.CreateSession(source: 20, capacity: 8);
        session.Encode(Source);
        float[] expected = session.Forward([1, 2]).ToArray();
        using SequenceToSequenceSession other = _model.CreateSession(source: 0, capacity: 8);
        using (SourceEncoder encoder = _model.CreateEncoder(20))
        {
            EncodedSource source = encoder.Encode(Source);
            Compare.Same(session.Encoded, source.Hidden, "hidden states");
            other.Begin(source);
            source.Dispose();
            source.Dispose();
            Assert.Throws<ObjectDisposedException>(() => { _ = source.Hidden; });
            Assert.Throws<ObjectDisposedException>(() => session.Begin(source));
        }

        _model.Dispose();
        Assert.Equal(2, session.Position);
        Assert.Throws<ObjectDisposedException>(() => { other.Forward([1, 2]); });
        Assert.Equal(170, expected.Length);
    }

    [Fact]
    public void Sources_of_other_models_are_refused()
    {
        using TinyFsmt stranger = TinyFsmt.CreateRandom(seed: 3);
        using SourceEncoder encoder = stranger.CreateEncoder(20);
        using EncodedSource source = encoder.Encode(Source);
        using SequenceToSequenceSession session = _model.CreateSession(source: 20, capacity: 8);
        using SequenceToSequenceSession other = stranger.CreateSession(source: 20, capacity: 8);
        Assert.Throws<ArgumentException>(() => session.Begin(source));
        Assert.Throws<ArgumentException>(() => session.CopyFrom(other));
    }

    [Fact]
    public void A_session_that_has_moved_since_it_was_added_is_refused()
    {
        using SequenceToSequenceSession session = _model.CreateSession(source: 20, capacity: 8);
        using DecoderBatch batch = _model.CreateBatch(4);
        session.Encode(Source);
        batch.Add(session, [1]);
        session.Encode([1, 2]);
        Assert.Contains("used since", Assert.Throws<InvalidOperationException>(batch.Forward).Message, StringComparison.Ordinal);
        batch.Clear();
        batch.Add(session, [1]);
        batch.Forward();
        Assert.Equal(1, session.Position);
    }

    [Fact]
    public void Shares_of_attention_are_those_of_the_layers_and_leave_the_target_as_it_is()
    {
        using SequenceToSequenceSession session = _model.CreateSession(source: 20, capacity: 64);
        using SequenceToSequenceSession other = _model.CreateSession(source: 20, capacity: 64);
        session.Encode(Source);
        other.Encode(Source);
        int[] target = [2, 7, 1, 8, 2, 8];
        float[] mean = session.Attend(target).ToArray();
        Compare.Same(other.Forward(target), Logits(session, target), "logits");
        Assert.Equal(target.Length * Source.Length, mean.Length);
        float[] sum = new float[mean.Length];
        for (int layer = 0; layer < TinyFsmt.Manifest.Layers; layer++)
        {
            session.Truncate(0);
            ReadOnlySpan<float> shares = session.Attend(target, layer);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += shares[i] / TinyFsmt.Manifest.Layers;
            }
        }

        Compare.Close(sum, mean, 1e-5, "mean of the layers");
        for (int token = 0; token < target.Length; token++)
        {
            Assert.Equal(1, mean.AsSpan(token * Source.Length, Source.Length).ToArray().Sum(), 1e-5f);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => { session.Attend(target, TinyFsmt.Manifest.Layers); });

        static float[] Logits(SequenceToSequenceSession session, int[] target)
        {
            session.Truncate(target.Length - 1);
            return session.Forward([target[^1]]).ToArray();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Passes_allocate_nothing(int threads)
    {
        using Kernels.WorkerPool workers = new(threads);
        using TinyFsmt model = TinyFsmt.CreateRandom(seed: 1, new LoadOptions { Workers = workers });
        using SequenceToSequenceSession session = model.CreateSession(source: 20, capacity: 64);
        using SequenceToSequenceSession other = model.CreateSession(source: 20, capacity: 64);
        using DecoderBatch batch = model.CreateBatch(tokens: 64);
        int[] target = [.. Enumerable.Range(0, 30)];

        void Passes()
        {
            session.Encode(Source);
            other.Encode(Source);
            session.Forward(target);
            session.ForwardAll(target);
            batch.Add(session, target.AsSpan(0, 1));
            batch.Add(other, target);
            batch.Forward();
            other.CopyFrom(session, 0);
            session.Truncate(5);
            other.CopyFrom(session, 5);
            _ = batch.Logits(1)[0];

            // The source that both write over is given back, so that it can be encoded into again.
            other.Encode(Source);
        }

        Assert.Equal(0, Allocations.Of(Passes));
        Assert.Equal(0, Allocations.OfAllThreads(Passes));
    }

    [Fact]
    public void A_step_of_beams_allocates_nothing()
    {
        int[] tokens = [1, 2, 3, 4, 5, 6];
        int[][] parents = [[0, 1, 2, 3, 4, 5], [2, 2, 1, 5, 5, 5], [1, 0, 2, 3, 3, 4]];
        using IBeamSession beams = new SequenceBeams(_model).Start([Source, new[] { 3 }], beams: 3, length: 60);
        beams.Step(tokens.AsSpan(0, 2), [0, 1]);
        beams.Step(tokens, [0, 0, 0, 1, 1, 1]);
        long least = long.MaxValue;
        for (int run = 0; run < 5 && least > 0; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (int[] step in parents)
            {
                beams.Step(tokens, step);
                _ = beams.Logits(5)[0];
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
