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
            if (tensor.Pattern is not { } pattern || counts[pattern] < (pattern.Layers?.Count ?? 1))
            {
                yield return $"tensor {Printable.Quote(name)}: expected {expected}, found nothing; {Advice}";
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
            yield return $"tensor {Printable.Quote(pattern.Layers is { Count: > 1 } ? whole : name)}: expected {expected}, found nothing{place} for {roles}; {hint}";
        }
    }
}
