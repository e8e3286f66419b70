using ModelGen.Generator.Lowering.Words;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit.Words;

/// <summary>The files that a declaration of word vectors becomes, one for each part of the story.</summary>
internal static class WordFileEmitter
{
    private static readonly (string Part, Action<SourceWriter, WordVectorsPlan> Emit)[] Files =
    [
        ("", WordModelEmitter.Emit),
        (".Weights", WordWeightsEmitter.Emit),
        (".Session", WordSessionEmitter.Emit),
        (".Forward", WordForwardEmitter.Emit),
        (".Manifest", WordManifestEmitter.Emit),
    ];

    public static IEnumerable<(string HintName, string Source)> Emit(WordVectorsSpec spec)
    {
        WordVectorsPlan plan = WordVectorsPlanBuilder.Build(spec);
        foreach ((string part, Action<SourceWriter, WordVectorsPlan> emit) in Files)
        {
            yield return (spec.Type.HintName + part + ".g.cs", FileEmitter.Write(spec.Type, writer => emit(writer, plan)));
        }
    }
}
