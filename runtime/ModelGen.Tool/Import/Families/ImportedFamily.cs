using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Models that are configured alike: what their settings mean as a declaration.</summary>
internal abstract class ImportedFamily
{
    /// <summary>What <c>model_type</c> of their configurations says.</summary>
    public required IReadOnlyList<string> ModelTypes { get; init; }

    /// <summary>What <c>general.architecture</c> of their GGUF files says; none where there is no GGUF form.</summary>
    public IReadOnlyList<string> Architectures { get; init; } = [];

    /// <summary>Whether a model is of the family, where several have the name that its files say.</summary>
    public virtual bool Claims(ModelSettings settings) => true;

    /// <summary>The declaration of a model.</summary>
    /// <exception cref="ToolException">A setting is missing, or means something that no declaration can express.</exception>
    public abstract ModelDeclaration Read(ModelSettings settings);
}
