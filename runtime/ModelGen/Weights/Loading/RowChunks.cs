using System.Runtime.ExceptionServices;

namespace ModelGen.Runtime;

/// <summary>Cuts the rows of a matrix into pieces of a few hundred kilobytes and works on several at a time.</summary>
internal static class RowChunks
{
    private const long ChunkBytes = 256 * 1024;

    /// <summary>Calls <paramref name="work"/> with the first row and the number of rows of each piece, on any thread.</summary>
    public static void ForEach(int rows, long rowBytes, Action<int, int> work)
    {
        int chunk = (int)Math.Clamp(ChunkBytes / Math.Max(1, rowBytes), 1, rows);
        try
        {
            Parallel.For(0, (rows + chunk - 1) / chunk, index => work(index * chunk, Math.Min(chunk, rows - (index * chunk))));
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }
}
