namespace ModelGen.Tool.Inspection;

/// <summary>A tensor of either format.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its format calls the type of its elements.</param>
/// <param name="Shape">Its sizes, slowest first; empty for a scalar.</param>
/// <param name="Bytes">Bytes that it takes.</param>
internal sealed record InspectedTensor(string Name, string Type, IReadOnlyList<long> Shape, long Bytes)
{
    /// <summary>Its elements.</summary>
    public long Elements => Shape.Aggregate(1L, (product, size) => product * size);
}
