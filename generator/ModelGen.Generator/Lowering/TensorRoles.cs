namespace ModelGen.Generator.Lowering;

/// <summary>What roles have in common.</summary>
internal static class TensorRoles
{
    /// <summary>True for the weight of a norm.</summary>
    public static bool IsNorm(this TensorRole role) => role is TensorRole.EmbeddingNorm or TensorRole.AttentionNorm or TensorRole.AttentionOutputNorm or TensorRole.QueryNorm or TensorRole.KeyNorm
        or TensorRole.FeedForwardNorm or TensorRole.FeedForwardOutputNorm or TensorRole.FinalNorm or TensorRole.HeadNorm;
}
