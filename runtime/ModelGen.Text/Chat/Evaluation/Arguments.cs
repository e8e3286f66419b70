using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>What a call is given.</summary>
internal sealed record Arguments(IReadOnlyList<object?> Positional, IReadOnlyList<(string Name, object? Value)> Named)
{
    public static readonly Arguments None = new([], []);

    public Arguments With(string name, object? value) => this with { Named = [.. Named, (name, value)] };

    /// <summary>The same without the first ones.</summary>
    public Arguments Skip(int count) => this with { Positional = [.. Positional.Skip(count)] };

    /// <summary>Gives each argument to its parameter.</summary>
    /// <param name="run">Tells where the template is.</param>
    /// <param name="function">How messages call the function.</param>
    /// <param name="parameters">Names in their order; those with a question mark may be left out.</param>
    /// <exception cref="ChatTemplateException">One is missing, or one too many.</exception>
    public BoundArguments Bind(Rendering run, string function, params ReadOnlySpan<string> parameters)
    {
        if (Positional.Count > parameters.Length)
        {
            throw run.Error($"'{function}' takes {parameters.Length} arguments at most, and it is given {Positional.Count}");
        }

        object?[] values = new object?[parameters.Length];
        Array.Fill(values, BoundArguments.Missing);
        for (int i = 0; i < Positional.Count; i++)
        {
            values[i] = Positional[i];
        }

        foreach ((string name, object? value) in Named)
        {
            int index = parameters.IndexOf(name);
            index = index < 0 ? parameters.IndexOf(name + "?") : index;
            if (index < Positional.Count)
            {
                throw run.Error(index < 0 ? $"'{function}' has no argument '{name}'" : $"'{function}' is given '{name}' twice");
            }

            values[index] = value;
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] == BoundArguments.Missing && !parameters[i].EndsWith('?'))
            {
                throw run.Error($"'{function}' needs '{parameters[i]}'");
            }
        }

        return new BoundArguments(run, function, values);
    }
}

/// <summary>The arguments of a function of the library, in the order of its parameters.</summary>
internal readonly struct BoundArguments(Rendering run, string function, object?[] values)
{
    public static readonly object Missing = new();

    public bool Has(int index) => values[index] != Missing;

    public object? this[int index] => values[index];

    public object? Or(int index, object? missing) => Has(index) ? values[index] : missing;

    /// <summary>A text, or null where it is missing or none.</summary>
    public string? TextOrNull(int index) => Has(index) && values[index] is not null ? Text(index) : null;

    public string Text(int index) => values[index] as string ?? throw run.Error($"'{function}' takes a string, not {TypeNames.Of(values[index])}");

    public int Integer(int index, int missing) => !Has(index) ? missing : values[index] switch
    {
        bool flag => flag ? 1 : 0,
        BigInteger number when number >= int.MinValue && number <= int.MaxValue => (int)number,
        BigInteger => throw run.Error($"'{function}' is given a number that is too large"),
        var other => throw run.Error($"'{function}' takes a whole number, not {TypeNames.Of(other)}"),
    };

    public bool Flag(int index, bool missing) => Has(index) ? Truth.Of(values[index]) : missing;
}
