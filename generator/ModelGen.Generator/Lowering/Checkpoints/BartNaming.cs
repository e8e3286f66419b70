using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>
/// The names of BART and of what was built on it (Hugging Face models/bart, models/mbart, models/pegasus, models/blenderbot, models/m2m_100): Marian's. How positions are added tells the families apart, which no tensor shows.
/// </summary>
internal sealed class BartNaming : MarianNaming
{
    // The first two rows of a learned table, and the first two sinusoids of fairseq, belong to no position.
    private const int Offset = 2;

    // M2M100 and NLLB add no bias to the logits.
    protected override bool HeadHasBias(ArchitectureSpec architecture) => Families(architecture.LayerKinds[0].Position) is not ["m2m_100"];

    protected override string? LacksPosition(ArchitectureSpec architecture) => Families(architecture.LayerKinds[0].Position).Length > 0
        ? null
        : "add [PositionEncoding(PositionEncoding.Learned, Offset = 2)] for BART, or the positions of Pegasus, Blenderbot or M2M100";

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) =>
        base.Settings(architecture).Prepend(new SettingSpec("architecture", ["model_type"], null, Families(architecture.LayerKinds[0].Position)));

    private static string[] Families(PositionSpec position) => position switch
    {
        { Encoding: PositionEncoding.Learned, Offset: Offset } => ["bart", "mbart", "plbart"],
        { Encoding: PositionEncoding.Learned, Offset: 0 } => ["blenderbot", "blenderbot-small"],
        { Encoding: PositionEncoding.Sinusoidal, SinusoidLayout: SinusoidLayout.Concatenated, SinusoidSpacing: SinusoidSpacing.Exclusive, Offset: 0 } => ["pegasus"],
        { Encoding: PositionEncoding.Sinusoidal, SinusoidLayout: SinusoidLayout.Concatenated, SinusoidSpacing: SinusoidSpacing.Inclusive, Offset: Offset } => ["m2m_100"],
        _ => [],
    };
}
