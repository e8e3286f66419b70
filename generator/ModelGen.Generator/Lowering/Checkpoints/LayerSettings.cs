using System.Collections;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>What configurations say of models whose layers differ: what all layers agree in, as the family has it, and what sliding and full layers have each.</summary>
internal static class LayerSettings
{
    private const string Parameters = "rope_parameters.";

    public static CheckpointPlan Plan(CheckpointNaming naming, ArchitectureSpec architecture)
    {
        CheckpointPlan plan = naming.Plan(architecture);
        if (architecture.Stacks.All(stack => stack.LayerKinds.Count == 1))
        {
            return plan;
        }

        // Each kind as if all layers were of it; what is said of some kinds alone has one value too.
        IEnumerable<IReadOnlyList<SettingSpec>> groups = Uniform(architecture)
            .SelectMany(one => naming.Plan(one).Settings)
            .GroupBy(setting => (setting.Name, setting.GgufKey, string.Join(",", setting.Paths)), (_, settings) => settings.ToArray());
        IEnumerable<SettingSpec> agreed = groups
            .Where(group => group.All(setting => StructuralComparisons.StructuralEqualityComparer.Equals(setting.Expected, group[0].Expected)))
            .Select(group => group[0]);

        // No configuration is known that tells the layers of two stacks apart.
        IEnumerable<SettingSpec> told = architecture.Source is null ? [.. Windows(architecture, naming.Windows), .. Scalings(naming, architecture), .. Positions(architecture), .. Heads(architecture)] : Array.Empty<SettingSpec>();
        return plan with { Settings = [.. agreed, .. told] };
    }

    /// <summary>The model with layers of one kind, for each kind, and each of the source.</summary>
    private static IEnumerable<ArchitectureSpec> Uniform(ArchitectureSpec architecture) => architecture.LayerKinds.SelectMany(layer =>
    {
        ArchitectureSpec uniform = Uniform(architecture, layer);
        return uniform.Source is null ? [uniform] : Uniform(uniform.Source).Select(source => uniform with { Source = source });
    });

    private static ArchitectureSpec Uniform(ArchitectureSpec architecture, LayerSpec layer) =>
        architecture with { LayerKinds = new[] { layer }.ToEquatableArray(), Schedule = architecture.Schedule.Select(_ => 0).ToEquatableArray() };

    /// <summary>How many heads each layer has, where they differ (OpenELM, DeciLM).</summary>
    private static IEnumerable<SettingSpec> Heads(ArchitectureSpec architecture)
    {
        if (!architecture.LayerKinds.Select(layer => (layer.Attention.Heads, layer.Attention.KeyValueHeads)).Distinct().Skip(1).Any())
        {
            yield break;
        }

        for (int layer = 0; layer < architecture.Layers; layer++)
        {
            AttentionSpec attention = architecture.LayerKinds[architecture.Schedule[layer]].Attention;
            yield return new SettingSpec($"heads in layer {layer}", [$"num_query_heads.{layer}"], null, (long)attention.Heads);
            yield return new SettingSpec($"key/value heads in layer {layer}", [$"num_kv_heads.{layer}", $"num_key_value_heads_per_layer.{layer}"], null, (long)attention.KeyValueHeads);
        }
    }

    /// <summary>How the rotation of sliding and of full layers is scaled, where that differs. What an older file says of scaling is about its full layers.</summary>
    private static IEnumerable<SettingSpec> Scalings(CheckpointNaming naming, ArchitectureSpec architecture)
    {
        ILookup<bool, LayerSpec> layers = architecture.LayerKinds.Where(layer => layer.Position.Encoding == PositionEncoding.Rotary).ToLookup(layer => layer.Attention.Window > 0);
        RotaryScalingSpec?[] sliding = [.. layers[true].Select(layer => layer.Position.Scaling).Distinct()];
        RotaryScalingSpec?[] full = [.. layers[false].Select(layer => layer.Position.Scaling).Distinct()];
        return sliding is [var one] && full is [var other] && one != other
            ? Scaling(naming, architecture, layers[true].First(), "sliding", naming.Windows.Sliding, isOlder: false).Concat(Scaling(naming, architecture, layers[false].First(), "full", naming.Windows.Full, isOlder: true))
            : [];
    }

