using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>What a method of the class must look like so that generated code can call it.</summary>
internal sealed class OwnMethod(string returns, params OwnParameter[] parameters)
{
    /// <summary>The method as the class should declare it.</summary>
    public string Signature(string name) => $"static {returns} {name}({string.Join(", ", parameters.Select(parameter => parameter.Text))})";

    /// <summary>An argument that names no method of the class, or only such as cannot be called, is a problem.</summary>
    public void Check(INamedTypeSymbol model, Argument<DeclaredText> argument, ProblemList problems)
    {
        if (!argument.IsDeclared)
        {
            return;
        }

        string name = argument.Value.Value ?? "";
        ImmutableArray<IMethodSymbol> methods = [.. model.GetMembers(name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary && WrittenSyntax.IsWritten(method))];
        if (methods.IsEmpty)
        {
            // What is called by no name yet is shown by an example.
            bool isName = SyntaxFacts.IsValidIdentifier(name);
            problems.Add(OwnPartDescriptors.MethodNotFound, argument.Location, Signature(isName ? name : "Method"), model.Name, name);
        }
        else if (methods.All(method => FaultOf(method) is not null))
        {
            problems.Add(OwnPartDescriptors.MethodOfOtherSignature, argument.Location, Signature(name), FaultOf(methods[0])!);
        }
    }

    private string? FaultOf(IMethodSymbol method) =>
        !method.IsStatic ? "it is not static"
        : method.IsGenericMethod ? "it is generic"
        : method.RefKind != RefKind.None || method.ReturnType.ToDisplayString() != returns ? $"it does not return {returns}"
        : method.Parameters.Length != parameters.Length || method.Parameters.Zip(parameters, Fits).Contains(false) ? "it has other parameters"

        // The compiler leaves out calls of these.
        : method.IsConditional ? "it is conditional"
        : method is { IsPartialDefinition: true, PartialImplementationPart: null } ? "it has no body"
        : null;

    private static bool Fits(IParameterSymbol actual, OwnParameter wanted) => actual.RefKind == RefKind.None && actual.Type.ToDisplayString() == wanted.Type;
}

/// <summary>A parameter of such a method.</summary>
/// <param name="Type">Its type in full.</param>
/// <param name="Text">Type and name as users write them.</param>
internal sealed record OwnParameter(string Type, string Text);
