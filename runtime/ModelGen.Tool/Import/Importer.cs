using System.Globalization;
using System.Security;
using ModelGen.Runtime;
using ModelGen.Tool.Import.Families;
using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;
using ModelGen.Tool.Models;
using ModelGen.Tool.Planning;

namespace ModelGen.Tool.Import;

/// <summary>A model that was imported.</summary>
/// <param name="Source">What it was imported from.</param>
/// <param name="Text">Its declaration, a whole file.</param>
/// <param name="Model">The declaration, compiled.</param>
internal sealed record ImportedModel(ImportSource Source, string Text, DeclaredModel Model)
{
    /// <summary>How the checkpoint differs from the declaration, a line each; without weights, how the configuration does.</summary>
    public IReadOnlyList<string> Differences()
    {
        if (Source.Weights is not null)
        {
            using Checkpoint checkpoint = CheckpointLocator.Open(Source.Weights);
            return ManifestCheck.Compare(checkpoint, Model.Manifest);
        }

        using ConfigurationCheckpoint configuration = new(Source.Configuration!);
        List<string> differences = [];
        ManifestCheck.CompareSettings(configuration, Model.Manifest, differences);
        return differences;
    }
}

/// <summary>Writes declarations from what checkpoints say of themselves.</summary>
internal static class Importer
{
    /// <summary>Declares the model of a checkpoint.</summary>
    /// <param name="path">A folder, a configuration, or weights.</param>
    /// <param name="name">Name of the class; null: one after the checkpoint.</param>
    /// <param name="space">Its namespace; null: none.</param>
    /// <param name="cancellation">Ends the compilation.</param>
    /// <exception cref="ToolException">The family is not known, or the model has something that no declaration can express; the message says what.</exception>
    /// <exception cref="ModelFormatException">A file is not sound.</exception>
    public static async Task<ImportedModel> ImportAsync(string path, string? name, string? space, CancellationToken cancellation)
    {
        ImportSource source = ImportSource.Locate(path);
        string className = name ?? ClassName.Of(path);
        ModelDeclaration declaration = Read(source);
        CompiledDeclarations compiled = await DeclarationCompiler.CompileTextAsync(className + ".cs", declaration.Write(className, space, summary: null), cancellation).ConfigureAwait(false);
        DeclaredModel model = DeclaredModel.In(compiled.Load()).Single();
        string summary = string.Create(CultureInfo.InvariantCulture, $"{SecurityElement.Escape(ClassName.Label(path))}: {model.Manifest.Parameters:N0} parameters.");
        return new ImportedModel(source, declaration.Write(className, space, summary), model);
    }

    private static ModelDeclaration Read(ImportSource source)
    {
        using ModelSettings settings = source.Open();
        ModelDeclaration declaration = ImportedFamilies.Of(settings).Read(settings);
        UnreadSettings.Check(settings);
        return declaration;
    }
}
