using System.Text;

namespace ModelGen.Tool.Import.Writing;

/// <summary>The declaration of a transformer: its attributes, in the order in which the gallery writes them.</summary>
internal sealed class ModelDeclaration
{
    public required AttributeText Transformer { get; init; }

    public required AttributeText Position { get; init; }

    public required AttributeText Activation { get; init; }

    public required AttributeText Normalization { get; init; }

    public required AttributeText Checkpoint { get; init; }

    public AttributeText Embedding { get; } = AttributeText.Of<EmbeddingAttribute>();

    public AttributeText Attention { get; } = AttributeText.Of<AttentionAttribute>();

    public AttributeText Residual { get; } = AttributeText.Of<ResidualAttribute>();

    public AttributeText? BlankFilling { get; set; }

    public AttributeText? RotaryScaling { get; set; }

    public AttributeText? LatentAttention { get; set; }

    public AttributeText? Experts { get; set; }

    public List<AttributeText> LayerPatterns { get; } = [];

    public List<AttributeText> Heads { get; } = [];

    public List<AttributeText> TensorNames { get; } = [];

    /// <summary>The file.</summary>
    /// <param name="name">Name of the class.</param>
    /// <param name="space">Its namespace; null for none.</param>
    /// <param name="summary">What its documentation says, or null.</param>
    public string Write(string name, string? space, string? summary)
    {
        StringBuilder text = new("using ModelGen;\n\n");
        if (space is not null)
        {
            text.Append("namespace ").Append(space).Append(";\n\n");
        }

        if (summary is not null)
        {
            text.Append("/// <summary>").Append(summary).Append("</summary>\n");
        }

        foreach (AttributeText attribute in Attributes())
        {
            text.Append(attribute).Append('\n');
        }

        return text.Append("public sealed partial class ").Append(name).Append(";\n").ToString();
    }

    private IEnumerable<AttributeText> Attributes()
    {
        AttributeText?[] attributes =
        [
            Transformer, BlankFilling, Unless(Embedding), Position, RotaryScaling, Unless(Attention), LatentAttention, .. LayerPatterns, Activation, Experts, Normalization, Unless(Residual), .. Heads.Where(head => !IsImplied(head)), Checkpoint, .. TensorNames,
        ];
        return attributes.OfType<AttributeText>();
    }

    /// <summary>True for the head that decoders have without saying so; encoders, whose heads say nothing more, have it never.</summary>
    private static bool IsImplied(AttributeText head) => head.IsPlain && head.Begins(Head.LanguageModel);

    /// <summary>An attribute that may be left out, unless it says nothing.</summary>
    private static AttributeText? Unless(AttributeText attribute) => attribute.IsPlain ? null : attribute;
}
