using System.Globalization;

namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>Writes declarations that are right, over all axes and their combinations.</summary>
internal static class RandomDeclaration
{
    public const string Name = "Drawn";
    public const int Context = 48;

    /// <summary>Parts of the model's own; <see cref="OwnParts"/> has their twins.</summary>
    private const string Methods = """
        {
            private static void SoftSign(System.Span<float> x)
            {
                foreach (ref float number in x)
                {
                    number /= 1 + System.Math.Abs(number);
                }
            }

            private static float Distance(int head, int query, int key) => 0.3f * (head + 1) * ((query - key) % 3);

            private static bool Visible(int query, int key) => query != 3 && (query - key) % 3 != 1;
        }

        """;

    private static readonly Activation[] Activations =
    [
        Activation.Relu, Activation.Gelu, Activation.GeluTanh, Activation.Silu, Activation.Tanh, Activation.SquaredRelu, Activation.QuickGelu, Activation.ReGlu, Activation.GeGlu, Activation.GeGluTanh, Activation.SwiGlu, Activation.Custom,
    ];

    public static string Write(Choices choices)
    {
        Structure structure = choices.Of(Structure.CausalDecoder, Structure.Encoder, Structure.PrefixDecoder, Structure.EncoderDecoder);
        bool isSequence = structure == Structure.EncoderDecoder;
        int heads = choices.Of(1, 2, 3, 4, 6);
        int keyValueHeads = choices.Of(heads, 1, heads % 2 == 0 ? heads / 2 : heads);
        bool isLatent = !isSequence && choices.Flag();
        keyValueHeads = isLatent ? heads : keyValueHeads;
        int headSize = choices.Of(4, 8, 12, 6, 16, 20);
        Norm norm = choices.Of(Norm.Rms, Norm.Layer);
        Activation activation = choices.Of(Activations);
        Projections bias = choices.Of(
            Projections.None,
            Projections.All,
            Projections.Query | Projections.Key | Projections.Value,
            Projections.Output,
            Projections.Query | Projections.Output,
            isLatent ? Projections.Key | Projections.Value : Projections.Value);

        NormPlacement placement = choices.Of(NormPlacement.Pre, NormPlacement.Post, NormPlacement.Deep, NormPlacement.Sandwich, NormPlacement.Output);
        ParallelResidual parallel = placement == NormPlacement.Pre && !isSequence ? choices.Of(ParallelResidual.None, ParallelResidual.OneNorm, ParallelResidual.TwoNorms) : ParallelResidual.None;
        List<string> lines =
        [
            $"[Transformer(Structure.{structure}, Layers = {choices.Of(1, 2, 3)}{(isSequence ? choices.Of("", ", EncoderLayers = 2", ", DecoderLayers = 1, EncoderFeedForward = 20") : "")}, Hidden = {choices.Of(8, 16, 20, 36)}, Heads = {heads}, {(isLatent ? "" : $"KeyValueHeads = {keyValueHeads}, HeadSize = {headSize}, ")}"
                + $"FeedForward = {choices.Of(8, 12, 24, 33)}, Vocabulary = {choices.Of(11, 16, 37)}, Context = {Context})]",
        ];
        int size = choices.Of(0, 12, 6, 24);
        string embedding = Join(
            size == 0 ? null : $"Size = {size}",
            size != 0 && choices.Flag() ? $"Projection = EmbeddingProjection.{choices.Of(EmbeddingProjection.BeforeNorm, EmbeddingProjection.First)}" : null,
            size != 0 && choices.Flag() ? "ProjectionBias = true" : null,
            choices.Flag() ? "Normalized = true" : null,
            choices.Flag() ? "Scale = EmbeddingScale.SqrtHidden" : null,
            choices.Flag() ? "ScaleFactor = 0.7" : null,
            isSequence ? choices.Of(null, "SourceVocabulary = 13", "Shared = false") : null,
            structure == Structure.Encoder && choices.Flag() ? "TokenTypes = 3" : null);
        if (embedding.Length > 0)
        {
            lines.Add($"[Embedding({embedding})]");
        }

        WritePosition(lines, structure, headSize, isLatent, choices);
        bool isRotary = lines.Any(line => line.StartsWith("[PositionEncoding(PositionEncoding.Rotary", StringComparison.Ordinal));
        WriteAttention(lines, structure, isRotary, isLatent, bias, choices);
        if (isLatent)
        {
            lines.Add($"[LatentAttention(QueryRank = {choices.Of(0, 7, 12)}, KeyValueRank = {choices.Of(8, 5, 18)}, RotarySize = {headSize}, NopeSize = {choices.Of(4, 3, 9)}{choices.Of("", ", ValueSize = 6", ", ValueSize = 13")})]");
        }

        lines.Add(WriteActivation(activation, choices));
        string stored = choices.Of("", ", UnitOffset = true", ", Weight = false") + (norm == Norm.Layer && choices.Flag() ? ", Bias = false" : "");
        lines.Add($"[Normalization(Norm.{norm}, NormPlacement.{placement}, Epsilon = {choices.Of("1e-5", "1e-3")}{stored}{choices.Of("", ", Final = true", ", Final = false")})]");
        string residual = Join(
            placement == NormPlacement.Deep && choices.Flag() ? "Alpha = 1.7" : null,
            parallel == ParallelResidual.None ? null : $"Parallel = ParallelResidual.{parallel}",
            choices.Flag() ? "Scale = 0.4" : null);
        if (residual.Length > 0)
        {
            lines.Add($"[Residual({residual})]");
        }

        if (choices.Flag())
        {
            lines.Add(WriteExperts(RandomNames.IsGated(activation, lines), choices));
        }

        lines.AddRange(RandomPatterns.Write(lines, structure, headSize, canLeaveNormOut: placement == NormPlacement.Pre && parallel == ParallelResidual.None, choices));

        WriteHeads(lines, structure, choices);
        lines.AddRange(RandomNames.Write(lines, heads == keyValueHeads, bias, activation, placement, parallel, choices));
        return $"using ModelGen;\n\n{string.Join('\n', lines)}\npublic sealed partial class {Name}\n{Methods}";
    }

