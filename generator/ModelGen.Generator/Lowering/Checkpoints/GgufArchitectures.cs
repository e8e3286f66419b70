namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>What is known of the architectures of GGUF files.</summary>
internal static class GgufArchitectures
{
    /// <summary>In which pairing the files store query and key rows.</summary>
    public static readonly IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings =
    [
        // llama.cpp's converter permutes query and key rows of these back to interleaved pairs; it leaves the Qwens alone.
        ("llama", RotaryPairing.Interleaved),
        ("mistral3", RotaryPairing.Interleaved),
        ("minicpm", RotaryPairing.Interleaved),
        ("smollm3", RotaryPairing.Interleaved),
        ("qwen2", RotaryPairing.HalfSplit),
        ("qwen3", RotaryPairing.HalfSplit),
    ];
}
