using System.Reflection;

namespace ModelGen.Tool.Models;

/// <summary>A class of an assembly whose forward pass was generated.</summary>
internal sealed class DeclaredModel
{
    private const BindingFlags Members = BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;

    private readonly MethodInfo _load;

    private DeclaredModel(Type type, ModelManifest manifest, MethodInfo load)
    {
        Type = type;
        Manifest = manifest;
        _load = load;
    }

    public Type Type { get; }

    /// <summary>What it asks of a checkpoint.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>All of an assembly, by name.</summary>
    /// <exception cref="ToolException">The assembly cannot be read.</exception>
    public static IReadOnlyList<DeclaredModel> In(Assembly assembly)
    {
        try
        {
            return [.. TypesOf(assembly).Select(Find).OfType<DeclaredModel>().OrderBy(model => model.Type.FullName, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is TypeLoadException or FileNotFoundException or FileLoadException or MissingMemberException or TargetInvocationException)
        {
            throw new ToolException($"'{assembly.GetName().Name}' cannot be used here, for it was built with another version of ModelGen: {(exception.InnerException ?? exception).Message}");
        }
    }

    /// <summary>Loads a checkpoint: an <see cref="IDecoder"/>, <see cref="IEncoder"/> or <see cref="ISequenceToSequence"/>.</summary>
    /// <exception cref="ModelMismatchException">The checkpoint does not fit.</exception>
    public object Load(string path, LoadOptions? options) => _load.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [path, options], culture: null)!;

    /// <summary>All types whose dependencies are there: models need nothing but the runtime.</summary>
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    private static DeclaredModel? Find(Type type) =>
        type.GetProperty("Manifest", Members) is { } manifest && manifest.PropertyType == typeof(ModelManifest)
        && type.GetMethod("Load", Members, [typeof(string), typeof(LoadOptions)]) is { } load
            ? new DeclaredModel(type, (ModelManifest)manifest.GetValue(null)!, load)
            : null;
}
