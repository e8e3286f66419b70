using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>What <c>config.json</c> and GGUF metadata say of a LLaMA-like model, so that a checkpoint of another model is refused by name and value and never computed wrongly.</summary>
internal static class LlamaSettings
{
    public static IReadOnlyList<SettingSpec> Of(ArchitectureSpec architecture)
    {
        // One kind of layer: what differs from layer to layer has no single value in a configuration.
        LayerSpec layer = architecture.LayerKinds[0];
        return [.. Sizes(architecture, layer), .. Attention(layer), .. FeedForward(layer), .. Rotary(layer), .. Head(architecture)];
    }

    private static IEnumerable<SettingSpec> Sizes(ArchitectureSpec architecture, LayerSpec layer)
    {
        yield return new SettingSpec("layers", ["num_hidden_layers"], "{arch}.block_count", (long)architecture.Layers);
        yield return new SettingSpec("hidden size", ["hidden_size"], "{arch}.embedding_length", (long)architecture.Hidden);
        if (layer.FeedForward.Experts is null)
        {
            yield return new SettingSpec("feed-forward size", ["intermediate_size"], "{arch}.feed_forward_length", (long)layer.FeedForward.Size);
        }

        foreach (SettingSpec setting in ExpertSettings.Of(layer.FeedForward))
        {
            yield return setting;
        }

        yield return new SettingSpec("vocabulary", ["vocab_size"], "{arch}.vocab_size", (long)architecture.Vocabulary);
        if (layer.Position.Scaling?.Kind != RotaryScaling.DynamicNtk)
        {
            yield return new SettingSpec("context", ["max_position_embeddings"], "{arch}.context_length", (long)architecture.Context)
            {
                // LongRoPE's factor on the scores follows from it.
                AtLeast = layer.Position.Scaling?.Kind != RotaryScaling.LongRope,
            };
        }
    }

    private static IEnumerable<SettingSpec> Attention(LayerSpec layer)
    {
        AttentionSpec attention = layer.Attention;
        yield return new SettingSpec("heads", ["num_attention_heads"], "{arch}.attention.head_count", (long)attention.Heads);
        yield return new SettingSpec("key/value heads", ["num_key_value_heads"], "{arch}.attention.head_count_kv", (long)attention.KeyValueHeads)
        {
            WhenAbsent = (long)attention.Heads,
            GgufWhenAbsent = (long)attention.Heads,
        };
        foreach (SettingSpec setting in attention.Latent is { } latent ? Latents(latent, layer.Position) : [new SettingSpec("head size", ["head_dim"], "{arch}.attention.key_length", (long)attention.HeadSize)])
        {
            yield return setting;
        }

        yield return new SettingSpec("attention bias", ["attention_bias"], null, attention.Bias != Projections.None);
        yield return new SettingSpec("attention window", ["sliding_window"], "{arch}.attention.sliding_window", (long)attention.Window)
        {
            WhenAbsent = 0L,
            EnabledBy = "use_sliding_window",
        };
    }

    /// <summary>What DeepSeek's configurations say of latent attention; their <c>head_dim</c> means different things.</summary>
    private static IEnumerable<SettingSpec> Latents(LatentSpec latent, PositionSpec position) =>
    [
        new SettingSpec("rank of queries", ["q_lora_rank"], "{arch}.attention.q_lora_rank", (long)latent.QueryRank) { WhenAbsent = 0L, GgufWhenAbsent = 0L },
        new SettingSpec("rank of keys and values", ["kv_lora_rank"], "{arch}.attention.kv_lora_rank", (long)latent.KeyValueRank),
        new SettingSpec("size of keys that do not turn", ["qk_nope_head_dim"], null, (long)latent.NopeSize),
        new SettingSpec("size of keys that turn", ["qk_rope_head_dim"], "{arch}.rope.dimension_count", (long)latent.RotarySize),
        new SettingSpec("head size", [], "{arch}.attention.key_length", (long)latent.NopeSize + latent.RotarySize),
        new SettingSpec("value size", ["v_head_dim"], "{arch}.attention.value_length", (long)latent.ValueSize),
        .. position.Encoding == PositionEncoding.Rotary
            ? [new SettingSpec("rotation of neighbours", ["rope_interleave"], null, position.Pairing == RotaryPairing.Interleaved)]
            : Array.Empty<SettingSpec>(),
    ];

    private static IEnumerable<SettingSpec> FeedForward(LayerSpec layer)
    {
        foreach (SettingSpec activation in ActivationNames.Settings(layer.FeedForward, "hidden_act"))
        {
            yield return activation;
        }

        yield return new SettingSpec("feed-forward bias", ["mlp_bias"], null, layer.FeedForward.Bias);
    }

