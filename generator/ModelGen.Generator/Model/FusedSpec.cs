namespace ModelGen.Generator.Model;

/// <summary>Which rows of a stored tensor a projection is: row r is the stored row <c>First + r / Run · Stride + r mod Run</c>.</summary>
internal sealed record FusedSpec(int StoredRows, int First, int Run, int Stride);
