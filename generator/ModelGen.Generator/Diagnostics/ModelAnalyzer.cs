using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ModelGen.Generator.Parsing;

namespace ModelGen.Generator.Diagnostics;

/// <summary>Reports what is wrong with a declaration, with the reader and the validator of the generator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // A declaration may come from another generator: its errors are errors too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        INamedTypeSymbol symbol = (INamedTypeSymbol)context.Symbol;

        // On anything but a class the attributes are the compiler's error.
        if (symbol.TypeKind != TypeKind.Class)
        {
            return;
        }

        ModelDeclaration declaration = ModelDeclaration.Read(symbol, context.CancellationToken);
        if (declaration.Attributes.Count == 0)
        {
            return;
        }

        foreach (Diagnostic problem in ArchitectureValidator.Validate(declaration))
        {
            context.ReportDiagnostic(problem);
        }
    }
}
