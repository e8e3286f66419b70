using System.Reflection;
using System.Runtime.Loader;
using ModelGen.Tool.Planning;

namespace ModelGen.Tool.Models;

/// <summary>Finds models in built assemblies, and in declarations that are not built.</summary>
internal static class ModelAssembly
{
    /// <summary>The models of a file.</summary>
    /// <param name="path">An assembly (<c>.dll</c>), or a C# file of declarations that needs nothing but the runtime.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <exception cref="ToolException">It is neither, does not compile, or has no models.</exception>
    public static async Task<IReadOnlyList<DeclaredModel>> ModelsOfAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        Assembly assembly = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
            ? (await DeclarationCompiler.CompileFileAsync(path, cancellation).ConfigureAwait(false)).Load()
            : Open(path);
        IReadOnlyList<DeclaredModel> models = DeclaredModel.In(assembly);
        return models.Count > 0 ? models : throw new ToolException($"'{path}' has no models: no class whose forward pass ModelGen has generated.");
    }

    /// <summary>The one model of a file, or the one of a name.</summary>
    /// <exception cref="ToolException">There is none of the name, or no name and several models.</exception>
    public static async Task<DeclaredModel> ModelOfAsync(string path, string? name, CancellationToken cancellation)
    {
        IReadOnlyList<DeclaredModel> models = await ModelsOfAsync(path, cancellation).ConfigureAwait(false);
        DeclaredModel[] found = [.. models.Where(model => name is null || model.Type.Name == name || model.Type.FullName == name)];
        return found.Length == 1
            ? found[0]
            : throw new ToolException($"'{path}' has {(name is null ? "several models" : found.Length == 0 ? $"no model '{name}'" : $"several models '{name}'")}: choose one with --model: {string.Join(", ", models.Select(model => model.Type.FullName))}.");
    }

    private static Assembly Open(string path)
    {
        string file = Path.GetFullPath(path);
        try
        {
            return new ModelContext(file).LoadFromAssemblyPath(file);
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException or FileNotFoundException or InvalidOperationException)
        {
            throw new ToolException($"'{path}' cannot be loaded as an assembly of .NET: {exception.Message}");
        }
    }

    /// <summary>An assembly with what lies beside it, but for the runtime: models must be those of this tool's own, or it could not use them.</summary>
    private sealed class ModelContext(string path) : AssemblyLoadContext(path)
    {
        private static readonly string?[] Shared = [typeof(TransformerAttribute).Assembly.GetName().Name, typeof(Text.TextGenerator).Assembly.GetName().Name];

        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            !Shared.Contains(assemblyName.Name) && _resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
    }
}
