namespace ModelGen.Runtime;

/// <summary>Compares a checkpoint with a declaration: every tensor and every setting, so that one exception can tell all of it.</summary>
internal static class ManifestCheck
{
    /// <summary>The differences, a line each; empty when the checkpoint fits.</summary>
    public static List<string> Compare(Checkpoint checkpoint, ModelManifest manifest)
    {
        List<string> differences = [];
        CompareSettings(checkpoint, manifest, differences);
        ComparePairing(checkpoint, manifest, differences);
        CompareTensors(checkpoint, manifest, differences);

        // The parts of a fused tensor find the same fault.
        return [.. differences.Distinct()];
    }

    /// <summary>Adds the settings that differ, a line each.</summary>
    public static void CompareSettings(Checkpoint checkpoint, ModelManifest manifest, List<string> differences)
    {
        foreach (SettingRule rule in manifest.Settings)
        {
            object? found = checkpoint.FindSetting(rule, out string? where);
            object? value = found ?? (where is null ? null : checkpoint.WhenAbsent(rule));
            if (value is null || SettingComparer.Agrees(rule, value))
            {
                continue;
            }

            string actual = found is null ? $"nothing, which means {SettingComparer.Show(value)}" : SettingComparer.Show(value);
            string expected = SettingComparer.Expectation(rule);
            differences.Add($"setting {rule.Name}: declared {expected}, found {actual} ({where}); correct the declaration or take another checkpoint");
        }
    }

    private static void ComparePairing(Checkpoint checkpoint, ModelManifest manifest, List<string> differences)
    {
        if (checkpoint.PairingFor(manifest) is null && manifest.Patterns.Any(pattern => pattern.RotaryHeads > 0))
        {
            string known = string.Join(", ", manifest.GgufPairing.Keys.Order(StringComparer.Ordinal));
            differences.Add(
                $"setting general.architecture: how such a file stores the rows of queries and keys is known for: {(known.Length == 0 ? "none" : known)}; "
                + "take a checkpoint of one of these, or safetensors");
        }
    }

    private static void CompareTensors(Checkpoint checkpoint, ModelManifest manifest, List<string> differences)
    {
        HashSet<string> expected = new(StringComparer.Ordinal);
        List<ManifestTensor> missing = [];
        foreach (ManifestTensor tensor in manifest.Tensors)
        {
            string name = checkpoint.NameOf(tensor, manifest);
            if (name.Length == 0)
            {
                differences.Add($"tensor {Printable.Quote(tensor.Name)}: this naming gives it no name in GGUF files; load safetensors");
                continue;
            }

            expected.Add(name);
            if (checkpoint.Tensors.TryGetValue(name, out StoredTensor? stored))
            {
                CompareTensor(checkpoint, tensor, stored, differences);
            }
            else
            {
                missing.Add(tensor);
            }
        }

        StoredTensor[] unexpected =
        [
            .. checkpoint.Tensors.Values
                .Where(tensor => !expected.Contains(tensor.Name) && !manifest.Ignored.Any(pattern => NamePattern.Matches(pattern, tensor.Name) || NamePattern.Matches(pattern, manifest.OptionalPrefix + tensor.Name)))
                .OrderBy(tensor => tensor.Name, StringComparer.Ordinal),
        ];
        differences.AddRange(MissingTensors.Describe(checkpoint, manifest, missing, unexpected));
        foreach (StoredTensor tensor in unexpected)
        {
            if (tensor.Name == manifest.GgufTiedCopy)
            {
                CompareTiedCopy(checkpoint, manifest, tensor, differences);
                continue;
            }

            string found = $"{tensor.TypeName} {Printable.Shape(tensor.Shape)}";
            differences.Add($"tensor {Printable.Quote(tensor.Name)}: found {found}, which the declaration has no place for; declare what uses it");
        }
    }

    /// <summary>A second copy of the embedding is no output layer of its own only as long as it says the same.</summary>
    private static void CompareTiedCopy(Checkpoint checkpoint, ModelManifest manifest, StoredTensor copy, List<string> differences)
    {
        ManifestTensor embedding = manifest.Tensors.First(tensor => tensor.Role == TensorRole.TokenEmbedding);
        if (checkpoint.Tensors.TryGetValue(checkpoint.NameOf(embedding, manifest), out StoredTensor? table) && !copy.IsCopyOf(table))
        {
            differences.Add($"tensor {Printable.Quote(copy.Name)}: differs from {Printable.Quote(table.Name)}, to which the declaration ties it; declare the head without Tied");
        }
    }

    private static void CompareTensor(Checkpoint checkpoint, ManifestTensor tensor, StoredTensor stored, List<string> differences)
    {
        string quoted = Printable.Quote(stored.Name);
        IReadOnlyList<int> shape = checkpoint.ShapeOf(tensor);
        string expected = Printable.Shape(shape);
        if (!checkpoint.Shaped(stored, shape).Shape.SequenceEqual(shape.Select(size => (long)size)))
        {
            differences.Add($"tensor {quoted}: expected {expected}, found {Printable.Shape(stored.Shape)}; correct the sizes of the declaration");
        }

        if (stored.Type is null)
        {
            differences.Add($"tensor {quoted}: expected {checkpoint.SupportedTypes}, found {stored.TypeName}, which is not supported; convert the checkpoint");
        }
    }
}
