using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing;

/// <summary>Turns a declaration without errors into the specification that lowering starts from, with every default worked out.</summary>
internal static class ArchitectureReader
{
    /// <param name="declaration">A declaration that compiles and in which <see cref="ArchitectureValidator"/> found nothing.</param>
    public static ArchitectureSpec Read(ModelDeclaration declaration) => declaration.Stacks is [var encoder, var decoder]
        ? ReadStack(decoder) with { Source = ReadStack(encoder) }
        : ReadStack(declaration);

    private static ArchitectureSpec ReadStack(ModelDeclaration declaration)
    {
        TransformerDeclaration transformer = declaration.Transformer!;
        List<LayerSpec> kinds = [];
        EquatableArray<int> schedule = ReadSchedule(declaration, kinds);
        return new ArchitectureSpec(
            TypeReader.Read(declaration.Symbol),
            transformer.Structure.Value,
            transformer.Hidden.Value,
            declaration is { Stack: Stack.Encoder, Embedding.SourceVocabulary: { IsDeclared: true } source } ? source.Value : transformer.Vocabulary.Value,
            transformer.Context.Value,
            ReadEmbedding(declaration),
            LayerNames.Name(kinds, transformer.Structure.Value, declaration.Stack).ToEquatableArray(),
            schedule,
            ReadNormalization(declaration),
            HeadReader.Read(declaration),
            ReadCheckpoint(declaration))
        {
            Stack = declaration.Stack,
            WeightSets = ReadWeightSets(declaration),
            Blanks = ReadBlanks(declaration.BlankFilling),
            Residual = declaration.Residual is { } residual ? new ResidualSpec(residual.Parallel.Value, residual.Scale.Value) : ResidualSpec.Plain,
        };
    }

    /// <summary>Each layer with the patterns that speak of it; layers that end up alike are of one kind.</summary>
    private static EquatableArray<int> ReadSchedule(ModelDeclaration declaration, List<LayerSpec> kinds)
    {
        int[] schedule = new int[declaration.Transformer!.Layers.Value];
        for (int i = 0; i < schedule.Length; i++)
        {
            LayerSpec layer = ReadLayer(declaration, LayerValues.Of(declaration, declaration.LayerPatterns, i));
            if (!kinds.Contains(layer))
            {
                kinds.Add(layer);
            }

            schedule[i] = kinds.IndexOf(layer);
        }

        return schedule.ToEquatableArray();
    }

    /// <summary>Layers that a pattern lets share their weights read one set; the others one each.</summary>
    private static EquatableArray<int> ReadWeightSets(ModelDeclaration declaration)
    {
        if (!declaration.LayerPatterns.Any(pattern => pattern.ShareWeights.Value))
        {
            return EquatableArray<int>.Empty;
        }

        List<LayerPatternDeclaration?> sets = [];
        int[] numbers = new int[declaration.Transformer!.Layers.Value];
        for (int i = 0; i < numbers.Length; i++)
        {
            LayerPatternDeclaration? sharing = LayerValues.Of(declaration, declaration.LayerPatterns, i).Sharing;
            int known = sharing is null ? -1 : sets.IndexOf(sharing);
            numbers[i] = known < 0 ? sets.Count : known;
            if (known < 0)
            {
                sets.Add(sharing);
            }
        }

        return numbers.ToEquatableArray();
    }

    private static LayerSpec ReadLayer(ModelDeclaration declaration, LayerValues values) => new(
        Name: "",
        ReadAttention(declaration, values),
        PositionReader.Read(declaration, values),
        values.Experts ? ReadExperts(declaration, declaration.Experts!) : ReadFeedForward(declaration) with { Size = values.FeedForward })
    {
        HasAttentionNorm = values.AttentionNorm,
        Cross = declaration.Stack == Stack.Decoder ? ReadCrossAttention(declaration) : null,
    };

