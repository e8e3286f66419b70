using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The attributes that go together, and the enums in those that have no other rules.</summary>
internal static class AttributeRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        CheckPresence(declaration, problems);
        if (declaration.Checkpoint is { } checkpoint)
        {
            problems.IsDefined(checkpoint.Naming);
            problems.IsDefined(checkpoint.QueryKeyValue);
            problems.IsDefined(checkpoint.GateUp);
        }
    }

    // A name that the compiler does not know may have been meant for the attribute that is missing: then its error is the only one.
    private static void CheckPresence(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.HasUnresolvedAttributes || declaration.Attributes.Count == 0 || declaration.Kind == ModelKind.WordVectors)
        {
            return;
        }

        if (declaration.Kind == ModelKind.BidirectionalLstm)
        {
            CheckBidirectionalLstm(declaration, problems);
            return;
        }

        if (declaration.CharacterConvolution is { } characters)
        {
            problems.Add(BidirectionalLstmDescriptors.BidirectionalLstmMissing, characters.Attribute.Location, declaration.Symbol.Name);
            return;
        }

        if (declaration.Transformer is not { } transformer)
        {
            DeclaredAttribute first = declaration.Attributes[0];
            problems.Add(ClassDescriptors.TransformerMissing, first.Location, declaration.Symbol.Name, first.Name);
            return;
        }

        Require(declaration.PositionEncoding is not null, "PositionEncoding", "[PositionEncoding(PositionEncoding.Rotary)]");
        Require(declaration.Activation is not null, "Activation", "[Activation(Activation.SwiGlu)]");
        Require(declaration.Normalization is not null, "Normalization", "[Normalization(Norm.Rms, NormPlacement.Pre)]");
        Require(declaration.Checkpoint is not null, "Checkpoint", "[Checkpoint(Naming.Llama)]");

        void Require(bool isPresent, string name, string example)
        {
            if (!isPresent)
            {
                problems.Add(ClassDescriptors.AttributeMissing, transformer.Attribute.Location, name, declaration.Symbol.Name, example);
            }
        }
    }

    private static void CheckBidirectionalLstm(ModelDeclaration declaration, ProblemList problems)
    {
        DeclaredAttribute lstm = declaration.BidirectionalLstm!.Attribute;
        if (declaration.CharacterConvolution is null)
        {
            const string Example = "[CharacterConvolution(CharacterSize = 16, FilterWidths = [1, 2, 3], FilterCounts = [32, 32, 64])]";
            problems.Add(ClassDescriptors.AttributeMissing, lstm.Location, "CharacterConvolution", declaration.Symbol.Name, Example);
        }

        foreach (DeclaredAttribute attribute in declaration.Attributes.Where(attribute => attribute.Name is not ("BidirectionalLstm" or "CharacterConvolution")))
        {
            problems.Add(BidirectionalLstmDescriptors.AttributeOfTransformer, attribute.Location, attribute.Name, declaration.Symbol.Name);
        }
    }
}
