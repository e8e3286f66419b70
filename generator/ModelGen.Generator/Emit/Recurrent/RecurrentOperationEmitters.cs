using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Recurrent;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit.Recurrent;

/// <summary>Which call each operation of a bidirectional LSTM becomes. A new operation is a record, a method and a row here.</summary>
internal static class RecurrentOperationEmitters
{
    private static readonly Dictionary<Type, Func<Operation, CodeLine>> Emitters = new()
    {
        [typeof(CharacterEmbeddingOperation)] = operation => Characters((CharacterEmbeddingOperation)operation),
        [typeof(CharacterConvolutionOperation)] = operation => Convolution((CharacterConvolutionOperation)operation),
        [typeof(TokenLinearOperation)] = operation => Linear((TokenLinearOperation)operation),
        [typeof(HighwayOperation)] = operation => Highway((HighwayOperation)operation),
        [typeof(StateOperation)] = operation => State((StateOperation)operation),
        [typeof(StepGatesOperation)] = operation => Gates((StepGatesOperation)operation),
        [typeof(LstmCellOperation)] = operation => Cell((LstmCellOperation)operation),
        [typeof(StepProjectionOperation)] = operation => Projection((StepProjectionOperation)operation),
        [typeof(LstmOutputOperation)] = operation => Output((LstmOutputOperation)operation),
        [typeof(BothDirectionsOperation)] = operation => BothDirections((BothDirectionsOperation)operation),
        [typeof(ScalarMixOperation)] = operation => Mix((ScalarMixOperation)operation),
    };

    public static CodeLine Emit(Operation operation) => Emitters[operation.GetType()](operation);

    /// <summary><code>Kernels::CharacterEmbedding.Apply(batch, _weights.CharacterEmbedding, _characters);  // [T × 50 × 16]</code></summary>
    private static CodeLine Characters(CharacterEmbeddingOperation operation) => new(
        $"Kernels::CharacterEmbedding.Apply(batch, {operation.Table.Expression}, {operation.Output.Expression});",
        operation.Output.Shape);

    /// <summary>
    /// <code>Kernels::CharacterConvolution.Apply&lt;Kernels::Relu&gt;(_characters, _weights.CharacterFilter1, _weights.CharacterFilterBias1, width: 2, column: 16, _filtered, batch);  // 32 of [T × 240]</code>
    /// </summary>
    private static CodeLine Convolution(CharacterConvolutionOperation operation) => new(
        $"Kernels::CharacterConvolution.Apply<Kernels::{Function(operation.Activation)}>({operation.Characters.Expression}, {operation.Filter.Expression}, {operation.Bias.Expression}, "
            + $"width: {operation.Size.Width}, column: {Literals.Integer(operation.Column)}, {operation.Output.Expression}, batch);",
        $"{Text.Number(operation.Size.Count)} of {operation.Output.Shape}");

    /// <summary><code>Kernels::Linear.Apply(_filtered, _weights.CharacterProjection, _embedded, batch.Rows);  // [T × 96]</code></summary>
    private static CodeLine Linear(TokenLinearOperation operation) => new(
        $"Kernels::Linear.Apply({operation.Input.Expression}, {operation.Weights}, {operation.Output.Expression}, batch.Rows);",
        operation.Output.Shape);

    /// <summary><code>Kernels::Highway.Apply(_carry, _transform, _filtered, batch.Rows);  // in place</code></summary>
    private static CodeLine Highway(HighwayOperation operation) => new(
        $"Kernels::Highway.Apply({operation.Carry.Expression}, {operation.Transform.Expression}, {operation.Hidden.Expression}, batch.Rows);",
        "in place");

    /// <summary><code>batch.Recall(layer, Runtime::LstmDirection.Forward, _cell, _hidden);  // [sentences × 256], [sentences × 96]: zero, or what the last call left</code></summary>
    private static CodeLine State(StateOperation operation) => new(
        $"batch.{(operation.Recalls ? "Recall" : "Remember")}({operation.Layer}, Runtime::LstmDirection.{operation.Direction}, {operation.Cell.Expression}, {operation.Hidden.Expression});",
        operation.Recalls ? $"{operation.Cell.Shape}, {operation.Hidden.Shape}: zero, or what the last call left" : "for the next call, in a session that goes on");

    /// <summary><code>Kernels::Linear.Add(_hidden, w.ForwardRecurrent, _gates.From(step.First), step.Rows);  // gates += h·Wᵀ</code></summary>
    private static CodeLine Gates(StepGatesOperation operation) => new(
        $"Kernels::Linear.Add({operation.Hidden.Expression}, {operation.Weights}, {operation.Gates.Expression}.From(step.First), step.Rows);",
        "gates += h·Wᵀ");

    /// <summary><code>Kernels::LstmCell.Apply(_gates.From(step.First), _cell, CellClip, _activated, step.Rows);  // [sentences × 256]</code></summary>
    private static CodeLine Cell(LstmCellOperation operation) => new(
        $"Kernels::LstmCell.Apply({operation.Gates.Expression}.From(step.First), {operation.Cell.Expression}, CellClip, {operation.Output.Expression}, step.Rows);",
        operation.Output.Shape);

    /// <summary><code>Kernels::Linear.Apply(_activated, w.ForwardProjection, _hidden, step.Rows);  // [sentences × 96]</code></summary>
    private static CodeLine Projection(StepProjectionOperation operation) => new(
        $"Kernels::Linear.Apply({operation.Input.Expression}, {operation.Weights}, {operation.Hidden.Expression}, step.Rows);",
        operation.Hidden.Shape);

    /// <summary><code>Kernels::LstmOutput.Add(_hidden, ProjectionClip, _forward.From(step.First), step.Rows);  // output += h</code></summary>
    private static CodeLine Output(LstmOutputOperation operation) => new(
        $"Kernels::LstmOutput.{(operation.Adds ? "Add" : "Apply")}({operation.Hidden.Expression}, ProjectionClip, {operation.Output.Expression}.From(step.First), step.Rows);",
        operation.Adds ? $"{operation.Output.Name} += h" : $"{operation.Output.Name} = h");

    /// <summary><code>Kernels::BothDirections.Apply(_forward, _backward, batch.WordRows, batch.Layer(layer + 1));  // [words × 192]</code></summary>
    private static CodeLine BothDirections(BothDirectionsOperation operation) => new(
        $"Kernels::BothDirections.Apply({operation.Forward.Expression}, {operation.Backward.Expression}, batch.WordRows, batch.Layer({operation.Layer}));",
        $"[words × {operation.Size}]");

    /// <summary><code>Kernels::ScalarMix.Apply(batch.Layers, batch.MixWeights, batch.Mixed, batch.Outputs);  // [words × 192]</code></summary>
    private static CodeLine Mix(ScalarMixOperation operation) => new(
        "Kernels::ScalarMix.Apply(batch.Layers, batch.MixWeights, batch.Mixed, batch.Outputs);",
        $"[words × {operation.Size}]");

    private static string Function(ConvolutionActivation activation) => activation switch
    {
        ConvolutionActivation.Relu => "Relu",
        ConvolutionActivation.Tanh => "Tanh",
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };
}
