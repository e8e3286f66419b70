using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The arguments of <c>[Experts]</c>.</summary>
internal static class ExpertsRules
{
    public const int MostExperts = 1 << 10;
    public const int MostActive = 1 << 6;
    public const int MostSize = 1 << 20;

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.Experts is not { } experts)
        {
            return;
        }

        bool hasCount = CheckRange(experts.Count, MostExperts, problems);
        bool hasActive = CheckRange(experts.Active, hasCount ? Math.Min(experts.Count.Value, MostActive) : MostActive, problems);
        if (hasCount && hasActive)
        {
            CheckGroups(experts, problems);
        }

        BlockRules.CheckFactor(experts.Scale, problems);
        CheckSizes(declaration, experts, problems);
        if (problems.IsDefined(experts.Scoring))
        {
            CheckScoring(experts, experts.Scoring.Value, problems);
        }

        problems.IsDefined(experts.GateUp);
        problems.IsDefined(experts.SharedGateUp);
        if (!experts.Shared.IsDeclared)
        {
            const string Advice = "give Shared, the width of the shared expert";
            Refuse(experts.SharedGate, Advice, problems);
            if (experts.SharedGateUp.IsDeclared)
            {
                problems.Add(ExpertsDescriptors.ArgumentNeedsPart, experts.SharedGateUp.Location, experts.SharedGateUp.Name, Advice);
            }
        }
    }

    private static void CheckScoring(ExpertsDeclaration experts, ExpertScoring scoring, ProblemList problems)
    {
        if (scoring == ExpertScoring.TopKThenSoftmax)
        {
            Refuse(experts.Renormalize, "choose another scoring: a softmax over the chosen experts sums to 1 already", problems);
        }

        if (scoring is ExpertScoring.TopKThenSoftmax or ExpertScoring.SparseMixer)
        {
            Refuse(experts.SelectionBias, $"choose another scoring: {scoring} chooses by the scores themselves", problems);
        }

        BlockRules.CheckFactor(experts.RouterJitter, problems);
        if (experts.RouterJitter.IsDeclared && scoring != ExpertScoring.SparseMixer)
        {
            problems.Add(ExpertsDescriptors.ArgumentNeedsPart, experts.RouterJitter.Location, experts.RouterJitter.Name, "choose ExpertScoring.SparseMixer, which alone has it");
        }
    }

    private static void CheckGroups(ExpertsDeclaration experts, ProblemList problems)
    {
        (int count, int groups) = (experts.Count.Value, experts.Groups.Value);
        if (!CheckRange(experts.Groups, count, problems))
        {
            return;
        }

        if (count % groups != 0)
        {
            problems.Add(ExpertsDescriptors.GroupsDoNotDivide, experts.Groups.Location, count, groups);
            return;
        }

        int size = count / groups;
        CheckRange(experts.GroupTop, size, problems);
        if (experts.ActiveGroups.State == ArgumentState.Default)
        {
            if (experts.GroupTop.IsDeclared)
            {
                problems.Add(ExpertsDescriptors.ArgumentNeedsPart, experts.GroupTop.Location, experts.GroupTop.Name, "give ActiveGroups: scores of groups choose among groups");
            }

            return;
        }

        if (CheckRange(experts.ActiveGroups, groups, problems) && experts.ActiveGroups.Value * size < experts.Active.Value)
        {
            int enough = (experts.Active.Value + size - 1) / size;
            problems.Add(ExpertsDescriptors.GroupsTooFew, experts.ActiveGroups.Location, experts.ActiveGroups.Value, groups, experts.ActiveGroups.Value * size, experts.Active.Value, enough);
        }
    }

    private static void CheckSizes(ModelDeclaration declaration, ExpertsDeclaration experts, ProblemList problems)
    {
        foreach (Argument<int> size in new[] { experts.Size, experts.Shared }.Where(size => size.IsDeclared))
        {
            CheckRange(size, MostSize, problems);
        }

        // The feed-forward part of a dense model may be wider than an expert.
        if (experts.Size.State == ArgumentState.Default && declaration.Transformer is { FeedForward: { IsDeclared: true, Value: > MostSize and <= TransformerRules.MostColumns } width })
        {
            problems.Add(ExpertsDescriptors.OutOfRange, experts.Attribute.Location, experts.Size.Name, width.Value, MostSize);
        }
    }

    private static bool CheckRange(Argument<int> argument, int most, ProblemList problems)
    {
        if (argument.State == ArgumentState.Unknown)
        {
            return false;
        }

        bool isInRange = argument.Value >= 1 && argument.Value <= most;
        if (!isInRange)
        {
            problems.Add(ExpertsDescriptors.OutOfRange, argument.IsDeclared ? argument.Location : argument.Attribute.Location, argument.Name, argument.Value, most);
        }

        return isInRange;
    }

    private static void Refuse(Argument<bool> argument, string advice, ProblemList problems)
    {
        if (argument is { IsDeclared: true, Value: true })
        {
            problems.Add(ExpertsDescriptors.ArgumentNeedsPart, argument.Location, argument.Name, advice);
        }
    }
}
