using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Who holds the memory, and for how long.</summary>
public sealed class WeightStoreLifetimeTests : IDisposable
{
    private static readonly LlamaSizes Sizes = new(1, 32, 2, 2, 32, 64, 16);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MemoryStaysUntilTheLastSessionLetsGo()
    {
        string path = Write();
        WeightStore store = WeightStore.Load(path, Sizes.Manifest());
        LinearWeights head = store.Matrix(TensorRole.Head);
        float[] expected = head.Elements();
        Assert.True(store.TryAddReference());
        Assert.True(store.TryAddReference());
        store.Dispose();
        store.Dispose();
        Assert.False(store.TryAddReference());
        Assert.Equal(expected, head.Elements());
        store.Release();
        Assert.Equal(expected, head.Elements());
        Assert.True(IsMapped(path));
        store.Release();
        Assert.False(IsMapped(path));
    }

    [Fact]
    public void SessionsMayGoFirst()
    {
        WeightStore store = WeightStore.CreateRandom(Sizes.Manifest(), 1);
        Assert.True(store.TryAddReference());
        store.Release();
        Assert.Equal(64, store.Matrix(TensorRole.Head).Elements().Length / 32);
        store.Dispose();
    }

    [Fact]
    public void NothingIsHandedOutAfterDispose()
    {
        WeightStore store = WeightStore.CreateRandom(Sizes.Manifest(), 1);
        Assert.Throws<KeyNotFoundException>(() => store.Matrix(TensorRole.Query));
        Assert.Throws<KeyNotFoundException>(() => store.Vector(TensorRole.Head));
        store.Dispose();
        Assert.Throws<ObjectDisposedException>(() => store.Matrix(TensorRole.Head));
        Assert.Throws<ObjectDisposedException>(() => store.Vector(TensorRole.FinalNorm));
    }

    [Fact]
    public async Task ReferencesAreCountedAcrossThreads()
    {
        WeightStore store = WeightStore.CreateRandom(Sizes.Manifest(), 1);
        LinearWeights head = store.Matrix(TensorRole.Head);
        float[] expected = head.Elements();
        Task<int>[] users = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                int held = 0;
                while (store.TryAddReference())
                {
                    held++;
                    Assert.Equal(expected[63], head.Row(1)[31]);
                    store.Release();
                    Thread.Yield();
                }

                return held;
            },
            TestContext.Current.CancellationToken))];
        await Task.Delay(20, TestContext.Current.CancellationToken);
        store.Dispose();
        Assert.All(await Task.WhenAll(users), held => Assert.InRange(held, 0, int.MaxValue));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NoHandleStaysBehind(bool map)
    {
        string path = Write();
        WeightStore store = WeightStore.Load(path, Sizes.Manifest(), new LoadOptions { MemoryMap = map });
        Assert.Equal(map, IsMapped(path));
        Assert.False(IsOpen(path));
        store.Dispose();
        Assert.False(IsMapped(path));
        File.Delete(path);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void ACopyOutlivesItsFile()
    {
        string path = Write();
        using WeightStore store = WeightStore.Load(path, Sizes.Manifest(), new LoadOptions { MemoryMap = false });
        float[] expected = store.Matrix(TensorRole.Head).Elements();
        File.WriteAllBytes(path, []);
        File.Delete(path);
        Assert.Equal(expected, store.Matrix(TensorRole.Head).Elements());
    }

    [Fact]
    public void NothingStaysBehindWhenALoadFails()
    {
        string path = Write();
        Assert.Throws<ModelMismatchException>(() => WeightStore.Load(path, (Sizes with { Layers = 2 }).Manifest()));
        LoadOptions failing = new() { Progress = new Failing() };
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => WeightStore.Load(path, Sizes.Manifest(), failing));
        Assert.Equal("enough", thrown.Message);
        Assert.False(IsMapped(path));
        Assert.False(IsOpen(path));
    }

    [Fact]
    public void MappingsOfForgottenStoresAreGivenBack()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc");
        string path = Write();
        Forget(path);
        for (int attempt = 0; attempt < 20 && IsMapped(path); attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(IsMapped(path));
    }

    private static void Forget(string path) => Assert.True(WeightStore.Load(path, Sizes.Manifest()).TryAddReference());

    private static bool IsMapped(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc");
        return File.ReadAllText("/proc/self/maps").Contains(path, StringComparison.Ordinal);
    }

    private static bool IsOpen(string path) => Directory.EnumerateFiles("/proc/self/fd").Any(handle => new FileInfo(handle).LinkTarget == path);

    private string Write() => _folder.Write($"{Guid.NewGuid():N}.safetensors", CheckpointWriter.Safetensors(Sizes.Manifest().Tensors(gguf: false)));

    private sealed class Failing : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            if (value.Tensors == 3)
            {
                throw new InvalidOperationException("enough");
            }
        }
    }
}
