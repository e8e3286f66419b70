using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[Activation]</c>.</summary>
internal static class ActivationRules
{
    private static readonly OwnMethod Method = new("void", new OwnParameter("System.Span<float>", "Span<float> x"));

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Activation is not { } activation || !problems.IsDefined(activation.Kind))
        {
            return;
        }

        if (activation.Kind.Value != Activation.Custom)
        {
            problems.RefuseUnused(OwnPartDescriptors.ArgumentWithoutCustom, activation.Method);
            problems.RefuseUnused(OwnPartDescriptors.ArgumentWithoutCustom, activation.Gated);
        }
        else if (activation.Method.State == ArgumentState.Default)
        {
            problems.Add(OwnPartDescriptors.MethodMissing, activation.Kind.Location, Method.Signature("Mish"), declaration.Symbol.Name);
        }
        else
        {
            Method.Check(declaration.Symbol, activation.Method, problems);
        }

        CheckConstants(activation, problems);
    }

    private static void CheckConstants(ActivationDeclaration activation, ProblemList problems)
    {
        BlockRules.CheckFactor(activation.Limit, problems);
        BlockRules.CheckFactor(activation.SigmoidFactor, problems);
        if (activation.UpOffset.IsDeclared && !Number.IsSingle(activation.UpOffset.Value))
        {
            problems.Add(ActivationDescriptors.OffsetOutOfRange, activation.UpOffset.Location, activation.UpOffset.Name, activation.UpOffset.Value);
        }

        if (activation.Gated.IsKnown && !activation.IsGated)
        {
            string gated = activation.Kind.Value == Activation.Custom ? "add Gated = true" : "choose a gated kind such as Activation.SwiGlu";
            Refuse(activation.Limit, gated, problems);
            Refuse(activation.UpOffset, gated, problems);
        }

        if (activation.Kind.Value is not (Activation.Silu or Activation.SwiGlu))
        {
            Refuse(activation.SigmoidFactor, "choose Activation.Silu or Activation.SwiGlu, which have a logistic function", problems);
        }
    }

    private static void Refuse(Argument<double> argument, string advice, ProblemList problems)
    {
        if (argument.IsDeclared)
        {
            problems.Add(ActivationDescriptors.ArgumentNeedsKind, argument.Location, argument.Name, advice);
        }
    }
}
