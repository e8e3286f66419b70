using ModelGen.Tests;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Files that travel with the repository, and folders that go when a test ends.</summary>
internal static class Fixtures
{
    /// <summary>A file or folder under <c>Data/</c> of this project.</summary>
    public static string Path(params ReadOnlySpan<string> parts) =>
        System.IO.Path.Combine([SharedData.Repository, "tests", "ModelGen.Runtime.Tests", "Data", .. parts]);

    /// <summary>The names of the files in such a folder.</summary>
    public static IEnumerable<string> Files(string pattern, params ReadOnlySpan<string> parts) =>
        Directory.EnumerateFiles(Path(parts), pattern).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal);
}

/// <summary>A folder of its own that goes with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("modelgen-").FullName;

    public string Write(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Write(string name, string content)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
