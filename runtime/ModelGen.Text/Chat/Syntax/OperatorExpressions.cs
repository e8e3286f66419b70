namespace ModelGen.Text.Chat;

/// <summary><c>and</c> or <c>or</c>: the value of the side that decides.</summary>
internal sealed class LogicExpression(int line, Expression left, Expression right, bool decides) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope)
    {
        object? value = left.Evaluate(run, scope);
        return Truth.Of(value) == decides ? value : right.Evaluate(run, scope);
    }
}

/// <summary><c>not</c>.</summary>
internal sealed class NotExpression(int line, Expression operand) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope) => !Truth.Of(operand.Evaluate(run, scope));
}

/// <summary>A sign.</summary>
internal sealed class SignExpression(int line, Expression operand, bool minus) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope) => Arithmetic.Sign(run, operand.Evaluate(run, scope), minus);
}

/// <summary><c>+ - * / // % **</c>.</summary>
internal sealed class ArithmeticExpression(int line, string symbol, Expression left, Expression right) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope)
    {
        object? first = left.Evaluate(run, scope);
        return Arithmetic.Apply(run, symbol, first, right.Evaluate(run, scope));
    }
}

/// <summary><c>~</c>: the texts of values, one after the other.</summary>
internal sealed class ConcatenationExpression(int line, IReadOnlyList<Expression> parts) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope)
    {
        string[] texts = [.. parts.Select(part => ValueText.Of(run, part.Evaluate(run, scope)))];
        run.Create(texts.Sum(text => (long)text.Length));
        return string.Concat(texts);
    }
}

/// <summary>Comparisons one after the other, as in <c>0 &lt; x &lt;= 9</c>: each has to hold with the value before.</summary>
internal sealed class ComparisonExpression(int line, Expression first, IReadOnlyList<(string Symbol, Expression Right)> others) : Expression(line)
{
    protected override object? Compute(Rendering run, Scope scope)
    {
        object? left = first.Evaluate(run, scope);
        foreach ((string symbol, Expression right) in others)
        {
            object? value = right.Evaluate(run, scope);
            if (!Comparison.Holds(run, symbol, left, value))
            {
                return false;
            }

            left = value;
        }

        return true;
    }
}
