namespace ModelGen.Runtime;

/// <summary>What a layer keeps of each token: <c>[KeyValueHeads × HeadSize]</c> of keys and <c>[KeyValueHeads × ValueSize]</c> of values.</summary>
/// <param name="KeyValueHeads">Key/value heads, at least 1.</param>
/// <param name="HeadSize">Floats a head of the keys, at least 1.</param>
/// <param name="ValueSize">Floats a head of the values, at least 1.</param>
public readonly record struct KeyValueShape(int KeyValueHeads, int HeadSize, int ValueSize);
