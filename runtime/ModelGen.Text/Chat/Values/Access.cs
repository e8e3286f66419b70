using System.Globalization;
using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>What values have under names and numbers. What they do not have is <see cref="Undefined"/>.</summary>
internal static class Access
{
    /// <summary><c>value.name</c>: a method goes before what a mapping has under the name.</summary>
    public static object? Attribute(Rendering run, object? target, string name) => target switch
    {
        Undefined undefined => throw run.Error($"{undefined.What} is undefined, so it has no '{name}'"),
        TemplateMap map when !MappingMethods.Has(name) && map.TryGetValue(name, out object? value) => value,
        _ => Member(target, name),
    };

    /// <summary><c>value[key]</c>: what a mapping has under the key goes before a method.</summary>
    public static object? Item(Rendering run, object? target, object? key)
    {
        switch (target)
        {
            case Undefined undefined:
                throw run.Error($"{undefined.What} is undefined, so it has no elements");
            case TemplateMap map when key is string name && map.TryGetValue(name, out object? value):
                return value;
            case TemplateSequence { Kind: not SequenceKind.Iterator } sequence when Arithmetic.Number(key) is BigInteger index:
                return Position(index, sequence.Items.Count) is { } position ? sequence.Items[position] : Outside(index);
            case string text when Arithmetic.Number(key) is BigInteger index:
                return Position(index, PythonText.Length(run, text)) is { } place ? Character(run, text, place) : Outside(index);
            default:
                return key is string member ? Member(target, member) : new Undefined($"an element of {TypeNames.Of(target)}");
        }
    }

    /// <summary><c>value[start:stop:step]</c>, each of which may be none; below zero they count from the end.</summary>
    public static object? Slice(Rendering run, object? target, object? start, object? stop, object? step)
    {
        switch (target)
        {
            case Undefined undefined:
                throw run.Error($"{undefined.What} is undefined, so it has no elements");
            case TemplateSequence { Kind: not SequenceKind.Iterator } sequence:
                return new TemplateSequence([.. Indices(run, sequence.Items.Count, start, stop, step).Select(index => sequence.Items[index])], sequence.Kind);
            case string text:
                IReadOnlyList<string> characters = PythonText.Characters(run, text);
                run.Create(text.Length);
                return string.Concat(Indices(run, characters.Count, start, stop, step).Select(index => characters[index]));
            default:
                return new Undefined($"a part of {TypeNames.Of(target)}");
        }
    }

    /// <summary>What a path such as <c>function.name</c> or <c>0.role</c> leads to.</summary>
    public static object? Path(Rendering run, object? target, object? path)
    {
        if (path is not string names)
        {
            return Item(run, target, path);
        }

        foreach (string name in names.Split('.'))
        {
            run.Step();
            target = Item(run, target, name.Length is > 0 and < 10 && name.All(char.IsAsciiDigit) ? BigInteger.Parse(name, CultureInfo.InvariantCulture) : name);
        }

        return target;
    }

    private static object? Member(object? target, string name)
    {
        object? value = null;
        bool there = target switch
        {
            IAttributes attributes => attributes.TryGet(name, out value),
            string text => StringMethods.TryBind(text, name, out value),
            TemplateMap map => MappingMethods.TryBind(map, name, out value),
            TemplateSequence sequence => SequenceMethods.TryBind(sequence, name, out value),
            _ => false,
        };
        return there ? value : new Undefined($"'{name}' of {TypeNames.Of(target)}");
    }

    private static string Character(Rendering run, string text, int place) => PythonText.Length(run, text) == text.Length ? text[place].ToString() : PythonText.Characters(run, text)[place];

    private static Undefined Outside(BigInteger index) => new($"the element {index}");

    private static int? Position(BigInteger index, int count)
    {
        BigInteger position = index.Sign < 0 ? index + count : index;
        return position >= 0 && position < count ? (int)position : null;
    }

    private static List<int> Indices(Rendering run, int count, object? start, object? stop, object? step)
    {
        BigInteger by = step is null ? 1 : Whole(run, step);
        if (by.IsZero)
        {
            throw run.Error("the step of a slice cannot be zero");
        }

        (BigInteger lowest, BigInteger highest) = by.Sign > 0 ? (0, count) : (-1, count - 1);
        BigInteger from = start is null ? (by.Sign > 0 ? lowest : highest) : Bound(start);
        BigInteger to = stop is null ? (by.Sign > 0 ? highest : lowest) : Bound(stop);
        List<int> indices = [];
        for (BigInteger index = from; by.Sign > 0 ? index < to : index > to; index += by)
        {
            run.Step();
            indices.Add((int)index);
        }

        return indices;

        BigInteger Bound(object value)
        {
            BigInteger number = Whole(run, value);
            return BigInteger.Clamp(number.Sign < 0 ? number + count : number, lowest, highest);
        }
    }

    private static BigInteger Whole(Rendering run, object value) => Arithmetic.Number(value) is BigInteger number ? number : throw run.Error($"a slice is bounded by whole numbers, not {TypeNames.Of(value)}");
}
