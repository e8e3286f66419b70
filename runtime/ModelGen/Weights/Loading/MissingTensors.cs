using System.Globalization;

namespace ModelGen.Runtime;

/// <summary>Tells which tensors a checkpoint lacks: a line for each, but one for a pattern that matches nothing, with the names in the file that come nearest.</summary>
internal static class MissingTensors
{
    private const string Advice = "the declaration must not ask for it, or the checkpoint is incomplete";

    public static IEnumerable<string> Describe(Checkpoint checkpoint, ModelManifest manifest, IReadOnlyList<ManifestTensor> missing, IReadOnlyList<StoredTensor> unexpected)
    {
        NearestNames nearest = new(unexpected.Select(tensor => tensor.Name));
        Dictionary<TensorPattern, int> counts = missing.Where(tensor => tensor.Pattern is not null).GroupBy(tensor => tensor.Pattern!).ToDictionary(group => group.Key, group => group.Count());
        HashSet<string> told = new(StringComparer.Ordinal);
        foreach (ManifestTensor tensor in missing)
        {
            string name = checkpoint.NameOf(tensor, manifest);
            string expected = Printable.Shape(checkpoint.ShapeOf(tensor));
            bool isOfExpert = tensor.Expert >= 0 && !checkpoint.IsStacked(tensor);
            if (tensor.Pattern is not { } pattern || counts[pattern] < (pattern.Layers?.Count ?? 1) * Math.Max(1, pattern.Experts))
            {
                string ofLayer = isOfExpert ? checkpoint.PatternOf(tensor.Pattern!).Replace("{layer}", tensor.Layer.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) : name;
                string experts = isOfExpert ? $" for experts {Ranges(missing.Where(other => other.Pattern == tensor.Pattern && other.Layer == tensor.Layer).Select(other => other.Expert))}" : "";
                if (tensor.Expert < 0 || told.Add(ofLayer))
                {
                    yield return $"tensor {Printable.Quote(ofLayer)}: expected {expected}, found nothing{experts}; {Advice}";
                }

                continue;
            }

            // The parts of a fused tensor have one name, and the layers of a pattern too.
            string whole = checkpoint.PatternOf(pattern);
            if (!told.Add(whole))
            {
                continue;
            }

            string place = pattern.Layers is { Count: > 1 } ? " in any layer" : "";
            string roles = string.Join(", ", manifest.Patterns.Where(other => checkpoint.PatternOf(other) == whole).Select(other => other.Role).Distinct());
            string[] names = nearest.To(whole);
            string hint = names.Length == 0 ? Advice : $"nearest in the file: {string.Join(", ", names.Select(Printable.Quote))}; correct the name, or {Advice}";
            yield return $"tensor {Printable.Quote(isOfExpert || pattern.Layers is { Count: > 1 } ? whole : name)}: expected {expected}, found nothing{place} for {roles}; {hint}";
        }
    }

    /// <summary>Rising numbers, those in a row as a range: <c>0, 4–7</c>.</summary>
    private static string Ranges(IEnumerable<int> numbers)
    {
        List<(int First, int Last)> ranges = [];
        foreach (int number in numbers)
        {
            if (ranges is [.., var last] && last.Last == number - 1)
            {
                ranges[^1] = (last.First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return string.Join(", ", ranges.Select(range => range.First == range.Last
            ? range.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{range.First}–{range.Last}")));
    }
}
