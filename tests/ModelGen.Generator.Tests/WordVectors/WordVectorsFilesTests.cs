using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using ModelGen.Generator.Tests.Snapshots;
using Xunit;

namespace ModelGen.Generator.Tests.WordVectors;

/// <summary>What is generated for word vectors, kept as files to read.</summary>
public sealed class WordVectorsFilesTests
{
    [Fact]
    public Task Declared() => Verify(
        """
        using ModelGen;

        namespace Samples;

        [WordVectors(Dimensions = 300, Vocabulary = 3_000_000)]
        public sealed partial class GoogleNews;
        """);

    [Fact]
    public Task AnyVocabulary() => Verify(
        """
        using ModelGen;

        namespace Outer
        {
            public static partial class Models
            {
                [WordVectors(Dimensions = 50)]
                internal sealed partial class AnyWords;
            }
        }
        """);

    private static Task Verify(string source, [CallerMemberName] string method = "")
    {
        GeneratorDriver driver = CompilationHelper.Run(CompilationHelper.Create(source), out Compilation output);
        Assert.Empty(CompilationHelper.Diagnose(output));
        return Verifier.Verify(driver, method);
    }
}
