namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>Names of one's own for every part of a declaration, and ways to store them.</summary>
internal static class RandomNames
{
    private const Projections Fused = Projections.Query | Projections.Key | Projections.Value;

    private static readonly string[] Stacks = ["Encoder", "Decoder"];

    /// <summary>True for a feed-forward part with a gate.</summary>
    public static bool IsGated(Activation activation, List<string> declaration) =>
        activation is Activation.ReGlu or Activation.GeGlu or Activation.GeGluTanh or Activation.SwiGlu || declaration.Any(line => line.Contains("Gated = true", StringComparison.Ordinal));

    public static IEnumerable<string> Write(List<string> declaration, bool headsHaveKeys, Projections bias, Activation activation, NormPlacement placement, ParallelResidual parallel, Choices choices)
    {
        bool isGated = IsGated(activation, declaration);
        bool isLatent = declaration.Any(line => line.StartsWith("[LatentAttention", StringComparison.Ordinal));
        bool hasQueryLatent = isLatent && !declaration.Any(line => line.Contains("QueryRank = 0", StringComparison.Ordinal));
        bool canFuse = !isLatent && (bias & Fused) is Projections.None or Fused;
        QueryKeyValueLayout queryKeyValue = canFuse
            ? choices.Of(QueryKeyValueLayout.Separate, QueryKeyValueLayout.Blocks, QueryKeyValueLayout.PerKeyValueGroup, headsHaveKeys ? QueryKeyValueLayout.PerHead : QueryKeyValueLayout.Blocks)
            : QueryKeyValueLayout.Separate;
        GateUpLayout gateUp = isGated ? choices.Of(GateUpLayout.Separate, GateUpLayout.GateFirst, GateUpLayout.UpFirst, GateUpLayout.Interleaved) : GateUpLayout.Separate;
        bool isTransposed = choices.Flag();
        string storage = (queryKeyValue == QueryKeyValueLayout.Separate ? "" : $", QueryKeyValue = QueryKeyValueLayout.{queryKeyValue}")
            + (gateUp == GateUpLayout.Separate ? "" : $", GateUp = GateUpLayout.{gateUp}")
            + (isTransposed ? ", Transposed = true" : "");
        yield return $"[Checkpoint(Naming.Custom{storage})]";

        bool Has(string text) => declaration.Any(line => line.Contains(text, StringComparison.Ordinal));
        (TensorRole Role, bool Exists)[] model =
        [
            (TensorRole.TokenEmbedding, true),
            (TensorRole.SourceEmbedding, Has("SourceVocabulary") || Has("Shared = false")),
            (TensorRole.PositionEmbedding, Has("PositionEncoding.Learned")),
            (TensorRole.TokenTypeEmbedding, Has("TokenTypes")),
            (TensorRole.RelativeBias, Has("RelativeBuckets") || Has("Buckets = ")),
            (TensorRole.EmbeddingNorm, Has("Normalized")),
            (TensorRole.EmbeddingProjection, Has("[Embedding(Size")),
            (TensorRole.FinalNorm, Has("Final = true") || (placement != NormPlacement.Post && !Has("Final = false"))),
            (TensorRole.Head, Has("Head.MaskedLanguageModel") || ((!Has("Structure.Encoder,") || Has("Head.LanguageModel")) && !(Has("Tied = true") && !Has("LanguageModel, Tied = true, Bias")))),
            (TensorRole.HeadTransform, Has("Head.MaskedLanguageModel") || (Has("[Embedding(Size") && Has("Head.LanguageModel, Tied = true"))),
            (TensorRole.HeadNorm, Has("Head.MaskedLanguageModel")),
            (TensorRole.Pooler, Has("Head.Pooler") && !Has("Dense = false")),
            (TensorRole.Classifier, Has("Head.TokenClassifier") || Has("Head.SequenceClassifier")),
        ];
        bool isFused = queryKeyValue != QueryKeyValueLayout.Separate;
        bool isJoined = gateUp != GateUpLayout.Separate;
        bool hasExperts = Has("[Experts(");
        bool isDense = !hasExperts || Has("Experts = false");
        bool isStacked = choices.Flag();
        bool areExpertsJoined = Has(", GateUp = GateUpLayout.") ? !Has(", GateUp = GateUpLayout.Separate") : isJoined;
        bool isSharedJoined = Has("SharedGateUp = ");
        (TensorRole Role, bool Exists)[] layer =
        [
            (TensorRole.AttentionNorm, placement != NormPlacement.Output),
            (TensorRole.AttentionOutputNorm, placement is NormPlacement.Sandwich or NormPlacement.Output),
            (TensorRole.QueryKeyValue, isFused),
            (TensorRole.Query, !isFused && !hasQueryLatent),
            (TensorRole.Key, !isFused && !isLatent),
            (TensorRole.Value, !isFused && !isLatent),
            (TensorRole.QueryDown, hasQueryLatent),
            (TensorRole.QueryDownNorm, hasQueryLatent),
            (TensorRole.QueryUp, hasQueryLatent),
            (TensorRole.KeyValueDown, isLatent),
            (TensorRole.KeyValueDownNorm, isLatent),
            (TensorRole.KeyValueUp, isLatent),
            (TensorRole.QueryNorm, Has("QueryKeyNorm =")),
            (TensorRole.KeyNorm, Has("QueryKeyNorm =")),
            (TensorRole.Sinks, Has("Sinks")),
            (TensorRole.AttentionOutput, true),
            (TensorRole.FeedForwardNorm, placement != NormPlacement.Output && parallel != ParallelResidual.OneNorm),
            (TensorRole.FeedForwardOutputNorm, placement is NormPlacement.Sandwich or NormPlacement.Output),
            (TensorRole.GateUp, isDense && isJoined),
            (TensorRole.Gate, isDense && isGated && !isJoined),
            (TensorRole.Up, isDense && !isJoined),
            (TensorRole.Down, isDense),
            (TensorRole.Router, hasExperts),
            (TensorRole.RouterCorrection, Has("SelectionBias")),
            (TensorRole.ExpertGateUp, hasExperts && areExpertsJoined),
            (TensorRole.ExpertGate, hasExperts && isGated && !areExpertsJoined),
            (TensorRole.ExpertUp, hasExperts && !areExpertsJoined),
            (TensorRole.ExpertDown, hasExperts),
            (TensorRole.SharedGateUp, isSharedJoined),
            (TensorRole.SharedGate, Has("Shared = 13") && isGated && !isSharedJoined),
            (TensorRole.SharedUp, Has("Shared = 13") && !isSharedJoined),
            (TensorRole.SharedDown, Has("Shared = 13")),
            (TensorRole.SharedRouter, Has("SharedGate = true")),
        ];
        (TensorRole Role, bool Exists)[] cross =
        [
            (TensorRole.CrossNorm, placement != NormPlacement.Output),
            (TensorRole.CrossOutputNorm, placement is NormPlacement.Sandwich or NormPlacement.Output),
            (TensorRole.CrossQuery, true),
            (TensorRole.CrossKey, true),
            (TensorRole.CrossValue, true),
            (TensorRole.CrossOutput, true),
        ];
        bool isSequence = Has("Structure.EncoderDecoder");
        bool hasWeight = !Has("Weight = false");
        bool IsNamed((TensorRole Role, bool Exists) part) => part.Exists && (hasWeight || !part.Role.ToString().EndsWith("Norm", StringComparison.Ordinal));
        foreach ((TensorRole role, _) in model.Where(IsNamed))
        {
            bool isOfStacks = isSequence && role is not (TensorRole.TokenEmbedding or TensorRole.SourceEmbedding or TensorRole.Head or TensorRole.HeadTransform);
            foreach (string stack in isOfStacks ? Stacks : [""])
            {
                yield return $"[TensorName(TensorRole.{role}, \"{stack}{role}\"{Stack(stack)}{(choices.Flag() ? ", Exact = true" : "")})]";
            }
        }

        foreach ((TensorRole role, _) in layer.Where(IsNamed))
        {
            foreach (string stack in isSequence ? Stacks : [""])
            {
                string part = "{layer}." + (!isStacked && role is (TensorRole.ExpertGate or TensorRole.ExpertUp or TensorRole.ExpertGateUp or TensorRole.ExpertDown) ? "{expert}." : "") + role;
                yield return $"[TensorName(TensorRole.{role}, \"{stack}{part}\"{Stack(stack)}{(choices.Flag() ? $", Bias = \"b{stack}{part}\"" : "")})]";
            }
        }

        foreach ((TensorRole role, _) in cross.Where(part => isSequence && IsNamed(part)))
        {
            yield return $"[TensorName(TensorRole.{role}, \"{{layer}}.{role}\")]";
        }
    }

    private static string Stack(string stack) => stack.Length == 0 ? "" : $", Stack = Stack.{stack}";
}
