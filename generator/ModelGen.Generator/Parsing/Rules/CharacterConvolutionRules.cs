using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[CharacterConvolution]</c>.</summary>
internal static class CharacterConvolutionRules
{
    public const int MostCharacterSize = 1 << 12;
    public const int MostFilters = 1 << 20;
    public const int MostGroups = 1 << 8;
    public const int MostHighways = 1 << 10;
    public const int LeastVocabulary = 261;
    public const int MostVocabulary = 1 << 16;
    public const int LeastCharacters = 3;
    public const int MostCharacters = 1 << 12;

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.CharacterConvolution is not { } characters)
        {
            return;
        }

        problems.IsDefined(characters.Activation);
        RecurrentSizes.CheckRequired(characters.CharacterSize, MostCharacterSize, 16, problems);
        RecurrentSizes.CheckRange(characters.Highways, 0, MostHighways, problems);
        RecurrentSizes.CheckRange(characters.Vocabulary, LeastVocabulary, MostVocabulary, problems);
        bool hasMaximum = RecurrentSizes.CheckRange(characters.MaximumCharacters, LeastCharacters, MostCharacters, problems);
        bool hasWidths = CheckList(characters.FilterWidths, hasMaximum ? characters.MaximumCharacters.Value : MostCharacters, "[1, 2, 3]", problems);
        bool hasCounts = CheckList(characters.FilterCounts, MostFilters, "[32, 32, 64]", problems);
        if (hasWidths && hasCounts)
        {
            CheckGroups(characters, problems);
        }
    }

    private static bool CheckList(Argument<EquatableArray<int>> list, int most, string example, ProblemList problems)
    {
        if (list.State == ArgumentState.Default || (list.IsDeclared && list.Value.Count == 0))
        {
            RecurrentSizes.ReportMissing(list, example, problems);
            return false;
        }

        if (!list.IsDeclared)
        {
            return false;
        }

        foreach (int value in list.Value)
        {
            if (value < 1 || value > most)
            {
                problems.Add(BidirectionalLstmDescriptors.FilterOutOfRange, list.Location, list.Name, value, most);
                return false;
            }
        }

        return true;
    }

    private static void CheckGroups(CharacterConvolutionDeclaration characters, ProblemList problems)
    {
        int widths = characters.FilterWidths.Value.Count;
        int counts = characters.FilterCounts.Value.Count;
        if (widths != counts)
        {
            problems.Add(BidirectionalLstmDescriptors.FilterListsDiffer, characters.FilterCounts.Location, widths, counts);
        }
        else if (widths > MostGroups || characters.FilterCounts.Value.Sum(count => (long)count) > MostFilters)
        {
            problems.Add(BidirectionalLstmDescriptors.TooManyFilters, characters.FilterCounts.Location, MostGroups, MostFilters);
        }
    }
}
