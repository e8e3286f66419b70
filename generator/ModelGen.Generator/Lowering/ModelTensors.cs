using ModelGen.Generator.Lowering.Checkpoints;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The tensors of a model, with their shapes and the names that its checkpoints give them.</summary>
internal sealed class ModelTensors
{
    private readonly List<TensorSpec> _all = [];
    private readonly List<TensorRole> _unnamed = [];
    private readonly ArchitectureSpec _architecture;
    private readonly CheckpointNaming _naming;

    public ModelTensors(ArchitectureSpec architecture, CheckpointNaming naming)
    {
        _architecture = architecture;
        _naming = naming;
        int hidden = architecture.Hidden;
        Add(TensorRole.TokenEmbedding, TensorSpec.NoLayer, [architecture.Vocabulary, hidden]);
        if (architecture.Embedding.Normalized)
        {
            AddNorm(architecture, TensorRole.EmbeddingNorm, TensorSpec.NoLayer);
        }

        for (int kind = 0; kind < architecture.LayerKinds.Count; kind++)
        {
            AddLayer(architecture, architecture.LayerKinds[kind], kind);
        }

        AddNorm(architecture, TensorRole.FinalNorm, TensorSpec.NoLayer);
        if (!architecture.Head.Tied)
        {
            Add(TensorRole.Head, TensorSpec.NoLayer, [architecture.Vocabulary, hidden]);
        }
    }

    public IReadOnlyList<TensorSpec> All => _all;

    /// <summary>Roles that the model has and the naming does not: such a declaration has an error.</summary>
    public IReadOnlyList<TensorRole> Unnamed => _unnamed;

    /// <summary>The weight with this role; it exists where the declaration has its part.</summary>
    public TensorSpec this[TensorRole role, int kind = TensorSpec.NoLayer] => _all.Single(tensor => tensor.Role == role && tensor.LayerKind == kind && !tensor.IsBias);

    private void AddLayer(ArchitectureSpec architecture, LayerSpec layer, int kind)
    {
        int hidden = architecture.Hidden;
        AttentionSpec attention = layer.Attention;
        int rotary = layer.Position.RotarySize > 0 ? 1 : 0;
        AddNorm(architecture, TensorRole.AttentionNorm, kind);
        Add(TensorRole.Query, kind, [attention.QuerySize, hidden], attention.Bias.HasFlag(Projections.Query), rotary * attention.Heads);
        Add(TensorRole.Key, kind, [attention.KeyValueSize, hidden], attention.Bias.HasFlag(Projections.Key), rotary * attention.KeyValueHeads);
        Add(TensorRole.Value, kind, [attention.KeyValueSize, hidden], attention.Bias.HasFlag(Projections.Value));
        if (attention.QueryKeyNorm == QueryKeyNorm.PerHead)
        {
            Add(TensorRole.QueryNorm, kind, [attention.HeadSize]);
            Add(TensorRole.KeyNorm, kind, [attention.HeadSize]);
        }

        Add(TensorRole.AttentionOutput, kind, [hidden, attention.QuerySize], attention.Bias.HasFlag(Projections.Output));
        AddNorm(architecture, TensorRole.FeedForwardNorm, kind);
        if (layer.FeedForward.IsGated)
        {
            Add(TensorRole.Gate, kind, [layer.FeedForward.Size, hidden], layer.FeedForward.Bias);
        }

        Add(TensorRole.Up, kind, [layer.FeedForward.Size, hidden], layer.FeedForward.Bias);
        Add(TensorRole.Down, kind, [hidden, layer.FeedForward.Size], layer.FeedForward.Bias);
    }

    private void AddNorm(ArchitectureSpec architecture, TensorRole role, int kind) => Add(role, kind, [architecture.Hidden], architecture.Normalization.Bias);

    private void Add(TensorRole role, int kind, int[] shape, bool bias = false, int rotaryHeads = 0)
    {
        if (_naming[role] is not { } names)
        {
            _unnamed.Add(role);
            return;
        }

        LayerSpec? layer = kind == TensorSpec.NoLayer ? null : _architecture.LayerKinds[kind];
        TensorSpec weight = new(role, IsBias: false, names.Name + ".weight", GgufName(names, ".weight"), shape.ToEquatableArray(), kind, rotaryHeads)
        {
            Fused = layer is null ? null : _naming.QueryKeyValue.Rows(role, layer.Attention) ?? _naming.GateUp.Rows(role, layer.FeedForward),
            GgufFused = layer is null ? null : _naming.GgufQueryKeyValue.Rows(role, layer.Attention),
        };
        _all.Add(weight);
        if (bias)
        {
            _all.Add(weight with { IsBias = true, Name = names.Name + ".bias", GgufName = GgufName(names, ".bias"), Shape = new[] { shape[0] }.ToEquatableArray() });
        }
    }

    /// <summary>Empty where the naming has no GGUF form.</summary>
    private static string GgufName(TensorNames names, string suffix) => names.GgufName.Length == 0 ? string.Empty : names.GgufName + suffix;
}