    private static IEnumerable<SettingSpec> Scaling(CheckpointNaming naming, ArchitectureSpec architecture, LayerSpec layer, string name, string key, bool isOlder) =>
        naming.Plan(Uniform(architecture, layer)).Settings
            .Where(setting => setting.Name.StartsWith("rotary scaling", StringComparison.Ordinal) && setting.Paths.Count > 0)
            .Select(setting => setting with
            {
                Name = $"{setting.Name} of {name} layers",
                GgufKey = isOlder ? setting.GgufKey : null,
                Paths =
                [
                    .. setting.Paths.Where(path => path.StartsWith(Parameters, StringComparison.Ordinal)).Select(path => Parameters + key + "." + path.Substring(Parameters.Length)),
                    .. setting.Paths.Where(path => isOlder && !path.StartsWith(Parameters, StringComparison.Ordinal)),
                ],
            });

    /// <summary>Which layers rotate, where some do not.</summary>
    private static IEnumerable<SettingSpec> Positions(ArchitectureSpec architecture) => architecture.LayerKinds.Any(layer => layer.Position.Encoding == PositionEncoding.None)
        ? Enumerable.Range(0, architecture.Layers).Select(layer => new SettingSpec(
            $"positions in layer {layer}", [$"no_rope_layers.{layer}"], null, architecture.LayerKinds[architecture.Schedule[layer]].Position.Encoding == PositionEncoding.None ? 0L : 1L))
        : [];

    /// <summary>Where some layers have a window and others see everything: the window, which layer is which, and the bases of both.</summary>
    private static IEnumerable<SettingSpec> Windows(ArchitectureSpec architecture, WindowKeys keys)
    {
        int[] windows = [.. architecture.LayerKinds.Select(layer => layer.Attention.Window).Distinct().OrderBy(window => window)];
        if (windows is not [0, var sliding])
        {
            yield break;
        }

        yield return new SettingSpec("attention window", keys.Size, "{arch}.attention.sliding_window", (long)sliding);
        for (int layer = 0; layer < architecture.Layers; layer++)
        {
            yield return new SettingSpec($"kind of layer {layer}", [$"{keys.Layers}.{layer}"], null, architecture.LayerKinds[architecture.Schedule[layer]].Attention.Window > 0 ? keys.Sliding : keys.Full);
        }

        // Every so many layers the last one sees everything.
        int period = Enumerable.Range(2, Math.Max(0, architecture.Layers - 1))
            .FirstOrDefault(period => Enumerable.Range(0, architecture.Layers).All(layer => (architecture.LayerKinds[architecture.Schedule[layer]].Attention.Window == 0) == ((layer + 1) % period == 0)));
        if (period > 0)
        {
            yield return new SettingSpec("distance of full layers", ["sliding_window_pattern", "_sliding_window_pattern"], null, (long)period);
        }

        if (architecture.LayerKinds.Select(layer => layer.Position.Base).Distinct().Count() == 1)
        {
            yield break;
        }

        (string Name, string[] Paths, string? Gguf, bool IsSliding)[] bases =
        [
            ("rotary base of sliding layers", [$"rope_parameters.{keys.Sliding}.rope_theta", "rope_local_base_freq", "local_rope_theta", "rope_theta"], null, true),
            ("rotary base of full layers", [$"rope_parameters.{keys.Full}.rope_theta", "global_rope_theta", "rope_theta"], "{arch}.rope.freq_base", false),
        ];
        foreach ((string name, string[] paths, string? gguf, bool isSliding) in bases)
        {
            double[] values = [.. architecture.LayerKinds.Where(layer => layer.Attention.Window > 0 == isSliding).Select(layer => layer.Position.Base).Distinct()];
            if (values is [> 0 and var value])
            {
                yield return new SettingSpec(name, paths, gguf, value);
            }
        }
    }
}
