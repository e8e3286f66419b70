using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing;

/// <summary>What the declaration says of checkpoints; what it leaves to the family stays null.</summary>
internal static class CheckpointReader
{
    public static CheckpointSpec Read(ModelDeclaration declaration)
    {
        CheckpointDeclaration checkpoint = declaration.Checkpoint!;
        return new CheckpointSpec(checkpoint.Naming.Value)
        {
            QueryKeyValue = Value(checkpoint.QueryKeyValue),
            GateUp = Value(checkpoint.GateUp),
            Transposed = Value(checkpoint.Transposed),
            Names = declaration.TensorNames.Select(Read).ToEquatableArray(),
            Ignored = checkpoint.Ignored.Value.Select(name => name.Text).ToEquatableArray(),
        };
    }

    private static TensorNameSpec Read(TensorNameDeclaration name) =>
        new(name.Role.Value, name.Pattern.Value.Text, name.Exact.Value, Value(name.Bias)?.Text, Value(name.Gguf)?.Text);

    private static T? Value<T>(Argument<T> argument)
        where T : struct => argument.IsDeclared ? argument.Value : null;
}
