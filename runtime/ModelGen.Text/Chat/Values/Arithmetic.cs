using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>Python's arithmetic: whole numbers of any size (here up to 4096 bits), division that gives fractions, and sums of texts and lists.</summary>
internal static class Arithmetic
{
    private const int MostBits = 4096;

    public static object? Apply(Rendering run, string symbol, object? left, object? right)
    {
        if (Number(left) is { } first && Number(right) is { } second)
        {
            return first is BigInteger a && second is BigInteger b ? Whole(run, symbol, a, b) : (object)Fractions(run, symbol, Double(first), Double(second));
        }

        return (symbol, left, right) switch
        {
            ("+", string a, string b) => Joined(run, a, b),
            ("+", TemplateSequence a, TemplateSequence b) when a.Kind == b.Kind && a.Kind != SequenceKind.Iterator => Joined(run, a, b),
            ("*", string text, _) when Count(right) is { } count => Repeated(run, text, count),
            ("*", _, string text) when Count(left) is { } count => Repeated(run, text, count),
            ("*", TemplateSequence { Kind: not SequenceKind.Iterator } items, _) when Count(right) is { } count => Repeated(run, items, count),
            _ => throw run.Error($"'{symbol}' does not go with {TypeNames.Of(left)} and {TypeNames.Of(right)}"),
        };
    }

    public static object Sign(Rendering run, object? value, bool minus) => Number(value) switch
    {
        BigInteger number => minus ? -number : number,
        double number => minus ? -number : number,
        _ => throw run.Error($"{TypeNames.Of(value)} has no sign"),
    };

    /// <summary>A whole number or one with a fraction; truth values count as 0 and 1. Null: it is no number.</summary>
    public static object? Number(object? value) => value switch
    {
        bool flag => flag ? BigInteger.One : BigInteger.Zero,
        BigInteger or double => value,
        _ => null,
    };

    public static double Double(object number) => number is BigInteger whole ? (double)whole : (double)number;

    private static object Whole(Rendering run, string symbol, BigInteger left, BigInteger right)
    {
        if (symbol is "/" or "//" or "%" && right.IsZero)
        {
            throw run.Error("division by zero");
        }

        return symbol switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => Checked(run, left.GetBitLength() + right.GetBitLength(), () => left * right),
            "/" => (double)left / (double)right,
            "//" => FloorDivide(left, right),
            "%" => left - (FloorDivide(left, right) * right),
            _ when right.Sign < 0 => Fractions(run, symbol, (double)left, (double)right),
            _ => Checked(
                run, right > MostBits && BigInteger.Abs(left) > 1 ? long.MaxValue : left.GetBitLength() * (long)BigInteger.Min(right, MostBits), () => Power(left, right)),
        };
    }

    private static BigInteger Power(BigInteger left, BigInteger right) => BigInteger.Pow(left, right <= MostBits ? (int)right : right.IsEven ? 2 : 1);

    private static BigInteger FloorDivide(BigInteger left, BigInteger right)
    {
        BigInteger quotient = BigInteger.DivRem(left, right, out BigInteger rest);
        return !rest.IsZero && rest.Sign != right.Sign ? quotient - 1 : quotient;
    }

    private static BigInteger Checked(Rendering run, long bits, Func<BigInteger> result) => bits <= MostBits ? result() : throw run.Error($"a number has more than {MostBits} bits");

    private static double Fractions(Rendering run, string symbol, double left, double right)
    {
        if (symbol is "/" or "//" or "%" && right == 0)
        {
            throw run.Error("division by zero");
        }

        return symbol switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "//" => Math.Floor(left / right),
            "%" => left - (Math.Floor(left / right) * right),
            _ => Math.Pow(left, right),
        };
    }

    private static BigInteger? Count(object? value) => Number(value) is BigInteger count ? BigInteger.Max(count, 0) : null;

    private static string Joined(Rendering run, string left, string right)
    {
        run.Create((long)left.Length + right.Length);
        return left + right;
    }

    private static TemplateSequence Joined(Rendering run, TemplateSequence left, TemplateSequence right)
    {
        run.Step(left.Items.Count);
        run.Step(right.Items.Count);
        return new TemplateSequence([.. left.Items, .. right.Items], left.Kind);
    }

    private static string Repeated(Rendering run, string text, BigInteger count)
    {
        run.Create(Clamped(text.Length * count));
        return text.Length == 0 ? "" : string.Concat(Enumerable.Repeat(text, (int)count));
    }

    private static TemplateSequence Repeated(Rendering run, TemplateSequence sequence, BigInteger count)
    {
        run.Step((int)Clamped(sequence.Items.Count * count));
        return new TemplateSequence(sequence.Items.Count == 0 ? [] : [.. Enumerable.Repeat(sequence.Items, (int)count).SelectMany(items => items)], sequence.Kind);
    }

    private static long Clamped(BigInteger count) => (long)BigInteger.Min(count, int.MaxValue);
}
