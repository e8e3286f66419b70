namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>Random numbers that decisions are taken by, one after the other. 0 is always the simplest choice, so that smaller numbers are simpler models.</summary>
internal sealed class Choices(IReadOnlyList<int> numbers)
{
    private int _next;

    /// <summary>One of some values, of which the first is the simplest.</summary>
    public T Of<T>(params T[] values) => values[(_next < numbers.Count ? numbers[_next++] : 0) % values.Length];

    /// <summary>True or false; false is simpler.</summary>
    public bool Flag() => Of(false, true);
}
