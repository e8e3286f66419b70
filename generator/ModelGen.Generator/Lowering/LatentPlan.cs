using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>Queries, keys and values of multi-head latent attention: down to latents, a norm, up to the heads; keys and values go into the cache.</summary>
internal static class LatentPlan
{
    public static IEnumerable<Operation> Build(
        ArchitectureSpec architecture,
        LayerSpec layer,
        LatentSpec latent,
        int kind,
        PlanBuffer input,
        PlanBuffer query,
        string cacheLayer,
        ModelTensors tensors,
        ModelBuffers buffers)
    {
        Norm norm = architecture.Normalization.Kind;
        int heads = layer.Attention.Heads;
        bool hasQueryLatent = latent.QueryRank > 0;
        PlanBuffer queryLatent = new("queryLatent", latent.QueryRank, $"[T × {latent.QueryRank}]");
        PlanBuffer keyValueLatent = new("keyValueLatent", latent.KeyValueRank, $"[T × {latent.KeyValueRank}]");
        PlanBuffer keyRotary = new("keyRotary", latent.RotarySize, $"[T × {latent.RotarySize}]");
        PlanBuffer key = new("key", heads * latent.NopeSize, $"[T × {heads} × {latent.NopeSize}]");
        PlanBuffer value = new("value", heads * latent.ValueSize, $"[T × {heads} × {latent.ValueSize}]");

        yield return new LinearOperation(
            input,
            new[]
            {
                tensors[hasQueryLatent ? TensorRole.QueryDown : TensorRole.Query, kind], tensors[TensorRole.KeyValueLatent, kind], tensors[TensorRole.KeyRotary, kind],
            }.ToEquatableArray(),
            new[] { hasQueryLatent ? queryLatent : query, keyValueLatent, keyRotary }.ToEquatableArray());
        if (hasQueryLatent)
        {
            yield return new NormOperation(norm, queryLatent, tensors.WeightOfNorm(TensorRole.QueryDownNorm, kind), queryLatent);
            yield return Linear(queryLatent, tensors[TensorRole.QueryUp, kind], query);
        }

        yield return new NormOperation(norm, keyValueLatent, tensors.WeightOfNorm(TensorRole.KeyValueDownNorm, kind), keyValueLatent);
        yield return Linear(keyValueLatent, tensors[TensorRole.KeyUp, kind], key);
        yield return Linear(keyValueLatent, tensors[TensorRole.ValueUp, kind], value);
        if (layer.Position.Encoding == PositionEncoding.Rotary)
        {
            PlanBuffer angles = buffers.Angles(layer.Position);
            yield return new RotaryOperation(query, layer.Attention.HeadSize, angles, layer.Position) { First = latent.NopeSize };
            yield return new RotaryOperation(keyRotary, latent.RotarySize, angles, layer.Position);
        }

        yield return new CacheAppendOperation(key, value, cacheLayer) { SharedKey = keyRotary };
    }

    private static LinearOperation Linear(PlanBuffer input, TensorSpec weight, PlanBuffer output) =>
        new(input, new[] { weight }.ToEquatableArray(), new[] { output }.ToEquatableArray());
}
