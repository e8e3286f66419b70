using ModelGen.Generator.Lowering.Checkpoints;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The tensors of a model, with their shapes and the names that its checkpoints give them.</summary>
internal sealed class ModelTensors
{
    private readonly List<TensorSpec> _all = [];
    private readonly CheckpointNaming _naming;

    public ModelTensors(ArchitectureSpec architecture, CheckpointNaming naming)
    {
        _naming = naming;
        int hidden = architecture.Hidden;
        Add(TensorRole.TokenEmbedding, TensorSpec.NoLayer, [architecture.Vocabulary, hidden]);
        for (int kind = 0; kind < architecture.LayerKinds.Count; kind++)
        {
            AddLayer(architecture, architecture.LayerKinds[kind], kind);
        }

        Add(TensorRole.FinalNorm, TensorSpec.NoLayer, [hidden]);
        if (!architecture.Head.Tied)
        {
            Add(TensorRole.Head, TensorSpec.NoLayer, [architecture.Vocabulary, hidden]);
        }
    }

    public IReadOnlyList<TensorSpec> All => _all;

    /// <summary>The weight with this role; it exists where the declaration has its part.</summary>
    public TensorSpec this[TensorRole role, int kind = TensorSpec.NoLayer] => _all.Single(tensor => tensor.Role == role && tensor.LayerKind == kind && !tensor.IsBias);

    private void AddLayer(ArchitectureSpec architecture, LayerSpec layer, int kind)
    {
        int hidden = architecture.Hidden;
        AttentionSpec attention = layer.Attention;
        int rotary = layer.Position.RotarySize > 0 ? 1 : 0;
        Add(TensorRole.AttentionNorm, kind, [hidden]);
        Add(TensorRole.Query, kind, [attention.QuerySize, hidden], attention.Bias.HasFlag(Projections.Query), rotary * attention.Heads);
        Add(TensorRole.Key, kind, [attention.KeyValueSize, hidden], attention.Bias.HasFlag(Projections.Key), rotary * attention.KeyValueHeads);
        Add(TensorRole.Value, kind, [attention.KeyValueSize, hidden], attention.Bias.HasFlag(Projections.Value));
        if (attention.QueryKeyNorm == QueryKeyNorm.PerHead)
        {
            Add(TensorRole.QueryNorm, kind, [attention.HeadSize]);
            Add(TensorRole.KeyNorm, kind, [attention.HeadSize]);
        }

        Add(TensorRole.AttentionOutput, kind, [hidden, attention.QuerySize], attention.Bias.HasFlag(Projections.Output));
        Add(TensorRole.FeedForwardNorm, kind, [hidden]);
        Add(TensorRole.Gate, kind, [layer.FeedForward.Size, hidden], layer.FeedForward.Bias);
        Add(TensorRole.Up, kind, [layer.FeedForward.Size, hidden], layer.FeedForward.Bias);
        Add(TensorRole.Down, kind, [hidden, layer.FeedForward.Size], layer.FeedForward.Bias);
    }

    private void Add(TensorRole role, int kind, int[] shape, bool bias = false, int rotaryHeads = 0)
    {
        TensorNames names = _naming[role];
        _all.Add(new TensorSpec(role, IsBias: false, names.Name + ".weight", names.GgufName + ".weight", shape.ToEquatableArray(), kind, rotaryHeads));
        if (bias)
        {
            _all.Add(new TensorSpec(role, IsBias: true, names.Name + ".bias", names.GgufName + ".bias", new[] { shape[0] }.ToEquatableArray(), kind, rotaryHeads));
        }
    }
}
