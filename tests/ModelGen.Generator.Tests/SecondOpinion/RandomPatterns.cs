namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>Layers that differ, each pattern with an effect whatever else is drawn.</summary>
internal static class RandomPatterns
{
    /// <summary>What layers that share weights must have alike.</summary>
    private static readonly string[] Stored = ["PositionEncoding =", "RotaryFraction =", "Experts =", "FeedForward =", "AttentionNorm =", "Heads =", "HeadSize ="];

    public static IReadOnlyList<string> Write(List<string> declaration, Structure structure, int headSize, bool canLeaveNormOut, Choices choices)
    {
        if (structure == Structure.EncoderDecoder)
        {
            return [.. WriteStacks(declaration, choices)];
        }

        List<string> patterns = [.. WriteOverrides(declaration, structure, headSize, canLeaveNormOut, choices)];
        bool canShare = !patterns.Any(pattern => Stored.Any(stored => pattern.Contains(stored, StringComparison.Ordinal)));
        if (canShare && !declaration.Any(line => line.Contains("Layers = 1,", StringComparison.Ordinal)) && choices.Flag())
        {
            patterns.Add("[LayerPattern(Layers = [0, 1], ShareWeights = true)]");
        }

        return patterns;
    }

    /// <summary>Patterns of the stacks of an encoder-decoder, each of which has a layer 0.</summary>
    private static IEnumerable<string> WriteStacks(List<string> declaration, Choices choices)
    {
        if (choices.Flag())
        {
            yield return $"[LayerPattern(Layers = [0], Stack = Stack.{choices.Of(Stack.Encoder, Stack.Decoder)}, Window = {choices.Of(5, 2)})]";
        }

        if (!declaration.Any(line => line.Contains("Buckets", StringComparison.Ordinal)) && choices.Flag())
        {
            yield return $"[LayerPattern(Layers = [0]{choices.Of(", Stack = Stack.Decoder", ", Stack = Stack.Encoder", "")}, Heads = 5, KeyValueHeads = 5)]";
        }

        if (!declaration.Any(line => line.StartsWith("[Experts(", StringComparison.Ordinal)) && choices.Flag())
        {
            yield return $"[LayerPattern(Layers = [0]{choices.Of("", ", Stack = Stack.Encoder", ", Stack = Stack.Decoder")}, FeedForward = 10)]";
        }
    }

    private static IEnumerable<string> WriteOverrides(List<string> declaration, Structure structure, int headSize, bool canLeaveNormOut, Choices choices)
    {
        bool Has(string text) => declaration.Any(line => line.Contains(text, StringComparison.Ordinal));
        bool isRotary = Has("PositionEncoding.Rotary");
        bool hasSeveral = !Has("Layers = 1,");
        if (structure != Structure.PrefixDecoder && choices.Flag())
        {
            yield return $"[LayerPattern(Every = {choices.Of(1, hasSeveral ? 2 : 1)}, Window = {choices.Of(5, 2)})]";
        }

        if (hasSeveral && (isRotary || Has("PositionEncoding.Alibi") || Has("RelativeBuckets")) && choices.Flag())
        {
            yield return $"[LayerPattern({choices.Of("Last = 0", "First = 1")}, PositionEncoding = PositionEncoding.None)]";
        }

        if (isRotary && choices.Flag())
        {
            yield return $"[LayerPattern(Layers = [0{(hasSeveral && choices.Flag() ? ", 1" : "")}], Base = 900{(headSize % 8 == 0 && !Has("LongRope") && !Has("[LatentAttention(") && choices.Flag() ? ", RotaryFraction = 0.25" : "")})]";
        }

        if (Has("[RotaryScaling") && choices.Flag())
        {
            yield return "[LayerPattern(First = 0, Last = 0, RotaryScaling = false)]";
        }

        if (hasSeveral && Has("[Experts(") && choices.Flag())
        {
            yield return "[LayerPattern(Layers = [0], Experts = false)]";
        }

        if (!Has("[Experts(") && choices.Flag())
        {
            yield return $"[LayerPattern(Layers = [{(hasSeveral ? 1 : 0)}], FeedForward = 10)]";
        }

        if (!Has("[LatentAttention(") && !Has("Buckets") && choices.Flag())
        {
            yield return $"[LayerPattern(Layers = [0], {choices.Of("Heads = 5, KeyValueHeads = 5", "Heads = 10, KeyValueHeads = 10, HeadSize = 24")})]".Replace(", HeadSize = 24", Has("LongRope") ? "" : ", HeadSize = 24", StringComparison.Ordinal);
        }

        if (hasSeveral && canLeaveNormOut && choices.Flag())
        {
            yield return "[LayerPattern(Layers = [0], AttentionNorm = false)]";
        }
    }
}
