namespace ModelGen;

/// <summary>A tensor of a GGUF file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type of its elements.</param>
/// <param name="Shape">Its sizes, slowest first, as everywhere here: <c>[outputs, inputs]</c>. The file itself lists them the other way round.</param>
/// <param name="Offset">Its first byte, counted from the start of the file.</param>
/// <param name="Bytes">Bytes that it takes.</param>
public sealed record GgufTensor(string Name, GgufTensorType Type, IReadOnlyList<long> Shape, long Offset, long Bytes);
