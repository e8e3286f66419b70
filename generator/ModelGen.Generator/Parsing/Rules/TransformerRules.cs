using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>
/// The sizes of <c>[Transformer]</c>. Their limits keep every product that is worked out from them (parameters, operations, bytes of weights and of cache) in
/// 64 bits, and every row in 32.
/// </summary>
internal static class TransformerRules
{
    public const int MostLayers = 1 << 10;
    public const int MostHidden = 1 << 20;
    public const int MostHeads = 1 << 16;
    public const int MostHeadSize = 1 << 14;
    public const int MostColumns = 1 << 24;
    public const int MostContext = 1 << 24;

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Transformer is not { } transformer)
        {
            return;
        }

        problems.IsDefined(transformer.Structure);
        CheckRequired(transformer.Layers, MostLayers, 22, problems);
        bool hasHidden = CheckRequired(transformer.Hidden, MostHidden, 2048, problems);
        bool hasHeads = CheckRequired(transformer.Heads, MostHeads, 32, problems);
        CheckRequired(transformer.FeedForward, MostColumns, 5632, problems);
        CheckRequired(transformer.Vocabulary, MostColumns, 32000, problems);
        CheckRequired(transformer.Context, MostContext, 2048, problems);
        bool hasKeyValueHeads = CheckOptional(transformer.KeyValueHeads, MostHeads, problems);
        bool hasHeadSize = CheckOptional(transformer.HeadSize, MostHeadSize, problems);
        if (hasHeads && hasKeyValueHeads)
        {
            CheckGroups(transformer, problems);
        }

        // The heads of latent attention have sizes of their own.
        if (hasHeads && hasHeadSize && declaration.LatentAttention is null)
        {
            CheckHeadSize(transformer, hasHidden, problems);
        }
    }

    private static bool CheckRequired(Argument<int> size, int most, int example, ProblemList problems)
    {
        if (size.State == ArgumentState.Default)
        {
            problems.Add(TransformerDescriptors.SizeMissing, size.Location, size.Name, example);
            return false;
        }

        return CheckOptional(size, most, problems);
    }

    private static bool CheckOptional(Argument<int> size, int most, ProblemList problems)
    {
        bool isInRange = !size.IsDeclared || (size.Value >= 1 && size.Value <= most);
        if (!isInRange)
        {
            problems.Add(TransformerDescriptors.SizeOutOfRange, size.Location, size.Name, size.Value, most);
        }

        return isInRange && size.IsKnown;
    }

    private static void CheckGroups(TransformerDeclaration transformer, ProblemList problems)
    {
        if (transformer.Heads.Value % transformer.EffectiveKeyValueHeads != 0)
        {
            problems.Add(
                TransformerDescriptors.KeyValueHeadsDoNotDivideHeads,
                transformer.KeyValueHeads.Location,
                transformer.Heads.Value,
                transformer.KeyValueHeads.Value);
        }
    }

    private static void CheckHeadSize(TransformerDeclaration transformer, bool hasHidden, ProblemList problems)
    {
        int heads = transformer.Heads.Value;
        if (transformer.HeadSize.IsDeclared)
        {
            long width = (long)heads * transformer.HeadSize.Value;
            if (width > MostColumns)
            {
                problems.Add(TransformerDescriptors.HeadsTooWide, transformer.HeadSize.Location, width, MostColumns);
            }
        }
        else if (hasHidden && transformer.Hidden.Value % heads != 0)
        {
            problems.Add(TransformerDescriptors.HeadsDoNotDivideHidden, transformer.Heads.Location, transformer.Hidden.Value, heads);
        }
    }
}
