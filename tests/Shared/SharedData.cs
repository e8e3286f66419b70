using Xunit;

namespace ModelGen.Tests;

/// <summary>
/// Finds files for tests: <c>Data/</c> beside a test project travels with the repository; the larger reference data lies in <c>../shared/data</c>
/// (or where <c>MODELGEN_SHARED</c> points), which a user's clone does not have: tests that need it skip visibly.
/// </summary>
internal static class SharedData
{
    /// <summary>The root of the repository: the folder with ModelGen.sln.</summary>
    public static string Repository { get; } = FindRepository();

    private static string Root => Environment.GetEnvironmentVariable("MODELGEN_SHARED") is { Length: > 0 } named
        ? named
        : System.IO.Path.Combine(Repository, "..", "shared", "data");

    /// <summary>A file or folder of the reference data; skips the test where it is missing.</summary>
    public static string Path(string relative)
    {
        string path = System.IO.Path.GetFullPath(System.IO.Path.Combine(Root, relative));
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"reference data '{relative}' is not beside this clone");
        return path;
    }

    /// <summary>The files that match in a folder of the reference data, by name, or none where the folder is missing: for the rows of a theory.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        string path = System.IO.Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, pattern).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>The folders in a folder of the reference data, by name, or none where it is missing.</summary>
    public static IEnumerable<string> Folders(string folder)
    {
        string path = System.IO.Path.Combine(Root, folder);
        return Directory.Exists(path) ? Directory.EnumerateDirectories(path).Select(child => System.IO.Path.GetFileName(child)).Order(StringComparer.Ordinal) : [];
    }

    private static string FindRepository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ModelGen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds ModelGen.sln.");
    }
}
