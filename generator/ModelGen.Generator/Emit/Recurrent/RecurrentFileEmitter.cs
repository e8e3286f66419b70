using ModelGen.Generator.Lowering.Recurrent;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit.Recurrent;

/// <summary>The files that a declared bidirectional LSTM becomes, one for each part of the story.</summary>
internal static class RecurrentFileEmitter
{
    private static readonly (string Part, Action<SourceWriter, RecurrentPlan> Emit)[] Files =
    [
        ("", RecurrentModelEmitter.Emit),
        (".Weights", RecurrentWeightsEmitter.Emit),
        (".Session", RecurrentSessionEmitter.Emit),
        (".Forward", RecurrentForwardEmitter.Emit),
        (".Manifest", RecurrentManifestEmitter.Emit),
    ];

    public static IEnumerable<(string HintName, string Source)> Emit(RecurrentSpec spec)
    {
        RecurrentPlan plan = RecurrentPlanBuilder.Build(spec);
        foreach ((string part, Action<SourceWriter, RecurrentPlan> emit) in Files)
        {
            yield return (spec.Type.HintName + part + ".g.cs", FileEmitter.Write(spec.Type, writer => emit(writer, plan)));
        }
    }
}
