using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>The constants of the activation, as kernels call them.</summary>
/// <remarks>
/// <code>
/// private readonly struct ActivationConstants : Kernels::IActivationConstants
/// {
///     public static float SigmoidFactor => 1.702f;  // swish(x) = x·σ(1.702·x)
///     public static float Limit => 7f;              // of a gate, and of what it multiplies in both directions
///     public static float UpOffset => 1f;           // what a gate multiplies + 1
/// }
/// </code>
/// </remarks>
internal static class ActivationConstantsEmitter
{
    public static void Emit(SourceWriter writer, FeedForwardSpec feedForward)
    {
        writer.Documentation($"<summary>{FeedForwardText.NameOf(feedForward)}: constants that kernels are compiled for.</summary>");
        writer.Open($"private readonly struct {ForwardPlan.Constants} : Kernels::IActivationConstants");
        writer.Aligned([.. Lines(feedForward)]);
        writer.Close();
    }

    private static IEnumerable<CodeLine> Lines(FeedForwardSpec feedForward)
    {
        if (feedForward.SigmoidFactor != 1)
        {
            yield return new CodeLine($"public static float SigmoidFactor => {Literals.Float(feedForward.SigmoidFactor)};", $"swish(x) = x·σ({Text.Number(feedForward.SigmoidFactor)}·x)");
        }

        if (feedForward.Limit != 0)
        {
            yield return new CodeLine($"public static float Limit => {Literals.Float(feedForward.Limit)};", "of a gate, and of what it multiplies in both directions");
        }

        if (feedForward.UpOffset != 0)
        {
            yield return new CodeLine($"public static float UpOffset => {Literals.Float(feedForward.UpOffset)};", $"what a gate multiplies {FeedForwardText.Signed(feedForward.UpOffset)}");
        }
    }
}
