using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Words;

/// <summary>Rows of the matrix for the words of a query, each of unit length.</summary>
internal sealed record UnitRowsOperation(TensorSpec Table, PlanBuffer Units) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [];

    public override IEnumerable<PlanBuffer> Writes => [Units];
}

/// <summary>The weighted mean of some vectors, of unit length.</summary>
internal sealed record UnitMeanOperation(PlanBuffer Units, PlanBuffer Mean) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Units];

    public override IEnumerable<PlanBuffer> Writes => [Mean];
}

/// <summary>Dot products of a few rows with a vector.</summary>
internal sealed record RowProductsOperation(PlanBuffer Rows, PlanBuffer Vector) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Rows, Vector];

    public override IEnumerable<PlanBuffer> Writes => [];
}

/// <summary>Dot products to cosines, in place.</summary>
internal sealed record DivideByNormsOperation(PlanBuffer Products) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Products];

    public override IEnumerable<PlanBuffer> Writes => [Products];
}

/// <summary>The quotient of products of cosines, in the first row.</summary>
internal sealed record CosineQuotientOperation(PlanBuffer Cosines) : Operation
{
    public override IEnumerable<PlanBuffer> Reads => [Cosines];

    public override IEnumerable<PlanBuffer> Writes => [Cosines];
}
