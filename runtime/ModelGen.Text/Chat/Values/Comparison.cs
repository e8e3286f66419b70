using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>Comparisons of values.</summary>
internal static class Comparison
{
    public static bool Holds(Rendering run, string symbol, object? left, object? right) => symbol switch
    {
        "==" => AreEqual(run, left, right),
        "!=" => !AreEqual(run, left, right),
        "<" => Order(run, left, right) < 0,
        "<=" => Order(run, left, right) <= 0,
        ">" => Order(run, left, right) > 0,
        ">=" => Order(run, left, right) >= 0,
        "in" => Contains(run, right, left),
        _ => !Contains(run, right, left),
    };

    public static bool AreEqual(Rendering run, object? left, object? right)
    {
        if (Arithmetic.Number(left) is { } first && Arithmetic.Number(right) is { } second)
        {
            return first is BigInteger a && second is BigInteger b ? a == b : Arithmetic.Double(first) == Arithmetic.Double(second);
        }

        switch (left, right)
        {
            case (string a, string b):
                run.Work(a.Length == b.Length ? a.Length : 0);
                return a == b;
            case (TemplateSequence a, TemplateSequence b) when a.Kind == b.Kind && a.Kind != SequenceKind.Iterator:
                return a.Items.Count == b.Items.Count && All(run, a.Items.Zip(b.Items));
            case (TemplateMap a, TemplateMap b):
                run.Step(a.Count);
                return a.Count == b.Count && a.Keys.All(b.ContainsKey) && All(run, a.Select(pair => (pair.Value, b[pair.Key])));
            case (Undefined, Undefined):
                return true;
            default:
                return ReferenceEquals(left, right);
        }
    }

    /// <summary>Below, at or above zero, as left comes before, with or after right.</summary>
    public static int Order(Rendering run, object? left, object? right)
    {
        if (Arithmetic.Number(left) is { } first && Arithmetic.Number(right) is { } second)
        {
            return first is BigInteger a && second is BigInteger b ? a.CompareTo(b) : Arithmetic.Double(first).CompareTo(Arithmetic.Double(second));
        }

        if (left is string text && right is string other)
        {
            run.Work(Math.Min(text.Length, other.Length));
            return PythonText.Compare(text, other);
        }

        throw run.Error($"{TypeNames.Of(left)} and {TypeNames.Of(right)} have no order");
    }

    private static bool Contains(Rendering run, object? container, object? value)
    {
        if (container is string text)
        {
            return value is string part ? PythonText.Find(run, text, part) >= 0 : throw run.Error($"a string holds strings, not {TypeNames.Of(value)}");
        }

        return container is TemplateMap map
            ? value is string key && map.ContainsKey(key)
            : Iteration.Of(run, container).Any(item => AreEqual(run, item, value));
    }

    private static bool All(Rendering run, IEnumerable<(object? Left, object? Right)> pairs)
    {
        int before = run.Deepen();
        bool equal = true;
        foreach ((object? left, object? right) in pairs)
        {
            run.Step();
            equal = AreEqual(run, left, right);
            if (!equal)
            {
                break;
            }
        }

        run.Leave(before);
        return equal;
    }
}
