using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>A family's naming with the names and the storage that a declaration gives instead.</summary>
internal sealed class DeclaredNaming(CheckpointNaming family, CheckpointSpec checkpoint) : CheckpointNaming
{
    private const string Weight = ".weight";

    public override QueryKeyValueLayout QueryKeyValue => checkpoint.QueryKeyValue ?? family.QueryKeyValue;

    public override GateUpLayout GateUp => checkpoint.GateUp ?? family.GateUp;

    public override GateUpLayout ExpertGateUp => checkpoint.ExpertGateUp ?? checkpoint.GateUp ?? family.ExpertGateUp;

    public override GateUpLayout SharedGateUp => checkpoint.SharedGateUp ?? family.SharedGateUp;

    public override bool Transposed => checkpoint.Transposed ?? family.Transposed;

    public override bool ExpertsTransposed => checkpoint.ExpertsTransposed ?? checkpoint.Transposed ?? family.ExpertsTransposed;

    public override bool ExpertDownTransposed => checkpoint.ExpertDownTransposed ?? checkpoint.ExpertsTransposed ?? checkpoint.Transposed ?? family.ExpertDownTransposed;

    // llama.cpp's converters take heads and groups apart.
    public override QueryKeyValueLayout GgufQueryKeyValue => IsNamedInGguf(TensorRole.QueryKeyValue) ? QueryKeyValueLayout.Blocks : family.GgufQueryKeyValue;

    public override GateUpLayout GgufGateUp => IsNamedInGguf(TensorRole.GateUp) ? GateUp : family.GgufGateUp;

    public override GateUpLayout GgufExpertGateUp => IsNamedInGguf(TensorRole.ExpertGateUp) ? ExpertGateUp : family.GgufExpertGateUp;

    public override GateUpLayout GgufSharedGateUp => IsNamedInGguf(TensorRole.SharedGateUp) ? SharedGateUp : family.GgufSharedGateUp;

    public override WindowKeys Windows => family.Windows;

    public override TensorNames? this[TensorRole role] => Declared(StoredRole(role), Stack.Both, IsStoredAsInFamily(role) ? family[role] : null) ?? (IsStoredAsInFamily(role) ? family[role] : null);

    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) =>
        Declared(StoredRole(role), architecture.Stack, IsStoredAsInFamily(role) ? family.NamesOf(StoredRole(role), architecture) : null) ?? (IsStoredAsInFamily(role) ? family.NamesOf(role, architecture) : null);

    public override string? Lacks(ArchitectureSpec architecture) => family.Lacks(architecture);

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        CheckpointPlan plan = family.Plan(architecture);
        return plan with { Ignored = [.. plan.Ignored, .. checkpoint.Ignored] };
    }

    /// <summary>A family that stores projections apart has no name for them in one tensor, and the other way round.</summary>
    private bool IsStoredAsInFamily(TensorRole role) => StoredRole(role) == family.StoredRole(role);

    private bool IsNamedInGguf(TensorRole role) => checkpoint.Names.Any(name => name.Role == role && name.Gguf is not null);

    private TensorNames? Declared(TensorRole role, Stack stack, TensorNames? ofFamily)
    {
        TensorNameSpec? name = checkpoint.Names.FirstOrDefault(one => one.Role == role && one.IsFor(stack));
        if (name is null)
        {
            return null;
        }

        TensorNames names = new(name.Pattern, name.Gguf ?? ofFamily?.GgufName ?? "");
        string bias = name.Exact && name.Pattern.EndsWith(Weight, StringComparison.Ordinal) ? name.Pattern.Substring(0, name.Pattern.Length - Weight.Length) + ".bias" : names.Bias;
        return names with { Weight = name.Exact ? name.Pattern : names.Weight, Bias = name.Bias ?? bias };
    }
}
