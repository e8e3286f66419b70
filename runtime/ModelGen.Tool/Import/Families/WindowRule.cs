using ModelGen.Tool.Import.Settings;

namespace ModelGen.Tool.Import.Families;

/// <summary>Which layers of a family have a window; null where none have.</summary>
internal delegate Windows? WindowRule(ModelSettings settings, int layers);

/// <summary>The rules of the families.</summary>
internal static class WindowRules
{
    /// <summary>No windows.</summary>
    public static Windows? None(ModelSettings settings, int layers) => null;

    /// <summary>All layers, of <c>sliding_window</c> positions where it is there.</summary>
    public static Windows? All(ModelSettings settings, int layers) => Sized(settings, whenAbsent: 0, Windows.Listed(settings, layers) ?? [.. Enumerable.Repeat(true, layers)]);

    /// <summary>The last layers, where <c>use_sliding_window</c> says so (Qwen 2 and 3).</summary>
    public static Windows? Last(ModelSettings settings, int layers)
    {
        bool isUsed = settings.Flag(false, "use_sliding_window");
        int first = settings.Integer(28, "max_window_layers");
        bool[] sliding = Windows.Listed(settings, layers) ?? [.. Enumerable.Range(0, layers).Select(layer => layer >= first)];
        Windows? windows = Sized(settings, whenAbsent: 4096, sliding);
        return isUsed && !settings.IsGguf ? windows : null;
    }

    /// <summary>Every other layer, from the first on (Gemma 2, gpt-oss).</summary>
    public static WindowRule EveryOther(int whenAbsent) => (settings, layers) =>
        Sized(settings, whenAbsent, Windows.Listed(settings, layers) ?? [.. Enumerable.Range(0, layers).Select(layer => layer % 2 == 0)]);

    /// <summary>All but every sixth layer, which has another base and may be scaled alone (Gemma 3).</summary>
    public static Windows? AllButSixth(ModelSettings settings, int layers)
    {
        int every = settings.OptionalSize("sliding_window_pattern", "_sliding_window_pattern") ?? 6;
        bool[] sliding = Windows.Listed(settings, layers) ?? [.. Enumerable.Range(0, layers).Select(layer => (layer + 1) % every != 0)];
        return Sized(settings, whenAbsent: 4096, sliding) is { } windows
            ? windows with { Base = settings.Number(10_000, "rope_parameters.sliding_attention.rope_theta", "rope_local_base_freq"), ScaledWithoutWindow = true }
            : null;
    }

    private static Windows? Sized(ModelSettings settings, int whenAbsent, bool[] sliding)
    {
        int? size = settings.OptionalSize("sliding_window") ?? (whenAbsent > 0 && settings.Find("sliding_window") is null ? whenAbsent : null);
        return size is { } window ? new Windows(window, sliding) : null;
    }
}
