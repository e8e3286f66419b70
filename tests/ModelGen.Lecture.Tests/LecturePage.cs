using System.Text;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Lecture.Tests;

/// <summary>
/// The page <c>samples/README.md</c>, whose code blocks these tests keep: each stands under a line <c>&lt;!-- kept by tests: NAME --&gt;</c>.
/// <c>MODELGEN_ACCEPT_SNAPSHOTS=1</c> writes what the tests found into the page.
/// </summary>
internal static class LecturePage
{
    private const string Fence = "```";
    private static readonly Lock Gate = new();

    private static string File => Path.Combine(SharedData.Repository, "samples", "README.md");

    /// <summary>The names of the blocks, in the order of the page.</summary>
    public static IReadOnlyList<string> Blocks =>
        [.. System.IO.File.ReadLines(File).Where(line => line.StartsWith(Marker(""), StringComparison.Ordinal)).Select(line => line[Marker("").Length..^" -->".Length])];

    /// <summary>Compares a block of the page with what was found, line by line.</summary>
    public static void Holds(string name, IEnumerable<string> lines)
    {
        string[] found = [.. lines];
        string[] written = Read(name, found);
        Assert.Equal(found, written);
    }

    /// <summary>Compares a block whose words must be the same and whose numbers may differ by less than a unit of their last digit: processors round differently.</summary>
    public static void HoldsNearly(string name, IEnumerable<string> lines)
    {
        string[] found = [.. lines];
        string[] written = Read(name, found);
        Assert.Equal(found.Length, written.Length);
        Assert.All(found.Zip(written), pair => Assert.True(Numbers.AreNear(pair.First, pair.Second), $"found:   {pair.First}\nthe page: {pair.Second}"));
    }

    private static string Marker(string name) => "<!-- kept by tests: " + name;

    private static string[] Read(string name, string[] found)
    {
        lock (Gate)
        {
            List<string> page = [.. System.IO.File.ReadAllLines(File)];
            int marker = page.IndexOf(Marker(name) + " -->");
            Assert.True(marker >= 0, $"samples/README.md has no block '{name}'.");
            int first = page.FindIndex(marker, line => line.StartsWith(Fence, StringComparison.Ordinal)) + 1;
            int end = page.IndexOf(Fence, first);
            Assert.True(first > 0 && end >= first, $"The block '{name}' of samples/README.md is not fenced.");
            if (Environment.GetEnvironmentVariable("MODELGEN_ACCEPT_SNAPSHOTS") == "1")
            {
                page.RemoveRange(first, end - first);
                page.InsertRange(first, found);
                System.IO.File.WriteAllText(File, string.Join('\n', page) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                return found;
            }

            return [.. page[first..end]];
        }
    }
}
