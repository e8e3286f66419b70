namespace ModelGen.Generator.Model;

/// <summary>What the first step of the pipeline makes of a declaration of word vectors: at most one of the two.</summary>
/// <param name="Spec">The specification of a declaration without errors.</param>
/// <param name="Skeleton">What to emit for a declaration with errors, so that code which uses the class has no errors of its own.</param>
internal sealed record ParsedWordVectors(WordVectorsSpec? Spec, SkeletonSpec? Skeleton);