    private static void WritePosition(List<string> lines, Structure structure, int headSize, bool isLatent, Choices choices)
    {
        PositionEncoding kind = choices.Of(
            PositionEncoding.None,
            PositionEncoding.Rotary,
            PositionEncoding.Sinusoidal,
            PositionEncoding.Learned,
            PositionEncoding.RelativeBuckets,
            PositionEncoding.Alibi);
        string arguments = kind switch
        {
            PositionEncoding.Rotary => Join(
                choices.Flag() ? "Base = 500" : null,
                choices.Flag() ? "Pairing = RotaryPairing.Interleaved" : null,
                headSize % 4 == 0 && !isLatent && choices.Flag() ? "RotaryFraction = 0.5" : null,
                choices.Flag() ? "HalfPrecisionFrequencies = true" : null,
                choices.Flag() ? "Buckets = 4, MaxDistance = 9" : null),
            PositionEncoding.Sinusoidal => Join(
                choices.Flag() ? "SinusoidLayout = SinusoidLayout.Concatenated" : null,
                choices.Flag() ? "SinusoidSpacing = SinusoidSpacing.Inclusive" : null,
                choices.Flag() ? "Offset = 2" : null),
            PositionEncoding.Learned => Join(
                choices.Flag() ? "Offset = 2" : null,
                choices.Flag() ? "Buckets = 6, MaxDistance = 11" : null),
            PositionEncoding.Alibi => Join(choices.Flag() ? "AlibiScaled = true" : null),
            PositionEncoding.RelativeBuckets => Join(choices.Flag() ? "Buckets = 8, MaxDistance = 20" : null),
            _ => "",
        };
        int pairs = headSize / (arguments.Contains("RotaryFraction", StringComparison.Ordinal) ? 4 : 2);
        lines.Add($"[PositionEncoding(PositionEncoding.{kind}{(arguments.Length == 0 ? "" : ", " + arguments)})]");
        if (kind == PositionEncoding.Rotary && !arguments.Contains("HalfPrecision", StringComparison.Ordinal))
        {
            string scaling = choices.Of(
                "",
                "[RotaryScaling(RotaryScaling.Linear, Factor = 4)]",
                "[RotaryScaling(RotaryScaling.Llama3, Factor = 8, OriginalContext = 16, LowFrequencyFactor = 1, HighFrequencyFactor = 4)]",
                "[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 16)]",
                "[RotaryScaling(RotaryScaling.Yarn, Factor = 4, OriginalContext = 16, Truncate = false, MagnitudeScale = 2, MagnitudeScaleAllDimensions = 0.5)]",
                $"[RotaryScaling(RotaryScaling.LongRope, OriginalContext = 12, ShortFactors = [{Factors(pairs, 0.1)}], LongFactors = [{Factors(pairs, 0.7)}])]");
            if (scaling.Length > 0)
            {
                lines.Add(scaling);
            }
        }
    }

