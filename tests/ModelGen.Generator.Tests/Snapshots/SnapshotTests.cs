using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Tests.Infrastructure;
using ModelGen.Tests;
using Xunit;
using Xunit.Sdk;

namespace ModelGen.Generator.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private static readonly (string HintName, string Text)[] Files = [("A.Tiny.g.cs", "// é\nclass Tiny;\n"), ("A.Tiny.Weights.g.cs", "class Weights;")];
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    private Snapshot Snapshot => new(_folder, "Tests.Method");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void NewFilesFailAndAreLeftAsReceived()
    {
        string message = Assert.Throws<XunitException>(() => Snapshot.Compare(Files, accept: false)).Message;
        Assert.Contains("Tests.Method#A.Tiny.g.verified.cs is new", message, StringComparison.Ordinal);
        Assert.Contains("MODELGEN_ACCEPT_SNAPSHOTS=1", message, StringComparison.Ordinal);
        Assert.Equal(["Tests.Method#A.Tiny.Weights.g.received.cs", "Tests.Method#A.Tiny.g.received.cs"], Names());
    }

    [Fact]
    public void AcceptedFilesPass()
    {
        Snapshot.Compare(Files, accept: true);
        Snapshot.Compare(Files, accept: false);
        Assert.Equal(["Tests.Method#A.Tiny.Weights.g.verified.cs", "Tests.Method#A.Tiny.g.verified.cs"], Names());
    }

    [Fact]
    public void FilesAreStoredAsVerifyStoresThem()
    {
        Snapshot.Compare(Files, accept: true);
        byte[] expected = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("//HintName: A.Tiny.g.cs\n// é\nclass Tiny;\n")];
        Assert.Equal(expected, File.ReadAllBytes(Path.Combine(_folder, "Tests.Method#A.Tiny.g.verified.cs")));
        Assert.EndsWith("class Weights;", File.ReadAllText(Path.Combine(_folder, "Tests.Method#A.Tiny.Weights.g.verified.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void ChangedFilesFailWithTheFirstDifference()
    {
        Snapshot.Compare(Files, accept: true);
        string message = Assert.Throws<XunitException>(() => Snapshot.Compare([(Files[0].HintName, "// é\nclass Small;\n"), Files[1]], accept: false)).Message;
        Assert.Contains("differs in line 3:\n  verified: class Tiny;\n  received: class Small;", message, StringComparison.Ordinal);
        Assert.Contains("Tests.Method#A.Tiny.g.received.cs", Names());
        Assert.DoesNotContain("Tests.Method#A.Tiny.Weights.g.received.cs", Names());
    }

    [Theory]
    [InlineData("// é\nclass Tiny;")]
    [InlineData("// é\nclass Tiny;\n\n")]
    [InlineData("// é\r\nclass Tiny;\r\n")]
    public void EveryByteCounts(string text)
    {
        Snapshot.Compare(Files, accept: true);
        Assert.Throws<XunitException>(() => Snapshot.Compare([(Files[0].HintName, text), Files[1]], accept: false));
    }

    [Fact]
    public void TheByteOrderMarkCounts()
    {
        Snapshot.Compare(Files, accept: true);
        string path = Path.Combine(_folder, "Tests.Method#A.Tiny.g.verified.cs");
        File.WriteAllText(path, File.ReadAllText(path), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Assert.Contains("byte order mark", Assert.Throws<XunitException>(() => Snapshot.Compare(Files, accept: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OrphansFailUntilTheyAreAccepted()
    {
        Snapshot.Compare(Files, accept: true);
        string message = Assert.Throws<XunitException>(() => Snapshot.Compare(Files[..1], accept: false)).Message;
        Assert.Contains("Tests.Method#A.Tiny.Weights.g.verified.cs is an orphan", message, StringComparison.Ordinal);
        Snapshot.Compare(Files[..1], accept: true);
        Assert.Equal(["Tests.Method#A.Tiny.g.verified.cs"], Names());
    }

    [Fact]
    public void FilesOfOtherTestsDoNotMatter()
    {
        new Snapshot(_folder, "Tests.Other").Compare(Files, accept: true);
        new Snapshot(_folder, "Tests.MethodToo").Compare(Files, accept: true);
        Snapshot.Compare(Files, accept: true);
        Snapshot.Compare(Files, accept: false);
    }

    [Fact]
    public void ReceivedFilesGoWhenTheTestPasses()
    {
        Assert.Throws<XunitException>(() => Snapshot.Compare(Files, accept: false));
        Snapshot.Compare(Files, accept: true);
        Assert.DoesNotContain(Names(), file => file.EndsWith(".received.cs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheFilesOfADriverAreCalledAfterTheTest()
    {
        GeneratorDriver driver = CompilationHelper.Run(CompilationHelper.Create(Declarations.With("Layers = 5", "Layers = 0")));
        Exception? exception = await Record.ExceptionAsync(() => Verifier.Verify(driver, "Method", Path.Combine(_folder, "SomeTests.cs")));
        string suffix = exception is null ? "verified" : "received";
        Assert.Equal([$"SomeTests.Method#Stories.Tiny.g.{suffix}.cs"], Names());
    }

    [Fact]
    public void EverySnapshotHasATest()
    {
        IEnumerable<string> tests = typeof(SnapshotTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes<FactAttribute>().Any())
            .Select(method => $"{method.ReflectedType!.Name}.{method.Name}");
        string project = Path.Combine(SharedData.Repository, "tests", "ModelGen.Generator.Tests");
        IEnumerable<string> snapshots = Directory.EnumerateFiles(project, "*.verified.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.All(snapshots, path => Assert.Contains(Path.GetFileName(path).Split('#')[0], tests));
    }

    private string[] Names() => [.. Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
