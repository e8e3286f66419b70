using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>Writes the files of a model.</summary>
internal static class FileEmitter
{
    public static IEnumerable<(string HintName, string Source)> Emit(ArchitectureSpec spec)
    {
        yield return (spec.Type.HintName + ".g.cs", SkeletonEmitter.Wrap(spec.Type, implements: string.Empty, $"/* {spec.Layers} layers */"));
    }
}
