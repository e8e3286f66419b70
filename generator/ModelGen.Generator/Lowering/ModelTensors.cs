using ModelGen.Generator.Lowering.Checkpoints;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The tensors of a model, with their shapes and the names that its checkpoints give them.</summary>
internal sealed partial class ModelTensors
{
    private readonly List<TensorSpec> _all = [];
    private readonly List<TensorRole> _unnamed = [];
    private readonly ArchitectureSpec _architecture;
    private readonly CheckpointNaming _naming;

    public ModelTensors(ArchitectureSpec architecture, CheckpointNaming naming)
    {
        _architecture = architecture;
        _naming = naming;
        (EmbeddingSpec embedding, int hidden) = (architecture.Embedding, architecture.Hidden);
        Add(architecture.EmbeddingRole, TensorSpec.NoLayer, [architecture.Vocabulary, embedding.TableSize(hidden)], isShared: embedding.Shared && architecture.Stack == Stack.Encoder);
        if (architecture.LayerKinds[0].Position is { Encoding: PositionEncoding.Learned } learned)
        {
            Add(TensorRole.PositionEmbedding, TensorSpec.NoLayer, [architecture.Context, embedding.AddedSize(hidden)], stored: PositionRows(architecture.Context, learned.Offset));
        }

        if (embedding.TokenTypes > 0)
        {
            Add(TensorRole.TokenTypeEmbedding, TensorSpec.NoLayer, [embedding.TokenTypes, embedding.AddedSize(hidden)]);
        }

        if (embedding.Normalized)
        {
            AddNorm(architecture, TensorRole.EmbeddingNorm, TensorSpec.NoLayer, embedding.NormSize(hidden));
        }

        if (embedding.Projection is { } projection)
        {
            Add(TensorRole.EmbeddingProjection, TensorSpec.NoLayer, [hidden, projection.Size], projection.Bias);
        }

        if (architecture.LayerKinds.FirstOrDefault(layer => layer.Position.HasBuckets) is { } relative)
        {
            Add(TensorRole.RelativeBias, TensorSpec.NoLayer, [relative.Position.Buckets, relative.Attention.Heads], isTable: true);
        }

        for (int kind = 0; kind < architecture.LayerKinds.Count; kind++)
        {
            AddAttention(architecture, architecture.LayerKinds[kind], kind);
            AddCrossAttention(architecture, architecture.LayerKinds[kind].Cross, kind);
            AddFeedForward(architecture, architecture.LayerKinds[kind], kind);
        }

        if (architecture.HasFinalNorm)
        {
            AddNorm(architecture, TensorRole.FinalNorm, TensorSpec.NoLayer);
        }

        foreach (HeadSpec head in architecture.Heads)
        {
            AddHead(architecture, head);
        }
    }

    public IReadOnlyList<TensorSpec> All => _all;

    /// <summary>Roles that the model has and the naming does not: such a declaration has an error.</summary>
    public IReadOnlyList<TensorRole> Unnamed => _unnamed;

    /// <summary>The weight with this role; it exists where the declaration has its part.</summary>
    public TensorSpec this[TensorRole role, int kind = TensorSpec.NoLayer] => _all.Single(tensor => tensor.Role == role && tensor.LayerKind == kind && !tensor.IsBias);

    /// <summary>The weight of a norm; null where norms have none.</summary>
    public TensorSpec? WeightOfNorm(TensorRole role, int kind = TensorSpec.NoLayer) => _architecture.Normalization.HasWeight ? this[role, kind] : null;

    /// <summary>The matrix that gives logits over the vocabulary: the embedding itself where it is tied and nothing is added.</summary>
    public TensorSpec OutputMatrix => this[_architecture.Head is { Tied: true, Bias: false } ? TensorRole.TokenEmbedding : TensorRole.Head];

    /// <summary>True for what an encoder-decoder has once.</summary>
    private static bool IsOfModel(TensorRole role) => role is TensorRole.TokenEmbedding or TensorRole.SourceEmbedding or TensorRole.Head;

    /// <summary>Safetensors files have the rows before the first position too; GGUF files leave them out.</summary>
    private static FusedSpec? PositionRows(int context, int offset) => offset == 0 ? null : new FusedSpec(context + offset, offset, context, context);

