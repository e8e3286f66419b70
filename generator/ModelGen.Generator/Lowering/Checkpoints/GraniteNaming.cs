using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of Granite 3 (Hugging Face models/granite; llama.cpp gguf-py/gguf/tensor_mapping.py): LLaMA's. Its models differ from LLaMA by four factors.</summary>
internal class GraniteNaming : LlamaNaming
{
    protected override string[] Architectures => ["granite"];

    // llama.cpp's converter permutes query and key rows as LLaMA's.
    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => [("granite", RotaryPairing.Interleaved)];

    protected override RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    protected override Norm? NormKind => Norm.Rms;

    protected override Activation? Activation => ModelGen.Activation.SwiGlu;

    // The family's own default.
    protected override IEnumerable<SettingSpec> Factors(ArchitectureSpec architecture) =>
        base.Factors(architecture).Select(setting => setting.Name == "factor on scores" ? setting with { WhenAbsent = 1.0 } : setting);
}
