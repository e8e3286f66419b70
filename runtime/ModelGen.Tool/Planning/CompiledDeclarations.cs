extern alias generator;

using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using generator::ModelGen.Generator;
using generator::ModelGen.Generator.Lowering;
using generator::ModelGen.Generator.Lowering.Recurrent;
using generator::ModelGen.Generator.Lowering.Words;
using generator::ModelGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace ModelGen.Tool.Planning;

/// <summary>Declarations without errors, and what the generator made of them.</summary>
internal sealed class CompiledDeclarations(string name, Compilation output, GeneratorRunResult run)
{
    /// <summary>The plans of its models: transformers, LSTMs, tables of words, each in the order of the sources.</summary>
    public IReadOnlyList<PlanPage> Pages() =>
    [
        .. Specifications<ArchitectureSpec>(TrackingNames.Architectures).Select(PlanBuilder.Build).Select(PlanPages.Of),
        .. Specifications<RecurrentSpec>(TrackingNames.LstmArchitectures).Select(RecurrentPlanBuilder.Build).Select(PlanPages.Of),
        .. Specifications<WordVectorsSpec>(TrackingNames.WordVectors).Select(WordVectorsPlanBuilder.Build).Select(PlanPages.Of),
    ];

    /// <summary>Its models as code that runs, in a context of their own beside the runtime of this tool.</summary>
    public Assembly Load()
    {
        using MemoryStream image = new();
        if (!output.Emit(image).Success)
        {
            throw new InvalidOperationException($"'{name}' has no errors and could not be compiled.");
        }

        image.Position = 0;
        return new AssemblyLoadContext(name, isCollectible: true).LoadFromStream(image);
    }

    private IEnumerable<TSpec> Specifications<TSpec>(string step) => run.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps)
        ? steps.SelectMany(one => one.Outputs).Select(one => (TSpec)one.Value)
        : [];
}
