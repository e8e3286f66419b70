using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Recurrent;

/// <summary>The characters of each word as vectors.</summary>
internal sealed record CharacterEmbeddingOperation(RecurrentTensor Table, PlanBuffer Output) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [];

    public override IEnumerable<PlanBuffer> Writes => [Output];
}

/// <summary>A group of filters over the characters, and the maximum of each.</summary>
/// <param name="Column">Where its values go in a row of the output.</param>
internal sealed record CharacterConvolutionOperation(
    PlanBuffer Characters, RecurrentTensor Filter, RecurrentTensor Bias, FilterSpec Size, int Column, ConvolutionActivation Activation, PlanBuffer Output) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Characters];

    public override IEnumerable<PlanBuffer> Writes => [Output];
}

/// <summary>A linear layer over all tokens.</summary>
/// <param name="Weights">The expression of its weights.</param>
internal sealed record TokenLinearOperation(PlanBuffer Input, string Weights, PlanBuffer Output) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Input];

    public override IEnumerable<PlanBuffer> Writes => [Output];
}

/// <summary>The gate of a highway layer.</summary>
internal sealed record HighwayOperation(PlanBuffer Carry, PlanBuffer Transform, PlanBuffer Hidden) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Carry, Transform, Hidden];

    public override IEnumerable<PlanBuffer> Writes => [Hidden];
}

/// <summary>The states before the first step, or after the last.</summary>
/// <param name="Layer">The expression of the layer's number.</param>
internal sealed record StateOperation(bool Recalls, string Layer, string Direction, PlanBuffer Cell, PlanBuffer Hidden) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => Recalls ? [] : [Cell, Hidden];

    public override IEnumerable<PlanBuffer> Writes => Recalls ? [Cell, Hidden] : [];
}

/// <summary>What the last output adds to the gates of a step.</summary>
internal sealed record StepGatesOperation(PlanBuffer Hidden, string Weights, PlanBuffer Gates) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Hidden, Gates];

    public override IEnumerable<PlanBuffer> Writes => [Gates];
}

/// <summary>The cell of a step.</summary>
internal sealed record LstmCellOperation(PlanBuffer Gates, PlanBuffer Cell, PlanBuffer Output) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Gates, Cell];

    public override IEnumerable<PlanBuffer> Writes => [Cell, Output];
}

/// <summary>The projection of a step.</summary>
internal sealed record StepProjectionOperation(PlanBuffer Input, string Weights, PlanBuffer Hidden) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Input];

    public override IEnumerable<PlanBuffer> Writes => [Hidden];
}

/// <summary>The output of a step, clipped and handed on.</summary>
/// <param name="Adds">True where the output holds the layer's input, to which it is added.</param>
internal sealed record LstmOutputOperation(PlanBuffer Hidden, PlanBuffer Output, bool Adds) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => Adds ? [Hidden, Output] : [Hidden];

    public override IEnumerable<PlanBuffer> Writes => [Hidden, Output];
}

/// <summary>Both directions of a layer side by side, without the marks of the sentences.</summary>
/// <param name="Layer">The expression of the result's number.</param>
internal sealed record BothDirectionsOperation(PlanBuffer Forward, PlanBuffer Backward, string Layer, int Size) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Forward, Backward];

    public override IEnumerable<PlanBuffer> Writes => [];
}

/// <summary>The weighted sum of the layers.</summary>
internal sealed record ScalarMixOperation(int Size) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [];

    public override IEnumerable<PlanBuffer> Writes => [];
}
