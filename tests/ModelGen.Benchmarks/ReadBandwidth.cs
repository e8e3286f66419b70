using System.Numerics;
using ModelGen.Kernels;
using ModelGen.Runtime;

namespace ModelGen.Benchmarks;

/// <summary>How fast memory is read in order: a sum over a block that no cache holds.</summary>
internal static unsafe class ReadBandwidth
{
    private const int Page = 1 << 16;

    /// <summary>Reads all of the memory with the threads of a pool.</summary>
    public static void Run(NativeBuffer memory, WorkerPool pool) => pool.Run(new SumJob(memory.Pointer), (int)(memory.Length / Page), 1);

    private readonly struct SumJob(byte* data) : IRangeJob
    {
        private readonly byte* _data = data;

        public void Execute(int start, int end)
        {
            float* source = (float*)(_data + ((long)start * Page));
            float* last = (float*)(_data + ((long)end * Page));
            int count = Vector<float>.Count;
            Vector<float> a = default, b = default, c = default, d = default;
            for (; source < last; source += 4 * count)
            {
                a += Vector.Load(source);
                b += Vector.Load(source + count);
                c += Vector.Load(source + (2 * count));
                d += Vector.Load(source + (3 * count));
            }

            GC.KeepAlive(Vector.Sum(a + b + c + d) == 0 ? "all zero" : null);
        }
    }
}
