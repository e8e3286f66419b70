using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

public sealed class TextMeansTests : IDisposable
{
    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Fact]
    public void Each_text_has_its_own_mean()
    {
        int[] lengths = [1, 7, 33, 2];
        const int Columns = 37;
        using KeyValueCache cache = new(1, 1, 4, 128);
        TokenBatch batch = new(lengths.Sum(), lengths.Length, _workers);
        Array.ForEach(lengths, length => batch.Add(cache, new int[length], 0, length));
        Activations source = _memory.Random(lengths.Sum(), Columns, 1);
        Activations means = _memory.Random(lengths.Length, Columns, 2);
        TextMeans.Apply(source, batch, means);
        int first = 0;
        for (int text = 0; text < lengths.Length; text++)
        {
            double[] expected = [.. Enumerable.Range(0, Columns).Select(column => Enumerable.Range(first, lengths[text]).Average(token => (double)source.Row(token)[column]))];
            KernelMemory.AssertClose(expected, means.Row(text), 1e-6, $"text {text}");
            first += lengths[text];
            Assert.Equal(first - 1, batch.LastRows[text]);
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        using KeyValueCache cache = new(1, 1, 4, 128);
        TokenBatch batch = new(8, 2, _workers);
        batch.Add(cache, new int[5], 0, 5);
        batch.Add(cache, new int[3], 0, 3);
        Assert.Throws<ArgumentException>(() => TextMeans.Apply(_memory.Zeros(8, 4), batch, _memory.Zeros(2, 5)));
        Assert.Throws<ArgumentException>(() => TextMeans.Apply(_memory.Zeros(7, 4), batch, _memory.Zeros(2, 4)));
        Assert.Throws<ArgumentException>(() => TextMeans.Apply(_memory.Zeros(8, 4), batch, _memory.Zeros(1, 4)));
    }
}
