using System.Numerics;

namespace ModelGen.Text.Chat;

/// <summary>What a loop tells its rounds as <c>loop</c>.</summary>
internal sealed class LoopState(IReadOnlyList<object?> items) : IAttributes
{
    private object? _changed = new();      // what 'changed' was given last

    /// <summary>The round, counted from 0.</summary>
    public int Index { get; set; }

    public bool TryGet(string name, out object? value)
    {
        (bool known, value) = name switch
        {
            "index" => (true, new BigInteger(Index + 1)),
            "index0" => (true, new BigInteger(Index)),
            "revindex" => (true, new BigInteger(items.Count - Index)),
            "revindex0" => (true, new BigInteger(items.Count - Index - 1)),
            "first" => (true, Index == 0),
            "last" => (true, Index == items.Count - 1),
            "length" => (true, new BigInteger(items.Count)),
            "depth" => (true, BigInteger.One),
            "depth0" => (true, BigInteger.Zero),
            "previtem" => (true, Index > 0 ? items[Index - 1] : new Undefined("the item before the first")),
            "nextitem" => (true, Index < items.Count - 1 ? items[Index + 1] : new Undefined("the item behind the last")),
            "cycle" => (true, new Function("loop.cycle", Cycle)),
            "changed" => (true, new Function("loop.changed", (run, arguments) => Changed(run, arguments))),
            _ => (false, (object?)null),
        };
        return known;
    }

    private object? Cycle(Rendering run, Arguments arguments) => arguments.Positional.Count > 0
        ? arguments.Positional[Index % arguments.Positional.Count]
        : throw run.Error("'loop.cycle' needs values to go through");

    private bool Changed(Rendering run, Arguments arguments)
    {
        var values = new TemplateSequence([.. arguments.Positional], SequenceKind.Tuple);
        bool changed = !Comparison.AreEqual(run, _changed, values);
        _changed = values;
        return changed;
    }
}
