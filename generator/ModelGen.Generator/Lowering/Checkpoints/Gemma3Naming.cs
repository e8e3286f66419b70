namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of Gemma 3's text models (Hugging Face models/gemma3; llama.cpp gguf-py/gguf/tensor_mapping.py): Gemma 2's, with norms of queries and keys.</summary>
internal sealed class Gemma3Naming : Gemma2Naming
{
    protected override string[] Architectures => ["gemma3_text", "gemma3"];

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("gemma3", RotaryPairing.HalfSplit)];
}
