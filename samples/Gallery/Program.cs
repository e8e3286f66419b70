using System.CommandLine;
using System.Globalization;
using ModelGen;

namespace Gallery;

internal static class Program
{
    private static readonly Argument<string?> Model = new("model")
    {
        Description = "A family or a class, such as Gemma or Mistral7B: its tensors and settings. Default: a table of all.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static int Main(string[] arguments)
    {
        RootCommand command = new("Families of language models, each declared in at most twelve lines: what they cost, and what they ask of a checkpoint.") { Model };
        command.SetAction(line => line.GetValue(Model) is { } name ? Describe(name) : List());
        return command.Parse(arguments).Invoke();
    }

    private static int List()
    {
        Console.WriteLine($"{"family",-12}{"class",-22}{"parameters",18}{"MFLOP/token",14}{"weights, F32",15}{"cache/position",17}");
        foreach (Family family in Family.All)
        {
            foreach (ModelManifest manifest in family.Manifests)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{family.Name,-12}{manifest.Name,-22}{manifest.Parameters,18:N0}{manifest.FlopsPerToken / 1e6,14:N2}{Size(manifest.Parameters * sizeof(float)),15}{Size(manifest.CacheBytesPerPosition),17}"));
            }
        }

        return 0;
    }

    private static int Describe(string name)
    {
        ModelManifest[] manifests =
        [
            .. Family.All
                .SelectMany(family => family.Manifests.Select(manifest => (family, manifest)))
                .Where(pair => Is(pair.family.Name, name) || Is(pair.manifest.Name, name))
                .Select(pair => pair.manifest),
        ];
        if (manifests.Length == 0)
        {
            Console.Error.WriteLine($"There is no '{name}' in the gallery. Families: {string.Join(", ", Family.All.Select(family => family.Name))}.");
            return 1;
        }

        foreach (ModelManifest manifest in manifests)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{manifest.Name}: {manifest.Parameters:N0} parameters"));
            foreach (TensorPattern pattern in manifest.Patterns)
            {
                Console.WriteLine($"  {pattern.Name,-64}{pattern.GgufName,-36}{string.Join(" × ", pattern.Shape)}");
            }

            foreach (SettingRule rule in manifest.Settings)
            {
                Console.WriteLine($"  {rule.Name,-40}{string.Join(", ", rule.Paths.Append(rule.GgufKey).Where(path => path is not null))}");
            }
        }

        return 0;
    }

    /// <summary>Names are the same whatever their case, spaces and hyphens.</summary>
    private static bool Is(string name, string typed) => string.Equals(Plain(name), Plain(typed), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):N1} GiB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):N1} MiB"),
        >= 1L << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 10):N1} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
    };
}