    private static IEnumerable<SettingSpec> Head(ArchitectureSpec architecture)
    {
        yield return architecture.Normalization.Kind == Norm.Rms
            ? new SettingSpec("norm epsilon", ["rms_norm_eps"], "{arch}.attention.layer_norm_rms_epsilon", architecture.Normalization.Epsilon)
            : new SettingSpec(
                "norm epsilon",
                ["layer_norm_eps", "layer_norm_epsilon", "norm_epsilon", "norm_eps"],
                "{arch}.attention.layer_norm_epsilon",
                architecture.Normalization.Epsilon);
        yield return new SettingSpec("tied embedding", ["tie_word_embeddings"], null, architecture.Head.Tied);
    }

    private static IEnumerable<SettingSpec> Rotary(LayerSpec layer)
    {
        PositionSpec position = layer.Position;
        if (position.Encoding != PositionEncoding.Rotary)
        {
            yield break;
        }

        yield return new SettingSpec("rotary base", ["rope_theta", "rope_parameters.rope_theta"], "{arch}.rope.freq_base", position.Base)
        {
            WhenAbsent = 10000.0,
            GgufWhenAbsent = 10000.0,
        };
        if (layer.Attention.Latent is null)
        {
            yield return new SettingSpec(
                "rotary fraction",
                ["partial_rotary_factor", "rope_parameters.partial_rotary_factor"],
                null,
                (double)position.RotarySize / layer.Attention.HeadSize)
            {
                WhenAbsent = 1.0,
            };
            yield return new SettingSpec("rotary size", [], "{arch}.rope.dimension_count", (long)position.RotarySize);
        }

        foreach (SettingSpec setting in Scaling(position.Scaling))
        {
            yield return setting;
        }
    }

    private static IEnumerable<SettingSpec> Scaling(RotaryScalingSpec? scaling)
    {
        (object kind, string ggufKind) = scaling?.Kind switch
        {
            null => ((object)"default", "none"),
            RotaryScaling.Linear => ("linear", "linear"),
            RotaryScaling.DynamicNtk => ("dynamic", "none"),
            RotaryScaling.Llama3 => ("llama3", "none"),
            RotaryScaling.Yarn => ("yarn", "yarn"),

            // As the first Phi-3 called it.
            RotaryScaling.LongRope => (new[] { "longrope", "su" }, "longrope"),
            _ => throw new ArgumentOutOfRangeException(nameof(scaling), scaling.Kind, "No such scaling."),
        };
        yield return new SettingSpec("rotary scaling", ["rope_scaling.rope_type", "rope_scaling.type", "rope_parameters.rope_type"], null, kind) { WhenAbsent = "default" };
        yield return new SettingSpec("rotary scaling", [], "{arch}.rope.scaling.type", ggufKind) { GgufWhenAbsent = "none" };
        if (scaling is null)
        {
            yield break;
        }

        if (scaling.Kind == RotaryScaling.LongRope)
        {
            yield return new SettingSpec(
                "original context",
                ["original_max_position_embeddings", "rope_scaling.original_max_position_embeddings", "rope_parameters.original_max_position_embeddings"],
                "{arch}.rope.scaling.original_context_length",
                (long)scaling.OriginalContext);
            yield return Argument("short_factor", scaling.ShortFactors.ToArray());
            yield return Argument("long_factor", scaling.LongFactors.ToArray());
            yield return Argument("attention_factor", scaling.AttentionFactor, "{arch}.rope.scaling.attn_factor");
            yield break;
        }

        yield return Argument("factor", scaling.Factor, ggufKind == "none" ? null : "{arch}.rope.scaling.factor");
        if (scaling.Kind == RotaryScaling.DynamicNtk)
        {
            yield return new SettingSpec(
                "original context",
                ["rope_scaling.original_max_position_embeddings", "rope_parameters.original_max_position_embeddings", "max_position_embeddings"],
                null,
                (long)scaling.OriginalContext);
        }
        else if (scaling.Kind is RotaryScaling.Llama3 or RotaryScaling.Yarn)
        {
            yield return Argument(
                "original_max_position_embeddings",
                (long)scaling.OriginalContext,
                scaling.Kind == RotaryScaling.Yarn ? "{arch}.rope.scaling.original_context_length" : null);
        }

        if (scaling.Kind == RotaryScaling.Llama3)
        {
            yield return Argument("low_freq_factor", scaling.LowFrequencyFactor);
            yield return Argument("high_freq_factor", scaling.HighFrequencyFactor);
        }

        if (scaling.Kind == RotaryScaling.Yarn)
        {
            yield return Argument("beta_fast", scaling.BetaFast);
            yield return Argument("beta_slow", scaling.BetaSlow);
            yield return Argument("attention_factor", scaling.AttentionFactor);
            yield return Argument("truncate", scaling.Truncate) with { WhenAbsent = true };
            yield return Argument("mscale", scaling.MagnitudeScale) with { WhenAbsent = 0.0 };
            yield return Argument("mscale_all_dim", scaling.MagnitudeScaleAllDimensions) with { WhenAbsent = 0.0 };
        }
    }

    private static SettingSpec Argument(string name, object expected, string? ggufKey = null) =>
        new("rotary scaling: " + name, ["rope_scaling." + name, "rope_parameters." + name], ggufKey, expected);
}
