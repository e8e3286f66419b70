namespace ModelGen;

/// <summary>
/// Where the rows of a projection lie in a stored tensor that holds several, such as query, key and value in one: row r is the stored row <c>First + r / Run · Stride + r mod Run</c>.
/// </summary>
/// <param name="StoredRows">Rows of the stored tensor.</param>
/// <param name="First">The stored row of the first one.</param>
/// <param name="Run">How many rows lie together: a head, or all of them.</param>
/// <param name="Stride">From the start of a run to that of the next.</param>
public sealed record FusedRows(int StoredRows, int First, int Run, int Stride)
{
    /// <summary>The stored row of a row.</summary>
    internal int Source(int row) => First + (row / Run * Stride) + (row % Run);
}
