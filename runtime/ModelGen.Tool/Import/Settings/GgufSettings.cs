using System.Globalization;
using ModelGen.Kernels;
using ModelGen.Runtime;

namespace ModelGen.Tool.Import.Settings;

/// <summary>The metadata of a GGUF file, and what its tensors show of settings that llama.cpp keeps to itself.</summary>
internal sealed class GgufSettings : ModelSettings
{
    /// <summary>The context that Llama 3 was trained on before its frequencies were scaled.</summary>
    private const int OriginalContextOfLlama3 = 8192;

    private const string ScaledFrequencies = "rope_freqs.weight";
    private const string LongFactors = "rope_factors_long.weight";

    private readonly GgufFile _file;

    /// <exception cref="ModelFormatException">The file is not a sound GGUF file.</exception>
    public GgufSettings(string path)
    {
        _file = GgufFile.Open(path);
        Tensors = _file.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Shape, StringComparer.Ordinal);
    }

    public override string File => _file.Path;

    public override bool IsGguf => true;

    public override string Kind => _file.Architecture ?? throw new ToolException($"'{File}' does not say 'general.architecture', by which the family of a model is known.");

    public override IReadOnlyDictionary<string, IReadOnlyList<long>> Tensors { get; }

    public override void Dispose() => _file.Dispose();

    protected override string Quote(string key) => Printable.Quote(GgufKeys.Of(key, _file.Architecture ?? "") ?? key);

    protected override object? Lookup(string key) => key switch
    {
        "vocab_size" => Rows("token_embd.weight"),
        "type_vocab_size" => Rows("token_types.weight"),

        // llama.cpp's converter writes four times the hidden size, whatever a Falcon has.
        "intermediate_size" when Kind == "falcon" => Rows("blk.0.ffn_up.weight"),
        "tie_word_embeddings" => !Tensors.ContainsKey("output.weight"),
        "is_decoder" => Metadata($"{Kind}.attention.causal") as bool?,

        // llama.cpp's numbers of its gating functions.
        "scoring_func" => Metadata($"{Kind}.expert_gating_func") switch { 1L => "softmax", 2L => "sigmoid", _ => null },

        // DeepSeek's two magnitudes are the same in every model of theirs; a tenth is stored.
        "rope_scaling.mscale" or "rope_scaling.mscale_all_dim" => Metadata($"{Kind}.rope.scaling.yarn_log_multiplier") is double tenth ? Shortest((float)(10 * tenth)) : null,
        "rope_scaling.rope_type" when Tensors.ContainsKey(ScaledFrequencies) => "llama3",
        "rope_scaling.rope_type" when Tensors.ContainsKey(LongFactors) => "longrope",
        "rope_scaling.factor" when Tensors.ContainsKey(ScaledFrequencies) => FactorOfLlama3(),
        "rope_scaling.original_max_position_embeddings" when Tensors.ContainsKey(ScaledFrequencies) => (long)OriginalContextOfLlama3,
        "rope_scaling.long_factor" => Factors(LongFactors),
        "rope_scaling.short_factor" => Factors("rope_factors_short.weight"),
        _ => GgufKeys.Of(key, Kind) is { } name ? Metadata(name) : null,
    };

    private object? Metadata(string key) =>
        !_file.Metadata.TryGetValue(key, out GgufValue? value) ? null : value.Type == GgufValueType.Float32 ? Shortest((float)value.AsFloat()) : value.Plain();

    /// <summary>As short as the type of the file allows: 1e-5, not the double that is nearest to the float32.</summary>
    private static double Shortest(float number) => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private long? Rows(string tensor) => Tensors.TryGetValue(tensor, out IReadOnlyList<long>? shape) && shape.Count > 0 ? shape[0] : null;

    private object[]? Factors(string tensor) => Tensors.ContainsKey(tensor)
        ? [.. _file.ReadFloats(tensor).Select(factor => (object)Shortest(factor))]
        : null;

    /// <summary>The files hold what each frequency is divided by, not what that follows from: the greatest divisor is the factor, if it gives the others too.</summary>
    private double FactorOfLlama3()
    {
        float[] divisors = _file.ReadFloats(ScaledFrequencies);
        double theta = OptionalNumber("rope_theta") ?? 10_000;
        int rotarySize = 2 * divisors.Length;
        if (divisors.Length > 0 && divisors.Max() is >= 1 and < float.PositiveInfinity and var factor && theta > 1)
        {
            ReadOnlySpan<float> plain = RotaryFrequencies.Default(theta, rotarySize).Inverse;
            ReadOnlySpan<float> scaled = RotaryFrequencies.Llama3(theta, rotarySize, factor, lowFrequencyFactor: 1, highFrequencyFactor: 4, OriginalContextOfLlama3).Inverse;
            bool agree = true;
            for (int i = 0; i < divisors.Length; i++)
            {
                agree &= Math.Abs((plain[i] / scaled[i]) - divisors[i]) <= 1e-3 * divisors[i];
            }

            if (agree)
            {
                return factor;
            }
        }

        throw new ToolException($"'{File}': '{ScaledFrequencies}' divides frequencies otherwise than Llama 3 does; declare them with [RotaryScaling] and load the safetensors files.");
    }
}
