namespace ModelGen.Runtime;

/// <summary>A tensor as a checkpoint has it, whatever the format.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes, slowest first.</param>
/// <param name="Type">Type of its elements, or null when kernels have none for it.</param>
/// <param name="TypeName">What the format calls the type.</param>
/// <param name="File">Where it is.</param>
/// <param name="Offset">Its first byte.</param>
/// <param name="Bytes">Bytes that it takes.</param>
internal sealed record StoredTensor(string Name, IReadOnlyList<long> Shape, WeightType? Type, string TypeName, ModelFile File, long Offset, long Bytes);
