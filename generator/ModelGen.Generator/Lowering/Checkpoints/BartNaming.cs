using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of BART and mBART: Marian's, with learned positions of which the first two rows belong to none.</summary>
internal sealed class BartNaming : MarianNaming
{
    private const int Offset = 2;

    protected override string? LacksPosition(ArchitectureSpec architecture) => architecture.LayerKinds[0].Position is { Encoding: PositionEncoding.Learned, Offset: Offset }
        ? null
        : "add [PositionEncoding(PositionEncoding.Learned, Offset = 2)]";
}
