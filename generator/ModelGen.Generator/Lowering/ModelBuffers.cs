using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The buffers that the parts of a model share, by name.</summary>
internal sealed class ModelBuffers
{
    private readonly Dictionary<PositionSpec, (RotaryFrequenciesSpec Frequencies, PlanBuffer Angles)> _rotary = [];

    public ModelBuffers(ArchitectureSpec architecture)
    {
        int hidden = architecture.Hidden;
        FinalHidden = new PlanBuffer("batch.Hidden", hidden, $"[T × {hidden}]", IsExternal: true);

        // Without a final norm the residual stream ends as it is: it lives where it is wanted.
        Hidden = architecture.HasFinalNorm ? new PlanBuffer("hidden", hidden, $"[T × {hidden}]") : FinalHidden;
        int table = architecture.Embedding.TableSize(hidden);
        Embedded = new PlanBuffer("embedded", table, $"[T × {table}]");
        Normalized = new PlanBuffer("normalized", hidden, $"[T × {hidden}]");
        NormalizedToo = new PlanBuffer("normalizedToo", hidden, $"[T × {hidden}]");
        Branch = new PlanBuffer("branch", hidden, $"[T × {hidden}]");
        Selected = new PlanBuffer("selected", hidden, $"[outputs × {hidden}]");
        Transformed = new PlanBuffer("transformed", table, $"[outputs × {table}]");
        Pooled = new PlanBuffer("batch.Pooled", hidden, $"[texts × {hidden}]", IsExternal: true);

        PositionSpec[] rotary = [.. architecture.LayerKinds.Select(layer => layer.Position).Where(position => position.Encoding == PositionEncoding.Rotary).Distinct()];
        foreach (PositionSpec position in rotary)
        {
            string number = rotary.Length == 1 ? "" : (_rotary.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            _rotary.Add(
                position,
                (new RotaryFrequenciesSpec("RotaryFrequencies" + number, position), new PlanBuffer("rotary" + number, position.RotarySize, $"[T × {(position.Streams == 2 ? "2 × " : "")}2 × {position.RotarySize / 2 / position.Streams}]")));
        }
    }

    /// <summary>The embedded tokens, where they are not as wide as the hidden states.</summary>
    public PlanBuffer Embedded { get; }

    /// <summary>The residual stream.</summary>
    public PlanBuffer Hidden { get; }

    /// <summary>The input of a branch, normalized.</summary>
    public PlanBuffer Normalized { get; }

    /// <summary>The input of the feed-forward part, normalized, where branches are parallel and have a norm each.</summary>
    public PlanBuffer NormalizedToo { get; }

    /// <summary>What a branch gives, where it is not added as it is.</summary>
    public PlanBuffer Branch { get; }

    /// <summary>The hidden states after the last norm, which the session keeps.</summary>
    public PlanBuffer FinalHidden { get; }

    /// <summary>The hidden states whose logits are asked for.</summary>
    public PlanBuffer Selected { get; }

    /// <summary>What the logits are computed from, where it is not the hidden state itself.</summary>
    public PlanBuffer Transformed { get; }

    /// <summary>The vector of each text, which the session keeps.</summary>
    public PlanBuffer Pooled { get; }

    /// <summary>The logits, which the session keeps.</summary>
    public static PlanBuffer Logits(int outputs, string rows = "outputs") => new("batch.Logits", outputs, $"[{rows} × {outputs}]", IsExternal: true);

    public IReadOnlyList<RotaryFrequenciesSpec> Frequencies => [.. _rotary.Values.Select(one => one.Frequencies)];

    public IEnumerable<(RotaryFrequenciesSpec Frequencies, PlanBuffer Angles)> Rotary => _rotary.Values;

    /// <summary>The learned biases of distances, where the model has them.</summary>
    public static RelativeBiasSpec? RelativeBias(ArchitectureSpec architecture, ModelTensors tensors)
    {
        LayerSpec? layer = architecture.LayerKinds.FirstOrDefault(layer => layer.Position.HasBuckets);
        return layer is null
            ? null
            : new RelativeBiasSpec("relativeBias", tensors[TensorRole.RelativeBias], layer.Attention.Heads, layer.Position, layer.Attention.IsBidirectional);
    }

    /// <summary>The cosines and sines of layers with this position encoding.</summary>
    public PlanBuffer Angles(PositionSpec position) => _rotary[position].Angles;
}