    private static EmbeddingSpec ReadEmbedding(ModelDeclaration declaration)
    {
        // Both stacks of an encoder-decoder look tokens up in one table, unless the source has a vocabulary of its own.
        bool isStack = declaration.Stack != Stack.Both;
        return declaration.Embedding is not { } embedding
            ? new EmbeddingSpec(Normalized: false, TokenTypes: 0, EmbeddingScale.None) { Shared = isStack }
            : new EmbeddingSpec(embedding.Normalized.Value, embedding.TokenTypes.Value, embedding.Scale.Value)
            {
                Factor = embedding.ScaleFactor.Value,
                Projection = embedding.IsProjected(declaration.Transformer!.Hidden.Value)
                    ? new EmbeddingProjectionSpec(embedding.Size.Value, embedding.Projection.Value, embedding.ProjectionBias.Value)
                    : null,
                Shared = isStack && (embedding.Shared.IsDeclared ? embedding.Shared.Value : !embedding.SourceVocabulary.IsDeclared),
            };
    }

    private static NormalizationSpec ReadNormalization(ModelDeclaration declaration)
    {
        NormalizationDeclaration normalization = declaration.Normalization!;
        NormalizationSpec spec = new(
            normalization.Kind.Value,
            normalization.Placement.Value,
            normalization.Epsilon.Value,
            normalization.Bias.IsDeclared ? normalization.Bias.Value : normalization.Kind.Value == Norm.Layer && normalization.Weight.Value)
        {
            HasWeight = normalization.Weight.Value,
            UnitOffset = normalization.UnitOffset.Value,
            Alpha = normalization.Placement.Value == NormPlacement.Deep ? ReadAlpha(declaration) : 0,
        };
        return normalization.Final.IsDeclared ? spec with { Final = normalization.Final.Value } : spec;
    }

    // Zeng et al. 2022, arXiv:2210.02414, §2.1.
    private static double ReadAlpha(ModelDeclaration declaration) =>
        declaration.Residual is { Alpha: { IsDeclared: true } alpha } ? alpha.Value : Math.Sqrt(2.0 * declaration.Transformer!.Layers.Value);

    private static CheckpointSpec ReadCheckpoint(ModelDeclaration declaration)
    {
        CheckpointDeclaration checkpoint = declaration.Checkpoint!;
        IEnumerable<TensorNameSpec> names = declaration.TensorNames.Select(name =>
            new TensorNameSpec(name.Role.Value, name.Pattern.Value.Value!, name.Exact.Value, name.Bias.Value.Value, name.Gguf.Value.Value) { Stack = name.Stack.Value });
        return new CheckpointSpec(checkpoint.Naming.Value, names.ToEquatableArray())
        {
            QueryKeyValue = checkpoint.QueryKeyValue.IsDeclared ? checkpoint.QueryKeyValue.Value : null,
            GateUp = checkpoint.GateUp.IsDeclared ? checkpoint.GateUp.Value : null,
            Transposed = checkpoint.Transposed.IsDeclared ? checkpoint.Transposed.Value : null,
            ExpertGateUp = declaration.Experts is { GateUp: { IsDeclared: true } gateUp } ? gateUp.Value : null,
            SharedGateUp = declaration.Experts is { SharedGateUp: { IsDeclared: true } shared } ? shared.Value : null,
            ExpertDownTransposed = declaration.Experts is { DownTransposed: { IsDeclared: true } down } ? down.Value : null,
            ExpertsTransposed = declaration.Experts is { Transposed: { IsDeclared: true } transposed } ? transposed.Value : null,
            Ignored = checkpoint.Ignored.Value.Select(name => name.Value!).ToEquatableArray(),
        };
    }

    private static BlankFillingSpec? ReadBlanks(BlankFillingDeclaration? blanks)
    {
        if (blanks is null)
        {
            return null;
        }

        IEnumerable<BlankMaskSpec> masks = blanks.Masks
            .Where(mask => mask.IsDeclared && mask.Value != BlankFillingDeclaration.None)
            .OrderBy(mask => blanks.GenerationFirst.Value && mask.Name == blanks.GenerationMask.Name ? 0 : 1)
            .Select(mask => new BlankMaskSpec(mask.Name, mask.Value, blanks.GenerationRunsOn.Value && mask.Name == blanks.GenerationMask.Name));
        return new BlankFillingSpec(blanks.Start.Value, masks.ToEquatableArray());
    }

