extern alias hdf5;
extern alias runtime;

using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using ModelGen.Generator.Tests.Snapshots;
using Xunit;

namespace ModelGen.Generator.Tests.PublicApi;

/// <summary>What users build on changes only where somebody meant it.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public Task TheSurfaceIsTheAcceptedOne() => Verifier.Verify(
        new[] { typeof(runtime::ModelGen.TransformerAttribute), typeof(runtime::ModelGen.Text.TextGenerator), typeof(hdf5::ModelGen.Runtime.Hdf5Weights) }
            .Select(type => type.Assembly)
            .Select(assembly => ($"{assembly.GetName().Name}.cs", PublicSurface.Of(Symbol(assembly.Location)))));

    private static IAssemblySymbol Symbol(string path)
    {
        PortableExecutableReference reference = MetadataReference.CreateFromFile(path);
        Compilation compilation = CompilationHelper.Create().AddReferences(reference);
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
    }
}
