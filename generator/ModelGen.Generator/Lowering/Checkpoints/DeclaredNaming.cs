using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>A family's naming with the names and the storage that a declaration gives instead.</summary>
internal sealed class DeclaredNaming(CheckpointNaming family, CheckpointSpec checkpoint) : CheckpointNaming
{
    public override QueryKeyValueLayout QueryKeyValue => checkpoint.QueryKeyValue ?? family.QueryKeyValue;

    public override GateUpLayout GateUp => checkpoint.GateUp ?? family.GateUp;

    public override bool Transposed => checkpoint.Transposed ?? family.Transposed;

    public override QueryKeyValueLayout GgufQueryKeyValue => family.GgufQueryKeyValue;

    public override TensorNames? this[TensorRole role] => Declared(StoredRole(role)) ?? family[role];

    public override TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => Declared(StoredRole(role)) ?? family.NamesOf(role, architecture);

    public override string? Lacks(ArchitectureSpec architecture) => family.Lacks(architecture);

    public override CheckpointPlan Plan(ArchitectureSpec architecture) => family.Plan(architecture);

    private TensorNames? Declared(TensorRole role)
    {
        TensorNameSpec? name = checkpoint.Names.FirstOrDefault(one => one.Role == role);
        if (name is null)
        {
            return null;
        }

        TensorNames names = new(name.Pattern, name.Gguf ?? family[role]?.GgufName ?? "");
        return names with { Weight = name.Exact ? name.Pattern : names.Weight, Bias = name.Bias ?? names.Bias };
    }
}
