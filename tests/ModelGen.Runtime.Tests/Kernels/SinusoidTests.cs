using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Tests;

/// <summary>Sinusoids against the tables that fairseq's port stores, and against the paper's formula.</summary>
public sealed class SinusoidTests : IDisposable
{
    private const int Hidden = 64;

    private readonly KernelMemory _memory = new();
    private readonly WorkerPool _workers = new(2);

    public void Dispose()
    {
        _memory.Dispose();
        _workers.Dispose();
    }

    [Fact]
    public void The_stored_tables_of_fsmt_come_out()
    {
        using SafetensorsFile file = SafetensorsFile.Open(SharedData.Path("parity/fsmt/model.safetensors"));
        float[] table = file.ReadFloats("model.encoder.embed_positions.weight");
        float[] rows = Rows(new Sinusoids(Hidden, SinusoidLayout.Concatenated, SinusoidSpacing.Inclusive, offset: 2), tokens: 64);
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.Equal(table[(2 * Hidden) + i], rows[i], 1e-5f);
        }
    }

    [Theory]
    [InlineData(SinusoidLayout.Interleaved)]
    [InlineData(SinusoidLayout.Concatenated)]
    public void The_formula_of_the_paper_comes_out(SinusoidLayout layout)
    {
        float[] rows = Rows(new Sinusoids(Hidden, layout, SinusoidSpacing.Exclusive, offset: 0), tokens: 40);
        for (int position = 0; position < 40; position++)
        {
            for (int i = 0; i < Hidden / 2; i++)
            {
                double angle = position / Math.Pow(10_000, 2.0 * i / Hidden);
                (int sine, int cosine) = layout == SinusoidLayout.Interleaved ? (2 * i, (2 * i) + 1) : (i, i + (Hidden / 2));
                Assert.Equal(Math.Sin(angle), rows[(position * Hidden) + sine], 1e-6);
                Assert.Equal(Math.Cos(angle), rows[(position * Hidden) + cosine], 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(63, SinusoidSpacing.Exclusive, 0)]
    [InlineData(0, SinusoidSpacing.Exclusive, 0)]
    [InlineData(2, SinusoidSpacing.Inclusive, 0)]
    [InlineData(64, SinusoidSpacing.Exclusive, -1)]
    public void What_makes_no_sinusoids_is_refused(int hidden, SinusoidSpacing spacing, int offset) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sinusoids(hidden, SinusoidLayout.Interleaved, spacing, offset));

    private float[] Rows(Sinusoids sinusoids, int tokens)
    {
        using KeyValueCache cache = new(1, 1, 1, tokens);
        TokenBatch batch = new(tokens, 1, _workers);
        batch.Add(cache, new int[tokens], 0, tokens);
        Activations hidden = _memory.Zeros(tokens, Hidden);
        sinusoids.Add(batch, hidden);
        return hidden.FirstRows(tokens).ToArray();
    }
}
