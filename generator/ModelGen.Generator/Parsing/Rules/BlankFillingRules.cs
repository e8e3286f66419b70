using System.Globalization;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The tokens of <c>[BlankFilling]</c>, and the structure that it goes with.</summary>
internal static class BlankFillingRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.BlankFilling is not { } blanks)
        {
            return;
        }

        if (declaration.Transformer?.Structure is { IsKnown: true } structure && structure.Value != Structure.PrefixDecoder && EnumText.IsDefined(structure.Value))
        {
            problems.Add(BlankFillingDescriptors.BlanksWithoutPrefix, blanks.Attribute.Location);
            return;
        }

        CheckPresence(blanks, problems);
        Argument<int>[] tokens = [blanks.Start, .. blanks.Masks];
        int? vocabulary = declaration.Transformer?.Vocabulary is { IsDeclared: true, Value: >= 1 } size ? size.Value : null;
        foreach (Argument<int> token in tokens.Where(token => token.IsDeclared))
        {
            CheckRange(token, vocabulary, isOptional: token.Name != blanks.Start.Name, problems);
        }

        CheckDistinct([.. tokens.Where(token => token.IsDeclared && token.Value >= 0)], problems);
        if (blanks.GenerationMask is { IsKnown: true, Value: BlankFillingDeclaration.None })
        {
            problems.RefuseUnused(BlankFillingDescriptors.GenerationWithoutMask, blanks.GenerationFirst);
            problems.RefuseUnused(BlankFillingDescriptors.GenerationWithoutMask, blanks.GenerationRunsOn);
        }
    }

    private static void CheckPresence(BlankFillingDeclaration blanks, ProblemList problems)
    {
        if (blanks.Start.State == ArgumentState.Default)
        {
            problems.Add(BlankFillingDescriptors.BlankTokenMissing, blanks.Attribute.Location, blanks.Start.Name, 130004);
        }

        if (blanks.Masks.All(mask => mask.IsKnown && mask.Value == BlankFillingDeclaration.None))
        {
            problems.Add(BlankFillingDescriptors.BlankTokenMissing, blanks.Attribute.Location, blanks.GenerationMask.Name, 130001);
        }
    }

    private static void CheckRange(Argument<int> token, int? vocabulary, bool isOptional, ProblemList problems)
    {
        int least = isOptional ? BlankFillingDeclaration.None : 0;
        if (token.Value < least || token.Value >= (vocabulary ?? int.MaxValue))
        {
            string most = vocabulary is null ? string.Empty : " to " + (vocabulary.Value - 1).ToString(CultureInfo.InvariantCulture);
            problems.Add(BlankFillingDescriptors.BlankTokenOutOfRange, token.Location, token.Name, token.Value, most);
        }
    }

    private static void CheckDistinct(IReadOnlyList<Argument<int>> tokens, ProblemList problems)
    {
        for (int index = 1; index < tokens.Count; index++)
        {
            Argument<int> token = tokens[index];
            if (tokens.Take(index).Where(other => other.Value == token.Value).Select(other => other.Name).FirstOrDefault() is { } other)
            {
                problems.Add(BlankFillingDescriptors.BlankTokensEqual, token.Location, token.Name, other, token.Value);
            }
        }
    }
}