    private void AddHead(ArchitectureSpec architecture, HeadSpec head)
    {
        int hidden = architecture.Hidden;
        int table = architecture.Embedding.TableSize(hidden);
        switch (head.Kind)
        {
            case Head.MaskedLanguageModel:
                Add(TensorRole.HeadTransform, TensorSpec.NoLayer, [table, hidden], head.TransformBias);
                AddNorm(architecture, TensorRole.HeadNorm, TensorSpec.NoLayer, table);
                AddOutput(head, table);
                break;
            case Head.LanguageModel when head.Tied:
                if (architecture.Embedding.Projection is { } projection)
                {
                    Add(TensorRole.HeadTransform, TensorSpec.NoLayer, [table, hidden], projection.Bias);
                }

                AddOutput(head, table);
                break;
            case Head.LanguageModel:
                AddOutput(head, hidden);
                break;
            case Head.Pooler when head.Dense is null:
                break;
            case Head.Pooler:
                Add(TensorRole.Pooler, TensorSpec.NoLayer, [hidden, hidden], head.Bias);
                break;
            case Head.NextSentence:
                Add(TensorRole.NextSentence, TensorSpec.NoLayer, [head.Outputs, hidden], head.Bias);
                break;
            default:
                Add(TensorRole.Classifier, TensorSpec.NoLayer, [head.Outputs, hidden], head.Bias);
                break;
        }
    }

    private void AddOutput(HeadSpec head, int columns)
    {
        if (!head.Tied || head.Bias)
        {
            Add(TensorRole.Head, TensorSpec.NoLayer, [head.Outputs, columns], head.Bias, isTied: head.Tied);
        }
    }

    private void AddAttention(ArchitectureSpec architecture, LayerSpec layer, int kind)
    {
        int hidden = architecture.Hidden;
        AttentionSpec attention = layer.Attention;
        int rotary = layer.Position.RotarySize > 0 ? 1 : 0;
        if (architecture.Normalization.Placement != NormPlacement.Output && layer.HasAttentionNorm)
        {
            AddNorm(architecture, TensorRole.AttentionNorm, kind);
        }

        if (attention.Latent is { } latent)
        {
            AddLatents(architecture, attention, latent, kind);
        }
        else
        {
            Add(TensorRole.Query, kind, [attention.QuerySize, hidden], attention.Bias.HasFlag(Projections.Query), rotary * attention.Heads);
            Add(TensorRole.Key, kind, [attention.KeyValueSize, hidden], attention.Bias.HasFlag(Projections.Key), rotary * attention.KeyValueHeads);
            Add(TensorRole.Value, kind, [attention.KeyValueSize, hidden], attention.Bias.HasFlag(Projections.Value));
        }

        if (attention.QueryKeyNorm != QueryKeyNorm.None)
        {
            bool perHead = attention.QueryKeyNorm == QueryKeyNorm.PerHead;
            AddNorm(architecture, TensorRole.QueryNorm, kind, perHead ? attention.HeadSize : attention.QuerySize);
            AddNorm(architecture, TensorRole.KeyNorm, kind, perHead ? attention.HeadSize : attention.KeyValueSize);
        }

        if (attention.Sinks)
        {
            Add(TensorRole.Sinks, kind, [attention.Heads]);
        }

        Add(TensorRole.AttentionOutput, kind, [hidden, attention.ContextSize], attention.Bias.HasFlag(Projections.Output));
        if (architecture.Normalization.IsOfOutput)
        {
            AddNorm(architecture, TensorRole.AttentionOutputNorm, kind);
        }
    }