    private static AttentionSpec ReadAttention(ModelDeclaration declaration, LayerValues values)
    {
        TransformerDeclaration transformer = declaration.Transformer!;
        AttentionDeclaration? attention = declaration.Attention;
        LatentSpec? latent = LatentReader.Read(declaration);
        bool scaleIsDeclared = attention?.Scale.IsDeclared ?? false;
        return new AttentionSpec(
            values.Heads,
            values.KeyValueHeads,
            values.HeadSize,
            values.Window,
            attention?.Bias.Value ?? Projections.None,
            scaleIsDeclared ? attention!.Scale.Value : (latent?.Magnitude ?? 1) / Math.Sqrt(values.HeadSize),
            scaleIsDeclared || latent is { Magnitude: not 1 },
            attention?.QueryKeyNorm.Value ?? QueryKeyNorm.None)
        {
            IsBidirectional = transformer.Structure.Value == Structure.Encoder,
            NormsAfterRotary = attention?.QueryKeyNormAfterRotary.Value ?? false,
            SoftCap = attention?.LogitSoftCap.Value ?? 0,
            Clip = attention?.ClipQueryKeyValue.Value ?? 0,
            Sinks = attention?.Sinks.Value ?? false,
            Latent = latent,
            BiasMethod = ReadMethod(declaration.AttentionBias?.Method),
            MaskMethod = ReadMethod(declaration.AttentionMask?.Method),
        };
    }

    // It has the heads of the model. What is declared of positions, windows, norms and bounds of queries and keys, sinks, and biases and masks of one's own is about a text's attention to itself.
    private static AttentionSpec ReadCrossAttention(ModelDeclaration declaration) => ReadAttention(declaration, LayerValues.Of(declaration)) with
    {
        IsBidirectional = true,
        Window = 0,
        QueryKeyNorm = QueryKeyNorm.None,
        NormsAfterRotary = false,
        Clip = 0,
        Sinks = false,
        BiasMethod = null,
        MaskMethod = null,
    };

    private static FeedForwardSpec ReadFeedForward(ModelDeclaration declaration) =>
        new(declaration.Transformer!.FeedForward.Value, declaration.Activation!.Kind.Value, declaration.Activation.Bias.Value)
        {
            OutputBias = declaration.Activation.OutputBias.IsDeclared ? declaration.Activation.OutputBias.Value : declaration.Activation.Bias.Value,
            Method = ReadMethod(declaration.Activation.Method),
            IsGatedByMethod = declaration.Activation.Gated.Value,
            Limit = declaration.Activation.Limit.Value,
            SigmoidFactor = declaration.Activation.SigmoidFactor.Value,
            UpOffset = declaration.Activation.UpOffset.Value,
        };

    private static FeedForwardSpec ReadExperts(ModelDeclaration declaration, ExpertsDeclaration experts)
    {
        FeedForwardSpec feedForward = ReadFeedForward(declaration);
        return feedForward with
        {
            Size = experts.Size.IsDeclared ? experts.Size.Value : feedForward.Size,
            Experts = new ExpertsSpec(experts.Count.Value, experts.Active.Value, experts.Scoring.Value)
            {
                Renormalize = experts.Renormalize.Value,
                Scale = experts.Scale.Value,
                RouterJitter = experts.RouterJitter.Value,
                ScaleInputs = experts.ScaleInputs.Value,
                RouterBias = experts.RouterBias.Value,
                SelectionBias = experts.SelectionBias.Value,
                Groups = experts.Groups.Value,
                ActiveGroups = experts.ActiveGroups.IsDeclared ? experts.ActiveGroups.Value : experts.Groups.Value,
                GroupTop = experts.GroupTop.Value,
                Shared = experts.Shared.Value,
                SharedGate = experts.SharedGate.Value,
            },
        };
    }

    private static string? ReadMethod(Argument<DeclaredText>? method) => method?.Value.Value is { } name ? TypeReader.Identifier(name) : null;
}
