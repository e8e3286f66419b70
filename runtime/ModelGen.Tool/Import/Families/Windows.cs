using ModelGen.Tool.Import.Settings;
using ModelGen.Tool.Import.Writing;

namespace ModelGen.Tool.Import.Families;

/// <summary>Which layers of a model have a window, and what they have otherwise than those that see everything.</summary>
/// <param name="Size">The window.</param>
/// <param name="Sliding">For each layer, whether it has it.</param>
internal sealed record Windows(int Size, IReadOnlyList<bool> Sliding)
{
    /// <summary>The base of their frequencies, where it is another than that of the layers that see everything.</summary>
    public double? Base { get; init; }

    /// <summary>Whether the frequencies of the layers that see everything are scaled, and theirs are not.</summary>
    public bool ScaledWithoutWindow { get; init; }

    /// <summary>Which layers have a window by <c>layer_types</c>; null where the settings do not list them.</summary>
    /// <exception cref="ToolException">A layer is of a kind that no declaration has, or the list is not one of the layers.</exception>
    public static bool[]? Listed(ModelSettings settings, int layers)
    {
        if (settings.Find("layer_types") is not { } listed)
        {
            return null;
        }

        if (listed is not object[] kinds || kinds.Length != layers)
        {
            throw settings.Refused("layer_types", $"must list the kind of each of the {layers} layers");
        }

        return
        [
            .. kinds.Select(kind => kind switch
            {
                "sliding_attention" => true,
                "full_attention" => false,
                _ => throw settings.Refused("layer_types", $"has layers of kind '{kind}', and declarations have sliding_attention and full_attention"),
            }),
        ];
    }

    /// <summary>Writes the window and what differs from layer to layer, in the shorter of the two ways: either kind of layer is the rule, the other a pattern.</summary>
    /// <param name="declaration">Takes it.</param>
    /// <param name="theBase">The base of the layers that see everything.</param>
    public void Write(ModelDeclaration declaration, double theBase)
    {
        if (!Sliding.Contains(true))
        {
            declaration.Position[nameof(PositionEncodingAttribute.Base)] = theBase;
            return;
        }

        if (!Sliding.Contains(false))
        {
            declaration.Attention[nameof(AttentionAttribute.Window)] = Size;
            declaration.Position[nameof(PositionEncodingAttribute.Base)] = Base ?? theBase;
            return;
        }

        AttributeText sliding = LayerPatterns.Of(Sliding);
        AttributeText full = LayerPatterns.Of([.. Sliding.Select(one => !one)]);
        bool slidesAsRule = full.ToString().Length < sliding.ToString().Length;
        AttributeText pattern = slidesAsRule ? full : sliding;
        pattern.Always(nameof(LayerPatternAttribute.Window), slidesAsRule ? 0 : Size);
        declaration.Attention[nameof(AttentionAttribute.Window)] = slidesAsRule ? Size : 0;
        double other = Base ?? theBase;
        declaration.Position[nameof(PositionEncodingAttribute.Base)] = slidesAsRule ? other : theBase;
        if (other != theBase)
        {
            pattern.Always(nameof(LayerPatternAttribute.Base), slidesAsRule ? theBase : other);
        }

        if (ScaledWithoutWindow && declaration.RotaryScaling is not null)
        {
            if (slidesAsRule)
            {
                declaration.LayerPatterns.Add(AttributeText.Of<LayerPatternAttribute>().Always(nameof(LayerPatternAttribute.First), 0).Always(nameof(LayerPatternAttribute.RotaryScaling), false));
            }

            pattern.Always(nameof(LayerPatternAttribute.RotaryScaling), slidesAsRule);
        }

        declaration.LayerPatterns.Add(pattern);
    }
}
