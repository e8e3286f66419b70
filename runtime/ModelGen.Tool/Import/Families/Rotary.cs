using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Reads rotary settings in both spellings: <c>rope_theta</c> and <c>rope_scaling</c>, or <c>rope_parameters</c> with both.</summary>
internal static class Rotary
{
    private static readonly string[] Groups = ["rope_scaling", "rope_parameters", "rope_parameters.full_attention"];

    /// <summary>The base of the frequencies.</summary>
    public static double Base(ModelSettings settings, double whenAbsent, params string[] older) =>
        settings.Number(whenAbsent, [.. older, "rope_theta", "rope_parameters.rope_theta", "rope_parameters.full_attention.rope_theta"]);

    /// <summary>The part of each head that turns.</summary>
    /// <param name="settings">What the checkpoint says.</param>
    /// <param name="headSize">Floats of a head.</param>
    /// <param name="whenAbsent">The fraction where none is given.</param>
    /// <param name="older">Keys that mean the same.</param>
    public static double Fraction(ModelSettings settings, int headSize, double whenAbsent, params string[] older) => settings.IsGguf
        ? (double)(settings.OptionalSize("rotary_size") ?? headSize) / headSize
        : settings.Number(whenAbsent, [.. older, "partial_rotary_factor", "rope_parameters.partial_rotary_factor"]);

    /// <summary>How the frequencies are stretched; null where they are not.</summary>
    /// <param name="settings">What the checkpoint says.</param>
    /// <param name="context">Most tokens of a sequence.</param>
    /// <param name="truncates">Whether YaRN rounds its bounds where nothing is said.</param>
    /// <exception cref="ToolException">They are stretched in a way that declarations do not have.</exception>
    public static AttributeText? Scaling(ModelSettings settings, int context, bool truncates = true)
    {
        string[] Keys(string name) => [.. Groups.Select(one => $"{one}.{name}")];
        string? kind = settings.Text([.. Keys("rope_type"), .. Keys("type")]);
        return kind switch
        {
            null or "default" or "none" => null,
            "linear" => Stretched(settings, RotaryScaling.Linear, Keys),
            "dynamic" => Stretched(settings, RotaryScaling.DynamicNtk, Keys, settings.OptionalSize(Keys("original_max_position_embeddings")) ?? context),
            "llama3" => Llama3(settings, Keys),
            "yarn" => Yarn(settings, Keys, context, truncates),
            "longrope" or "su" => LongRope(settings, Keys),
            _ => throw settings.Refused(Keys("rope_type")[0], $"is '{kind}', and [RotaryScaling] has linear, dynamic, llama3, yarn and longrope"),
        };
    }

    private static AttributeText Stretched(ModelSettings settings, RotaryScaling kind, Func<string, string[]> keys, int? original = null)
    {
        AttributeText scaling = AttributeText.Of<RotaryScalingAttribute>(kind);
        scaling[nameof(RotaryScalingAttribute.Factor)] = settings.OptionalNumber(keys("factor")) ?? throw settings.Refused(keys("factor")[0], "is missing");
        scaling[nameof(RotaryScalingAttribute.OriginalContext)] = original;
        return scaling;
    }

    private static AttributeText Llama3(ModelSettings settings, Func<string, string[]> keys)
    {
        AttributeText scaling = Stretched(settings, RotaryScaling.Llama3, keys, settings.Size(keys("original_max_position_embeddings")));
        scaling[nameof(RotaryScalingAttribute.LowFrequencyFactor)] = settings.OptionalNumber(keys("low_freq_factor"));
        scaling[nameof(RotaryScalingAttribute.HighFrequencyFactor)] = settings.OptionalNumber(keys("high_freq_factor"));
        return scaling;
    }

    private static AttributeText Yarn(ModelSettings settings, Func<string, string[]> keys, int context, bool truncates)
    {
        AttributeText scaling = Stretched(settings, RotaryScaling.Yarn, keys, settings.OptionalSize(keys("original_max_position_embeddings")) ?? context);
        scaling[nameof(RotaryScalingAttribute.BetaFast)] = settings.OptionalNumber(keys("beta_fast"));
        scaling[nameof(RotaryScalingAttribute.BetaSlow)] = settings.OptionalNumber(keys("beta_slow"));
        scaling[nameof(RotaryScalingAttribute.AttentionFactor)] = settings.OptionalNumber(keys("attention_factor"));
        scaling[nameof(RotaryScalingAttribute.Truncate)] = settings.Flag(truncates, keys("truncate"));
        scaling[nameof(RotaryScalingAttribute.MagnitudeScale)] = settings.OptionalNumber(keys("mscale"));
        scaling[nameof(RotaryScalingAttribute.MagnitudeScaleAllDimensions)] = settings.OptionalNumber(keys("mscale_all_dim"));
        return scaling;
    }

    private static AttributeText LongRope(ModelSettings settings, Func<string, string[]> keys)
    {
        AttributeText scaling = AttributeText.Of<RotaryScalingAttribute>(RotaryScaling.LongRope);
        scaling[nameof(RotaryScalingAttribute.OriginalContext)] = settings.Size(["original_max_position_embeddings", .. keys("original_max_position_embeddings")]);
        scaling[nameof(RotaryScalingAttribute.ShortFactors)] = Factors("short_factor");
        scaling[nameof(RotaryScalingAttribute.LongFactors)] = Factors("long_factor");

        // GGUF files always say what follows from the contexts.
        scaling[nameof(RotaryScalingAttribute.AttentionFactor)] = settings.IsGguf ? null : settings.OptionalNumber(keys("attention_factor"));
        return scaling;

        double[] Factors(string name) => settings.Numbers(keys(name)) ?? throw settings.Refused(keys(name)[0], "is missing");
    }
}
