namespace ModelGen.Kernels;

/// <summary>Sizes that follow from a shape, constants of the compiled kernel like the shape's own.</summary>
internal static class AttentionSizes<TShape>
    where TShape : struct, IAttentionShape
{
    /// <summary>Floats a head of the values and of the context.</summary>
    public static int Value => TShape.ValueSize == 0 ? TShape.HeadSize : TShape.ValueSize;

    /// <summary>Query heads that share a key/value head.</summary>
    public static int Group => TShape.Heads / TShape.KeyValueHeads;

    /// <summary>Whether something is added to the scores that is not worked out from the lane alone.</summary>
    public static bool HasAdded => TShape.RelativeBias || IsAsked;

    /// <summary>Whether the shape is asked about each key.</summary>
    public static bool IsAsked => TShape.HasBias || TShape.HasVisible;
}
