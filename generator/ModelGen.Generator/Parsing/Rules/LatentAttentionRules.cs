using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[LatentAttention]</c>, and what does not go with it.</summary>
internal static class LatentAttentionRules
{
    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.LatentAttention is not { } latent)
        {
            return;
        }

        bool hasRanks = CheckSize(latent.QueryRank, least: 0, TransformerRules.MostHidden, problems) & CheckRequired(latent.KeyValueRank, TransformerRules.MostHidden, 512, problems);
        bool hasSizes = CheckRequired(latent.RotarySize, TransformerRules.MostHeadSize, 64, problems)
            & CheckRequired(latent.NopeSize, TransformerRules.MostHeadSize, 128, problems)
            & CheckSize(latent.ValueSize, least: 1, TransformerRules.MostHeadSize, problems);
        if (hasRanks && hasSizes)
        {
            CheckWidth(latent, declaration.Transformer, problems);
        }

        if (hasSizes && latent.RotarySize.Value % 2 != 0 && declaration.PositionEncoding is { Kind: { IsKnown: true, Value: PositionEncoding.Rotary } })
        {
            problems.Add(LatentAttentionDescriptors.RotarySizeOdd, latent.RotarySize.Location, latent.RotarySize.Value);
        }

        if (declaration.Stack != Stack.Both)
        {
            Refuse(declaration.Transformer!.Structure, "a model has one stack", problems);
        }

        CheckTransformer(declaration.Transformer, problems);
        CheckAttention(declaration, problems);
    }

    private static bool CheckRequired(Argument<int> size, int most, int example, ProblemList problems)
    {
        if (size.State == ArgumentState.Default)
        {
            problems.Add(LatentAttentionDescriptors.SizeMissing, size.Location, size.Name, example);
            return false;
        }

        return CheckSize(size, least: 1, most, problems);
    }

    private static bool CheckSize(Argument<int> size, int least, int most, ProblemList problems)
    {
        bool isInRange = !size.IsDeclared || (size.Value >= least && size.Value <= most);
        if (!isInRange)
        {
            problems.Add(LatentAttentionDescriptors.SizeOutOfRange, size.Location, size.Name, size.Value, least, most);
        }

        return isInRange && size.IsKnown;
    }

    private static void CheckWidth(LatentAttentionDeclaration latent, TransformerDeclaration? transformer, ProblemList problems)
    {
        if (transformer is { Heads: { IsDeclared: true, Value: >= 1 and <= TransformerRules.MostHeads } heads })
        {
            long width = (long)heads.Value * Math.Max(latent.HeadSize, latent.NopeSize.Value + latent.EffectiveValueSize);
            if (width > TransformerRules.MostColumns)
            {
                problems.Add(LatentAttentionDescriptors.HeadsTooWide, latent.Attribute.Location, width, TransformerRules.MostColumns);
            }
        }
    }

    private static void CheckTransformer(TransformerDeclaration? transformer, ProblemList problems)
    {
        if (transformer is { HeadSize.IsDeclared: true })
        {
            Refuse(transformer.HeadSize, "a head's size is NopeSize + RotarySize", problems);
        }

        if (transformer is { KeyValueHeads.IsDeclared: true, Heads.IsDeclared: true } && transformer.KeyValueHeads.Value != transformer.Heads.Value)
        {
            Refuse(transformer.KeyValueHeads, "each head has a key and a value of its own", problems);
        }
    }

    private static void CheckAttention(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.PositionEncoding is { Kind: { IsKnown: true, Value: PositionEncoding.Rotary } } position)
        {
            foreach (Argument<double> fraction in declaration.LayerPatterns.Select(pattern => pattern.RotaryFraction).Prepend(position.RotaryFraction).Where(fraction => fraction.IsDeclared))
            {
                Refuse(fraction, "RotarySize says how much of a head turns", problems);
            }

            if (position.Streams is { IsDeclared: true, Value: 2 })
            {
                Refuse(position.Streams, "the part that turns has one position", problems);
            }
        }

        if (declaration.Attention is { QueryKeyNorm: { IsDeclared: true, Value: not QueryKeyNorm.None } norm })
        {
            Refuse(norm, "the latents are normalized instead", problems);
        }

        if (declaration.Attention is { ClipQueryKeyValue: { IsDeclared: true } clip })
        {
            Refuse(clip, "queries, keys and values come from latents, which have no bound", problems);
        }

        if (declaration.Attention is { Bias: { IsDeclared: true } bias } && bias.Value.HasFlag(Projections.Key) != bias.Value.HasFlag(Projections.Value))
        {
            Refuse(bias, "keys and values come from one projection, so name both or none", problems);
        }

        if (declaration.Checkpoint is { QueryKeyValue: { IsDeclared: true, Value: not QueryKeyValueLayout.Separate } layout })
        {
            Refuse(layout, "its projections are stored apart", problems);
        }
    }

    private static void Refuse<T>(Argument<T> argument, string reason, ProblemList problems)
        where T : struct
        => problems.Add(LatentAttentionDescriptors.DoesNotGoWith, argument.Location, argument.Name, reason);
}
