using System.Text;
using CsCheck;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>
/// Sound files with random damage: a reader accepts them or throws <see cref="ModelFormatException"/>, and never allocates much more than the file is long.
/// </summary>
public sealed class MutationTests
{
    private static readonly LlamaSizes Sizes = new(1, 32, 2, 1, 32, 3, 16);

    private static readonly ulong[] Extremes =
        [0, 1, 2, 0x7F, 0xFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, 1UL << 32, 1UL << 40, 1UL << 60, long.MaxValue, 1UL << 63, ulong.MaxValue - 31, ulong.MaxValue];

    private static readonly byte[] SoundSafetensors = CheckpointWriter.Safetensors(Sizes.Manifest().Tensors(gguf: false));

    private static readonly byte[] SoundGguf = CheckpointWriter.Gguf(
        new Dictionary<string, object>(Sizes.Metadata())
        {
            ["general.alignment"] = 32u,
            ["tokenizer.ggml.tokens"] = new[] { "a", "b", "ü" },
            ["tokenizer.ggml.scores"] = new[] { 0f, 1f, 2f },
            ["tokenizer.ggml.token_type"] = new[] { 1, 2, 3 },
            ["tokenizer.ggml.add_bos_token"] = true,
        },
        Sizes.Manifest().Tensors(gguf: true));

    [Fact]
    public void DamagedSafetensors() => Damage(SoundSafetensors, 12, path => SafetensorsFile.Open(path).Dispose());

    [Fact]
    public void DamagedGguf() => Damage(SoundGguf, 24, path => GgufFile.Open(path).Dispose());

    [Fact]
    public void DamagedIndex()
    {
        using TemporaryFolder folder = new();
        folder.Write("model-00001-of-00001.safetensors", SoundSafetensors);
        string names = string.Join(",", Sizes.Manifest().Tensors.Select(tensor => $"\"{tensor.Name}\":\"model-00001-of-00001.safetensors\""));
        byte[] index = Encoding.UTF8.GetBytes($$"""{"metadata": {"total_size": 1}, "weight_map": { {{names}} } }""");
        string path = folder.Write("model.safetensors.index.json", index);
        using (SafetensorsFile sound = SafetensorsFile.Open(path))
        {
            Assert.Equal(Sizes.Manifest().Tensors.Count, sound.Tensors.Count);
        }

        Mutations(index, 0).Sample(
            damaged =>
            {
                File.WriteAllBytes(path, damaged);
                try
                {
                    SafetensorsFile.Open(path).Dispose();
                }
                catch (Exception exception) when (exception is ModelFormatException or FileNotFoundException)
                {
                    // FileNotFoundException: the name of the file was hit.
                }
            },
            iter: 500,
            threads: 1);
    }

    private static void Damage(byte[] sound, int start, Action<string> open)
    {
        using TemporaryFolder folder = new();
        open(folder.Write("sound", sound));
        int accepted = 0;
        Mutations(sound, start).Sample(
            damaged =>
            {
                string path = folder.Write("damaged", damaged);
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    open(path);
                    accepted++;
                }
                catch (ModelFormatException exception)
                {
                    Assert.Equal(path, exception.File);
                }

                long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.InRange(allocated, 0, 256_000 + (32L * damaged.Length));
            },
            iter: 1_500,
            threads: 1);
        Assert.InRange(accepted, 1, 1_499);
    }

    /// <summary>
    /// Up to four of: a byte changed, eight bytes set to an extreme number, a piece cut out, a piece doubled, the end cut off. Mostly in the header, where it
    /// matters.
    /// </summary>
    private static Gen<byte[]> Mutations(byte[] sound, int start)
    {
        Gen<int> place = Gen.Frequency((4, Gen.Int[start, Math.Min(sound.Length, 2_000) - 1]), (1, Gen.Int[0, sound.Length - 1]));
        Gen<Func<byte[], byte[]>> one = Gen.OneOf(
            Gen.Select(place, Gen.Byte, (at, value) => (Func<byte[], byte[]>)(file => [.. file[..Math.Min(at, file.Length)], value, .. file.Skip(at + 1)])),
            Gen.Select(place, Gen.Int[0, Extremes.Length - 1].Select(i => Extremes[i]), Gen.Int[1, 8], (at, value, size) =>
                (Func<byte[], byte[]>)(file => [.. file[..Math.Min(at, file.Length)], .. BitConverter.GetBytes(value)[..size], .. file.Skip(at + size)])),
            Gen.Select(place, Gen.Int[1, 40], (at, size) => (Func<byte[], byte[]>)(file => [.. file.Take(at), .. file.Skip(at + size)])),
            Gen.Select(place, Gen.Int[1, 40], (at, size) => (Func<byte[], byte[]>)(file => [.. file.Take(at + size), .. file.Skip(at)])),
            place.Select(at => (Func<byte[], byte[]>)(file => [.. file.Take(at)])));
        return one.Array[1, 4].Select(steps => steps.Aggregate(sound, (file, step) => step(file)));
    }
}
