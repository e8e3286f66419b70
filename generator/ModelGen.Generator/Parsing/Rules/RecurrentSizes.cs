using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing.Rules;

/// <summary>Whole numbers in the attributes of a bidirectional LSTM.</summary>
internal static class RecurrentSizes
{
    /// <summary>True if a number is written and in its range, from 1.</summary>
    public static bool CheckRequired(Argument<int> size, int most, int example, ProblemList problems)
    {
        if (size.State == ArgumentState.Default)
        {
            ReportMissing(size, example.ToString(System.Globalization.CultureInfo.InvariantCulture), problems);
            return false;
        }

        return CheckRange(size, 1, most, problems);
    }

    /// <summary>True if a number is known and in its range.</summary>
    public static bool CheckRange(Argument<int> size, int least, int most, ProblemList problems)
    {
        bool isInRange = !size.IsDeclared || (size.Value >= least && size.Value <= most);
        if (!isInRange)
        {
            problems.Add(BidirectionalLstmDescriptors.NumberOutOfRange, size.Location, size.Name, size.Value, least, most);
        }

        return isInRange && size.IsKnown;
    }

    public static void ReportMissing<T>(Argument<T> argument, string example, ProblemList problems)
        where T : struct => problems.Add(BidirectionalLstmDescriptors.ArgumentMissing, argument.Location, argument.Name, argument.Attribute.Name, example);
}
