using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>A family's naming with what a declaration says otherwise: names of its own, and how projections are stored.</summary>
internal sealed class DeclaredNaming(CheckpointNaming family, CheckpointSpec declared) : CheckpointNaming
{
    public override QueryKeyValueLayout QueryKeyValue => declared.QueryKeyValue ?? family.QueryKeyValue;

    public override GateUpLayout GateUp => declared.GateUp ?? family.GateUp;

    public override bool Transposed => declared.Transposed ?? family.Transposed;

    // Converters of llama.cpp take heads apart.
    public override QueryKeyValueLayout GgufQueryKeyValue => HasGguf(TensorRole.QueryKeyValue) ? QueryKeyValueLayout.Blocks : family.GgufQueryKeyValue;

    public override GateUpLayout GgufGateUp => HasGguf(TensorRole.GateUp) ? GateUp : family.GgufGateUp;

    public override TensorNames? this[TensorRole role] => family[role];

    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture)
    {
        TensorNames? names = family.NamesOf(role, architecture);
        return declared.NameOf(StoredRole(role, architecture)) is { } own
            ? new TensorNames(own.Pattern, own.Gguf ?? names?.GgufName ?? string.Empty) { WholeName = own.IsExact ? own.Pattern : null, Bias = own.Bias ?? own.BiasByDefault ?? string.Empty }
            : IsRefused(role, architecture) ? null : names;
    }

    public override string? Lacks(ArchitectureSpec architecture) => family.Lacks(architecture);

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        CheckpointPlan plan = family.Plan(architecture);
        return plan with { Ignored = [.. plan.Ignored, .. declared.Ignored] };
    }

    /// <summary>A family that stores projections apart has no name for them in one, and the other way round.</summary>
    private bool IsRefused(TensorRole role, ArchitectureSpec architecture) => StoredRole(role, architecture) != family.StoredRole(role, architecture);

    private bool HasGguf(TensorRole role) => declared.NameOf(role)?.Gguf is not null;
}