    private void AddLatents(ArchitectureSpec architecture, AttentionSpec attention, LatentSpec latent, int kind)
    {
        int hidden = architecture.Hidden;
        bool queryBias = attention.Bias.HasFlag(Projections.Query);
        if (latent.QueryRank > 0)
        {
            Add(TensorRole.QueryDown, kind, [latent.QueryRank, hidden], queryBias);
            AddNorm(architecture, TensorRole.QueryDownNorm, kind, latent.QueryRank);
            Add(TensorRole.QueryUp, kind, [attention.QuerySize, latent.QueryRank]);
        }
        else
        {
            Add(TensorRole.Query, kind, [attention.QuerySize, hidden], queryBias);
        }

        bool keyBias = attention.Bias.HasFlag(Projections.Key);
        int down = latent.KeyValueRank + latent.RotarySize;
        Add(TensorRole.KeyValueLatent, kind, [latent.KeyValueRank, hidden], keyBias, stored: new FusedSpec(down, First: 0, latent.KeyValueRank, latent.KeyValueRank));
        Add(TensorRole.KeyRotary, kind, [latent.RotarySize, hidden], keyBias, stored: new FusedSpec(down, First: latent.KeyValueRank, latent.RotarySize, latent.RotarySize));
        AddNorm(architecture, TensorRole.KeyValueDownNorm, kind, latent.KeyValueRank);

        // The key and the value of a head, then those of the next.
        int both = latent.NopeSize + latent.ValueSize;
        int up = attention.Heads * both;
        Add(TensorRole.KeyUp, kind, [attention.Heads * latent.NopeSize, latent.KeyValueRank], stored: new FusedSpec(up, First: 0, latent.NopeSize, both));
        Add(TensorRole.ValueUp, kind, [attention.Heads * latent.ValueSize, latent.KeyValueRank], stored: new FusedSpec(up, First: latent.NopeSize, latent.ValueSize, both));
    }

    private void AddCrossAttention(ArchitectureSpec architecture, AttentionSpec? cross, int kind)
    {
        if (cross is null)
        {
            return;
        }

        int hidden = architecture.Hidden;
        if (architecture.Normalization.Placement != NormPlacement.Output)
        {
            AddNorm(architecture, TensorRole.CrossNorm, kind);
        }

        Add(TensorRole.CrossQuery, kind, [cross.QuerySize, hidden], cross.Bias.HasFlag(Projections.Query));
        Add(TensorRole.CrossKey, kind, [cross.KeyValueSize, hidden], cross.Bias.HasFlag(Projections.Key));
        Add(TensorRole.CrossValue, kind, [cross.KeyValueSize, hidden], cross.Bias.HasFlag(Projections.Value));
        Add(TensorRole.CrossOutput, kind, [hidden, cross.QuerySize], cross.Bias.HasFlag(Projections.Output));
        if (architecture.Normalization.IsOfOutput)
        {
            AddNorm(architecture, TensorRole.CrossOutputNorm, kind);
        }
    }

    private void AddNorm(ArchitectureSpec architecture, TensorRole role, int kind) => AddNorm(architecture, role, kind, architecture.Hidden);

    private void AddNorm(ArchitectureSpec architecture, TensorRole role, int kind, int size)
    {
        if (architecture.Normalization.HasWeight)
        {
            Add(role, kind, [size], architecture.Normalization.Bias, isLessOne: architecture.Normalization.UnitOffset);
        }
    }

    private void Add(TensorRole role, int kind, int[] shape, bool bias = false, int rotaryHeads = 0, FusedSpec? stored = null, bool isTied = false, bool isTable = false, bool isLessOne = false, bool isShared = false)
    {
        if (_naming.NamesOf(role, _architecture) is not { } names)
        {
            _unnamed.Add(_naming.StoredRole(role));
            return;
        }

        LayerSpec? layer = kind == TensorSpec.NoLayer ? null : _architecture.LayerKinds[kind];
        ExpertsSpec? experts = layer?.FeedForward.Experts;
        TensorSpec weight = new(role, IsBias: false, names.Weight, names.GgufWeight, shape.ToEquatableArray(), kind, rotaryHeads)
        {
            Stack = IsOfModel(role) ? Stack.Both : _architecture.Stack,
            IsShared = isShared,
            IsTied = isTied,
            IsTable = isTable,
            IsLessOne = isLessOne,
            Experts = IsOfExpert(role) ? experts!.Count : 0,
            IsTransposed = layer is not null && shape.Length == 2 && IsTransposed(role),
            Fused = stored ?? (layer is null ? null : _naming.QueryKeyValue.Rows(role, layer.Attention) ?? _naming.GateUpRows(role, layer.FeedForward)),
            GgufFused = layer is null ? null : stored ?? _naming.GgufQueryKeyValue.Rows(role, layer.Attention) ?? _naming.GgufGateUpRows(role, layer.FeedForward),
        };
        _all.Add(weight);
        if (bias)
        {
            _all.Add(weight with { IsBias = true, IsTied = false, IsTransposed = false, IsLessOne = false, Name = names.Bias, GgufName = names.GgufBias, IsRow = names.BiasIsRow, Shape = new[] { shape[0] }.ToEquatableArray() });
        }
    }
}
