using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Recurrent;

/// <summary>The buffers of a bidirectional LSTM, by name.</summary>
internal sealed class RecurrentBuffers(RecurrentSpec spec)
{
    private readonly LstmSpec _lstm = spec.Lstm;

    /// <summary>The characters of each word.</summary>
    public PlanBuffer Characters { get; } = new(
        "characters", checked(spec.Characters.Maximum * spec.Characters.Size), Shape("T", spec.Characters.Maximum, spec.Characters.Size));

    /// <summary>A value of each filter.</summary>
    public PlanBuffer Filtered { get; } = new("filtered", spec.Characters.FilterCount, Shape("T", spec.Characters.FilterCount));

    public PlanBuffer Carry { get; } = new("carry", spec.Characters.FilterCount, Shape("T", spec.Characters.FilterCount));

    public PlanBuffer Transform { get; } = new("transform", spec.Characters.FilterCount, Shape("T", spec.Characters.FilterCount));

    /// <summary>The vector of each word, which the first layers read.</summary>
    public PlanBuffer Embedded => OfProjection("embedded");

    /// <summary>The output of the forward layer.</summary>
    public PlanBuffer Forward => OfProjection("forward");

    /// <summary>The output of the backward layer.</summary>
    public PlanBuffer Backward => OfProjection("backward");

    /// <summary>The gates of each token.</summary>
    public PlanBuffer Gates => new("gates", checked(4 * _lstm.CellSize), Shape("T", 4, _lstm.CellSize));

    /// <summary>The cell of each sentence.</summary>
    public PlanBuffer Cell => new("cell", _lstm.CellSize, Shape("sentences", _lstm.CellSize));

    /// <summary>The output of each cell before its projection.</summary>
    public PlanBuffer Activated => new("activated", _lstm.CellSize, Shape("sentences", _lstm.CellSize));

    /// <summary>The last output for each sentence.</summary>
    public PlanBuffer Hidden => new("hidden", _lstm.Projection, Shape("sentences", _lstm.Projection));

    private PlanBuffer OfProjection(string name) => new(name, _lstm.Projection, Shape("T", _lstm.Projection));

    private static string Shape(string rows, params int[] sizes) =>
        $"[{rows} × {string.Join(" × ", sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)))}]";
}
