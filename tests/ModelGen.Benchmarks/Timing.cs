using System.Diagnostics;

namespace ModelGen.Benchmarks;

/// <summary>Times of short work on a noisy machine.</summary>
internal static class Timing
{
    /// <summary>The seconds that an action takes.</summary>
    public static double Once(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The median of some numbers.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>
    /// Runs work and its limit in turns, so that whoever else uses the machine slows both: the median and the best rate of the work, and the median of its
    /// ratios to the limit measured beside it.
    /// </summary>
    /// <param name="limit">Does one unit of the limit's work.</param>
    /// <param name="limitAmount">What that is, in the unit of the rate.</param>
    /// <param name="work">The work.</param>
    /// <param name="amount">What it is.</param>
    /// <param name="rounds">Turns.</param>
    public static (double Rate, double Best, double Ratio) Against(Action limit, double limitAmount, Action work, double amount, int rounds)
    {
        limit();
        work();
        double[] rates = new double[rounds];
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            double before = limitAmount / Once(limit);
            rates[i] = amount / Once(work);
            double after = limitAmount / Once(limit);
            ratios[i] = rates[i] / ((before + after) / 2);
        }

        return (Median(rates), rates.Max(), Median(ratios));
    }
}
