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
    }
}
