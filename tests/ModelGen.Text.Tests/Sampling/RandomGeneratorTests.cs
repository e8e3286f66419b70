using ModelGen.Text.Sampling;
using Xunit;

namespace ModelGen.Text.Tests.Sampling;

public sealed class RandomGeneratorTests
{
    [Fact]
    public void SplitMix64GivesTheNumbersOfItsReference()
    {
        // The first outputs of the authors' C code for the seed 1234567.
        ulong state = 1234567;
        ulong[] numbers = [.. Enumerable.Range(0, 5).Select(_ => RandomGenerator.SplitMix64(ref state))];
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], numbers);
    }

    [Fact]
    public void Xoshiro256GivesTheNumbersOfItsReference()
    {
        // The first outputs of the authors' C code for the state 1, 2, 3, 4.
        RandomGenerator generator = new(1, 2, 3, 4);
        ulong[] numbers = [.. Enumerable.Range(0, 10).Select(_ => generator.NextUInt64())];
        Assert.Equal(
            [
                11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625, 8476171486693032832,
                10595114339597558777, 2904607092377533576,
            ],
            numbers);
    }

    [Fact]
    public void NumbersLieFromZeroToOneAndFillTheRange()
    {
        RandomGenerator generator = new(seed: 5);
        int[] tenths = new int[10];
        for (int i = 0; i < 10_000; i++)
        {
            double number = generator.NextDouble();
            Assert.InRange(number, 0, 1 - (1.0 / (1L << 53)));
            tenths[(int)(number * 10)]++;
        }

        Assert.All(tenths, count => Assert.InRange(count, 900, 1100));
    }

    [Fact]
    public void EverySeedIsAnother()
    {
        long[] seeds = [0, 1, -1, long.MinValue, long.MaxValue];
        ulong[] first = [.. seeds.Select(seed => new RandomGenerator(seed).NextUInt64())];
        Assert.Distinct(first);
    }
}
