namespace ModelGen.Generator.Model;

/// <summary>What the first step of the pipeline makes of a declaration: at most one of the two.</summary>
/// <param name="Spec">The specification of a declaration without errors.</param>
/// <param name="Skeleton">What to emit for a declaration with errors, so that code which uses the class has no errors of its own.</param>
internal sealed record ParsedDeclaration<TSpec>(TSpec? Spec, SkeletonSpec? Skeleton)
    where TSpec : class;