    private static string Factors(int count, double step) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => (1 + (i * step)).ToString("R", CultureInfo.InvariantCulture)));

    private static void WriteAttention(List<string> lines, Structure structure, bool isRotary, bool isLatent, Projections bias, Choices choices)
    {
        string names = string.Join(" | ", bias.ToString().Split(", ").Select(name => "Projections." + name));
        QueryKeyNorm norm = isLatent ? QueryKeyNorm.None : choices.Of(QueryKeyNorm.None, QueryKeyNorm.PerHead, QueryKeyNorm.FullWidth);
        string arguments = Join(
            bias == Projections.None ? null : $"Bias = {names}",
            choices.Flag() ? "Scale = 0.3" : null,
            structure is Structure.CausalDecoder or Structure.Encoder && choices.Flag() ? $"Window = {choices.Of(1, 3, 17)}" : null,
            choices.Flag() ? "LogitSoftCap = 1.5" : null,
            choices.Flag() ? "Sinks = true" : null,
            !isLatent && choices.Flag() ? "ClipQueryKeyValue = 0.6" : null,
            norm == QueryKeyNorm.None ? null : $"QueryKeyNorm = QueryKeyNorm.{norm}",
            norm != QueryKeyNorm.None && isRotary && choices.Flag() ? "QueryKeyNormAfterRotary = true" : null);
        if (arguments.Length > 0)
        {
            lines.Add($"[Attention({arguments})]");
        }

        if (choices.Flag())
        {
            lines.Add("[AttentionBias(nameof(Distance))]");
        }

        if (choices.Flag())
        {
            lines.Add("[AttentionMask(nameof(Visible))]");
        }
    }

    private static string WriteActivation(Activation activation, Choices choices)
    {
        bool isCustom = activation == Activation.Custom;
        bool isGated = isCustom ? choices.Flag() : activation is Activation.ReGlu or Activation.GeGlu or Activation.GeGluTanh or Activation.SwiGlu;
        string arguments = Join(
            $"Activation.{activation}",
            isCustom ? "Method = nameof(SoftSign)" : null,
            isCustom && isGated ? "Gated = true" : null,
            choices.Of(null, "Bias = true", "OutputBias = true", "Bias = true, OutputBias = false"),
            activation is Activation.Silu or Activation.SwiGlu && choices.Flag() ? "SigmoidFactor = 1.702" : null,
            isGated && choices.Flag() ? $"Limit = {choices.Of("0.7", "0.2")}" : null,
            isGated && choices.Flag() ? $"UpOffset = {choices.Of("1", "-0.4")}" : null);
        return $"[Activation({arguments})]";
    }

    private static string WriteExperts(bool isGated, Choices choices)
    {
        ExpertScoring scoring = choices.Of(ExpertScoring.SoftmaxThenTopK, ExpertScoring.TopKThenSoftmax, ExpertScoring.Sigmoid, ExpertScoring.SparseMixer);
        bool isShared = choices.Flag();
        string arguments = Join(
            choices.Of(
                "Count = 4, Active = 2",
                "Count = 5, Active = 1",
                "Count = 3, Active = 3",
                "Count = 7, Active = 3",
                "Count = 6, Active = 2, Groups = 3, ActiveGroups = 2",
                "Count = 8, Active = 2, Groups = 4, ActiveGroups = 1, GroupTop = 2",
                "Count = 12, Active = 3, Groups = 4, ActiveGroups = 3, GroupTop = 2"),
            $"Scoring = ExpertScoring.{scoring}",
            choices.Flag() ? "Size = 9" : null,
            choices.Flag() && scoring != ExpertScoring.TopKThenSoftmax ? "Renormalize = true" : null,
            choices.Flag() && scoring is not (ExpertScoring.TopKThenSoftmax or ExpertScoring.SparseMixer) ? "SelectionBias = true" : null,
            scoring == ExpertScoring.SparseMixer && choices.Flag() ? "RouterJitter = 0.2" : null,
            choices.Flag() ? "ScaleInputs = true" : null,
            choices.Flag() ? "DownTransposed = true" : null,
            choices.Flag() ? "Scale = 1.5" : null,
            choices.Flag() ? "RouterBias = true" : null,
            choices.Flag() ? "Transposed = true" : null,
            isShared ? "Shared = 13" : null,
            isShared && choices.Flag() ? "SharedGate = true" : null,
            isGated && choices.Flag() ? $"GateUp = GateUpLayout.{choices.Of(GateUpLayout.Separate, GateUpLayout.GateFirst, GateUpLayout.Interleaved)}" : null,
            isGated && isShared && choices.Flag() ? $"SharedGateUp = GateUpLayout.{choices.Of(GateUpLayout.GateFirst, GateUpLayout.UpFirst, GateUpLayout.Interleaved)}" : null);
        return $"[Experts({arguments})]";
    }

    private static void WriteHeads(List<string> lines, Structure structure, Choices choices)
    {
        if (structure != Structure.Encoder)
        {
            string arguments = Join(
                choices.Flag() ? "Tied = true" : null,
                choices.Flag() ? "Bias = true" : null,
                choices.Flag() ? "Scale = 0.6" : null,
                choices.Flag() ? "LogitSoftCap = 2" : null);
            if (arguments.Length > 0)
            {
                lines.Add($"[Head(Head.LanguageModel, {arguments})]");
            }

            return;
        }

        string[] heads = choices.Of<string[]>(
            [],
            ["[Head(Head.Pooler)]"],
            ["[Head(Head.Pooler, Pooling = TextPooling.LastToken, Activation = Activation.Gelu)]"],
            ["[Head(Head.Pooler, Pooling = TextPooling.Mean, Dense = false)]"],
            ["[Head(Head.SequenceClassifier, Classes = 4, Bias = false)]", "[Head(Head.Pooler, Pooling = TextPooling.Mean, Bias = false)]"],
            ["[Head(Head.MaskedLanguageModel, Tied = true, Scale = 0.6, LogitSoftCap = 3)]"],
            ["[Head(Head.MaskedLanguageModel)]", "[Head(Head.Pooler)]"],
            ["[Head(Head.MaskedLanguageModel, TransformBias = false)]"],
            ["[Head(Head.TokenClassifier, Classes = 5)]"],
            ["[Head(Head.LanguageModel)]"],
            ["[Head(Head.LanguageModel, Tied = true, Scale = 0.6, LogitSoftCap = 2)]", "[Head(Head.Pooler)]"]);
        lines.AddRange(heads);
    }

    private static string Join(params string?[] arguments) => string.Join(", ", arguments.Where(argument => argument is not null).Select(argument => argument!.ToString(CultureInfo.InvariantCulture)));
}
