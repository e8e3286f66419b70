using ModelGen.Runtime;

namespace ModelGen.Tool.Import.Settings;

/// <summary>What a checkpoint says of its model, under the keys of Hugging Face configurations whatever its format.</summary>
internal abstract class ModelSettings : IDisposable
{
    /// <summary>A size that no declaration has more of.</summary>
    private const long LargestSize = 1 << 24;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The file that says it.</summary>
    public abstract string File { get; }

    /// <summary>What it calls the family: <c>model_type</c>, or <c>general.architecture</c>.</summary>
    /// <exception cref="ToolException">It does not say.</exception>
    public abstract string Kind { get; }

    /// <summary>True for metadata of GGUF files, which leave out what llama.cpp knows of a family.</summary>
    public virtual bool IsGguf => false;

    /// <summary>The shapes of the tensors by name; null where there are no weights.</summary>
    public abstract IReadOnlyDictionary<string, IReadOnlyList<long>>? Tensors { get; }

    /// <summary>The keys that were asked for.</summary>
    public IReadOnlySet<string> Asked => _asked;

    /// <summary>True where there is a tensor whose name ends so.</summary>
    public bool HasTensor(string end) => Tensors?.Keys.Any(name => name.EndsWith(end, StringComparison.Ordinal)) == true;

    /// <summary>The value of the first key that has one: <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/> or an array of those; or null.</summary>
    /// <param name="keys">Dotted paths.</param>
    public object? Find(params ReadOnlySpan<string> keys) => Found(keys)?.Value;

    /// <summary>A size that every model has.</summary>
    /// <exception cref="ToolException">None of the keys is there, or the value is no size.</exception>
    public int Size(params ReadOnlySpan<string> keys) => OptionalSize(keys) ?? throw new ToolException($"'{File}' does not say {Quote(keys[0])}, which the declaration needs.");

    /// <summary>A size that may be left out, as null and 0 do.</summary>
    /// <exception cref="ToolException">The value is no size.</exception>
    public int? OptionalSize(params ReadOnlySpan<string> keys) => Found(keys) is not { } found ? null : found.Value switch
    {
        0L => null,
        long size and > 0 and <= LargestSize => (int)size,
        object[] { Length: > 0 } layers when layers.All(layers[0].Equals) && layers[0] is long size and > 0 and <= LargestSize => (int)size,
        object[] => throw Refused(found.Key, "differs from layer to layer, which importing cannot express: declare it with [LayerPattern]"),
        _ => throw Refused(found.Key, $"must be a whole number from 1 to {LargestSize:N0} and is {SettingComparer.Show(found.Value)}"),
    };

    /// <summary>A whole number of any sign.</summary>
    /// <exception cref="ToolException">The value is none.</exception>
    public int Integer(int whenAbsent, params ReadOnlySpan<string> keys) => Found(keys) is not { } found ? whenAbsent
        : found.Value is long number and >= int.MinValue and <= int.MaxValue ? (int)number
        : throw Refused(found.Key, $"must be a whole number and is {SettingComparer.Show(found.Value)}");

    /// <summary>A number, or null where none of the keys has one.</summary>
    /// <exception cref="ToolException">The value is no finite number.</exception>
    public double? OptionalNumber(params ReadOnlySpan<string> keys) => Found(keys) is not { } found ? null : found.Value switch
    {
        long number => number,
        double number when double.IsFinite(number) => number,
        _ => throw Refused(found.Key, $"must be a finite number and is {SettingComparer.Show(found.Value)}"),
    };

    /// <summary>A number.</summary>
    /// <exception cref="ToolException">The value is no finite number.</exception>
    public double Number(double whenAbsent, params ReadOnlySpan<string> keys) => OptionalNumber(keys) ?? whenAbsent;

    /// <summary>A truth value.</summary>
    /// <exception cref="ToolException">The value is none.</exception>
    public bool Flag(bool whenAbsent, params ReadOnlySpan<string> keys) => Found(keys) is not { } found ? whenAbsent
        : found.Value is bool truth ? truth
        : throw Refused(found.Key, $"must be true or false and is {SettingComparer.Show(found.Value)}");

    /// <summary>A text, or null.</summary>
    /// <exception cref="ToolException">The value is no text.</exception>
    public string? Text(params ReadOnlySpan<string> keys) => Found(keys) is not { } found ? null
        : found.Value as string ?? throw Refused(found.Key, $"must be a text and is {SettingComparer.Show(found.Value)}");

    /// <summary>Numbers, or null.</summary>
    /// <exception cref="ToolException">The value is no list of finite numbers.</exception>
    public double[]? Numbers(params ReadOnlySpan<string> keys) => Found(keys) is not { } found ? null
        : found.Value is object[] items && items.All(item => item is long or double)
            ? [.. items.Select(item => Convert.ToDouble(item, System.Globalization.CultureInfo.InvariantCulture))]
            : throw Refused(found.Key, $"must be a list of numbers and is {SettingComparer.Show(found.Value)}");

    /// <summary>How many entries an object or a list has, or null.</summary>
    public virtual int? CountOf(string key) => null;

    /// <summary>Requires that a setting has the one value that declarations can express.</summary>
    /// <exception cref="ToolException">It has another.</exception>
    public void Require<T>(string key, T value, string otherwise)
        where T : notnull
    {
        if (Found([key]) is { } found && !found.Value.Equals(value))
        {
            throw Refused(key, $"is {SettingComparer.Show(found.Value)}: {otherwise}");
        }
    }

    /// <summary>What is wrong with a setting, or cannot be expressed.</summary>
    public ToolException Refused(string key, string what) => new($"'{File}': {Quote(key)} {what}.");

    public abstract void Dispose();

    /// <summary>The value at a dotted path, or null.</summary>
    protected abstract object? Lookup(string key);

    /// <summary>A key as the file spells it.</summary>
    protected virtual string Quote(string key) => Printable.Quote(key);

    private (string Key, object Value)? Found(ReadOnlySpan<string> keys)
    {
        (string, object)? found = null;
        foreach (string key in keys)
        {
            _asked.Add(key);
            if (found is null && Lookup(key) is { } value)
            {
                found = (key, value);
            }
        }

        return found;
    }
}
