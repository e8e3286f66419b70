using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using ModelGen.Tests;

namespace ModelGen.Generator.Tests.Snapshots;

/// <summary>
/// Compares generated files with the ones that were accepted, called and stored as <c>Verify.SourceGenerators</c> would: beside the test,
/// <c>{Class}.{Method}#{hint name}.verified.cs</c>. Where they differ the test fails and leaves what it received in a <c>.received.cs</c>;
/// <c>MODELGEN_ACCEPT_SNAPSHOTS=1</c> accepts it.
/// </summary>
internal static class Verifier
{
    /// <summary>Compares all files that the driver's generators wrote.</summary>
    public static Task Verify(GeneratorDriver driver, [CallerMemberName] string method = "", [CallerFilePath] string file = "") =>
        Verify(CompilationHelper.Sources(driver).Select(source => (source.HintName, source.SourceText.ToString())), method, file);

    /// <summary>Compares some texts.</summary>
    public static Task Verify(IEnumerable<(string HintName, string Text)> files, [CallerMemberName] string method = "", [CallerFilePath] string file = "")
    {
        Snapshot snapshot = new(Locate(Path.GetDirectoryName(file)!), $"{Path.GetFileNameWithoutExtension(file)}.{method}");
        snapshot.Compare(files, accept: Environment.GetEnvironmentVariable("MODELGEN_ACCEPT_SNAPSHOTS") == "1");
        return Task.CompletedTask;
    }

    // Deterministic builds know the repository as '/_'.
    private static string Locate(string folder)
    {
        const string Tests = "/tests/";
        string path = folder.Replace('\\', '/');
        int start = path.LastIndexOf(Tests, StringComparison.Ordinal);
        return Directory.Exists(folder) || start < 0 ? folder : SharedData.Repository + path[start..];
    }
}
