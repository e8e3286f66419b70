using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Recurrent;

/// <summary>The recurrent layers: the first reads the words' vectors, the others what the layer below them says.</summary>
internal static class LstmPlan
{
    public static IEnumerable<RecurrentPart> Build(RecurrentSpec spec, RecurrentBuffers buffers)
    {
        LstmSpec lstm = spec.Lstm;
        LayerRange first = new(0, 1);
        yield return Direction(lstm, buffers, "FirstForwardLayer", first, isForward: true);
        yield return Direction(lstm, buffers, "FirstBackwardLayer", first, isForward: false);
        if (lstm.Layers > 1)
        {
            LayerRange upper = new(1, lstm.Layers - 1);
            yield return Direction(lstm, buffers, "UpperForwardLayer", upper, isForward: true);
            yield return Direction(lstm, buffers, "UpperBackwardLayer", upper, isForward: false);
        }
    }

    private static RecurrentPart Direction(LstmSpec lstm, RecurrentBuffers buffers, string name, LayerRange layers, bool isForward)
    {
        bool isFirst = layers.First == 0;
        bool adds = !isFirst && lstm.SkipConnections;
        string direction = isForward ? "Forward" : "Backward";
        string layer = isFirst ? "0" : "layer";
        PlanBuffer output = isForward ? buffers.Forward : buffers.Backward;
        PlanBuffer input = isFirst ? buffers.Embedded : output;
        string cellClip = Limit(lstm.CellClip);
        string outputClip = Limit(lstm.ProjectionClip);
        string state = $"c = {Clip("σ(f + 1) ⊙ c + σ(i) ⊙ tanh(j)", cellClip)};  h = {Clip("(σ(o) ⊙ tanh(c))·Wpᵀ", outputClip)};  output = {(adds ? "h + x" : "h")}";
        List<RecurrentStep> steps =
        [
            new(
                "[i, j, f, o] = [x; h]·Wᵀ + b: what x gives, for all tokens at once",
                "Hochreiter and Schmidhuber 1997; Sak 2014",
                [
                    new TokenLinearOperation(input, $"w.{direction}Input", buffers.Gates),
                    new StateOperation(Recalls: true, layer, direction, buffers.Cell, buffers.Hidden),
                ]),
            new(
                state,
                "",
                [
                    new StepGatesOperation(buffers.Hidden, $"w.{direction}Recurrent", buffers.Gates),
                    new LstmCellOperation(buffers.Gates, buffers.Cell, buffers.Activated),
                    new StepProjectionOperation(buffers.Activated, $"w.{direction}Projection", buffers.Hidden),
                    new LstmOutputOperation(buffers.Hidden, output, adds),
                ],
                isForward ? StepLoop.Forward : StepLoop.Backward),
            new("", "", [new StateOperation(Recalls: false, layer, direction, buffers.Cell, buffers.Hidden)]),
        ];
        if (!isForward)
        {
            steps.Add(new RecurrentStep(
                "L = [forward; backward], without the marks of the sentences",
                "Peters 2018 §3.1",
                [new BothDirectionsOperation(buffers.Forward, buffers.Backward, isFirst ? "1" : "layer + 1", 2 * lstm.Projection)]));
        }

        string which = isFirst ? "The first layer" : layers.Count == 1 ? "The second layer" : $"Layers 2 to {lstm.Layers.ToString(CultureInfo.InvariantCulture)}";
        string way = isForward ? "from the begin of the sentences to their end" : "from the end of the sentences to their begin";
        return new RecurrentPart(name, $"{which}, {way}: {Text.Number(lstm.CellSize)} cells, projected to {Text.Number(lstm.Projection)}.", layers, steps);
    }

    private static string Limit(double? clip) => clip is { } limit ? Text.Number(limit) : "";

    private static string Clip(string value, string limit) => limit.Length == 0 ? value : $"clip({value}, ±{limit})";
}
