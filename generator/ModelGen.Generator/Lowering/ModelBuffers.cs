using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>The buffers that the parts of a model share, by name.</summary>
internal sealed class ModelBuffers
{
    private readonly Dictionary<PositionSpec, (RotaryFrequenciesSpec Frequencies, PlanBuffer Angles)> _rotary = [];

    public ModelBuffers(ArchitectureSpec architecture)
    {
        int hidden = architecture.Hidden;
        Hidden = new PlanBuffer("hidden", hidden, $"[T × {hidden}]");
        Normalized = new PlanBuffer("normalized", hidden, $"[T × {hidden}]");
        FinalHidden = new PlanBuffer("batch.Hidden", hidden, $"[T × {hidden}]", IsExternal: true);
        Selected = new PlanBuffer("selected", hidden, $"[outputs × {hidden}]");
        Logits = new PlanBuffer("batch.Logits", architecture.Vocabulary, $"[outputs × {architecture.Vocabulary}]", IsExternal: true);

        PositionSpec[] rotary = [.. architecture.LayerKinds.Select(layer => layer.Position).Where(position => position.Encoding == PositionEncoding.Rotary).Distinct()];
        foreach (PositionSpec position in rotary)
        {
            string number = rotary.Length == 1 ? "" : (_rotary.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            _rotary.Add(
                position,
                (new RotaryFrequenciesSpec("RotaryFrequencies" + number, position), new PlanBuffer("rotary" + number, position.RotarySize, $"[T × {(position.Streams == 2 ? "2 × " : "")}2 × {position.RotarySize / 2 / position.Streams}]")));
        }
    }

    /// <summary>The residual stream.</summary>
    public PlanBuffer Hidden { get; }

    /// <summary>The input of a branch, normalized.</summary>
    public PlanBuffer Normalized { get; }

    /// <summary>The hidden states after the last norm, which the session keeps.</summary>
    public PlanBuffer FinalHidden { get; }

    /// <summary>The hidden states whose logits are asked for.</summary>
    public PlanBuffer Selected { get; }

    /// <summary>The logits, which the session keeps.</summary>
    public PlanBuffer Logits { get; }

    public IReadOnlyList<RotaryFrequenciesSpec> Frequencies => [.. _rotary.Values.Select(one => one.Frequencies)];

    public IEnumerable<(RotaryFrequenciesSpec Frequencies, PlanBuffer Angles)> Rotary => _rotary.Values;

    /// <summary>The cosines and sines of layers with this position encoding.</summary>
    public PlanBuffer Angles(PositionSpec position) => _rotary[position].Angles;
}
