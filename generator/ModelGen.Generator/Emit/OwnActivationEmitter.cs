using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>The activation function of the model's own, as kernels call it.</summary>
/// <remarks>
/// <code>
/// private readonly struct OwnActivation : Kernels::IOwnActivation
/// {
///     public static void Apply(global::System.Span&lt;float&gt; values) => global::Samples.Stories.Mish(values);
/// }
/// </code>
/// </remarks>
internal static class OwnActivationEmitter
{
    public static void Emit(SourceWriter writer, TypeSpec type, string method)
    {
        writer.Documentation($"<summary>{method}: the activation function of the model's own, which kernels are compiled for.</summary>");
        writer.Open($"private readonly struct {ForwardPlan.OwnActivation} : Kernels::IOwnActivation");
        writer.Write($"public static void Apply(global::System.Span<float> values) => {type.QualifiedName}.{method}(values);");
        writer.Close();
    }
}
