namespace ModelGen;

/// <summary>A tensor of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type of its elements.</param>
/// <param name="Shape">Its sizes, slowest first; empty for a scalar.</param>
/// <param name="Offset">Its first byte, counted from the start of the file.</param>
/// <param name="Bytes">Bytes that it takes.</param>
/// <param name="Path">The file that holds it: one of several when the checkpoint is sharded.</param>
public sealed record SafetensorsTensor(string Name, SafetensorsType Type, IReadOnlyList<long> Shape, long Offset, long Bytes, string Path);
