namespace ModelGen.Text.Chat;

/// <summary>What a template can call.</summary>
/// <param name="name">How messages call it.</param>
internal abstract class Callable(string name)
{
    public string Name => name;

    public abstract object? Call(Rendering run, Arguments arguments);
}

/// <summary>A function of the library.</summary>
internal sealed class Function(string name, Func<Rendering, Arguments, object?> body) : Callable(name)
{
    public override object? Call(Rendering run, Arguments arguments) => body(run, arguments);
}
