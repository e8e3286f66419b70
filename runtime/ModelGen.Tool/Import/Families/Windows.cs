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

    /// <summary>Which layers have a window, where the settings list the kind of each; null where the settings do not list them.</summary>
    /// <exception cref="ToolException">A layer is of a kind that no declaration has, or the list is not one of the layers.</exception>
    /// <param name="settings">What the checkpoint says.</param>
    /// <param name="layers">Layers of the model.</param>
    /// <param name="key">Where they are listed.</param>
    /// <param name="sliding">What a layer with a window is called.</param>
    /// <param name="full">What one without is called.</param>
    public static bool[]? Listed(ModelSettings settings, int layers, string key = "layer_types", string sliding = "sliding_attention", string full = "full_attention")
    {
        if (settings.Find(key) is not { } listed)
        {
            return null;
        }

        if (listed is not object[] kinds || kinds.Length != layers)
        {
            throw settings.Refused(key, $"must list the kind of each of the {layers} layers");
        }

        return
        [
            .. kinds.Select(kind => kind.Equals(sliding) || (kind.Equals(full) ? false : throw settings.Refused(key, $"has layers of kind '{kind}', and declarations have {sliding} and {full}"))),
        ];
    }

    /// <summary>Writes the window and what differs from layer to layer, in the shorter of the two ways: either kind of layer is the rule, the other a pattern.</summary>
    /// <param name="declaration">Takes it.</param>
    /// <param name="theBase">The base of the layers that see everything; null where positions have none.</param>
    public void Write(ModelDeclaration declaration, double? theBase)
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
        AttributeText seeing = LayerPatterns.Of([.. Sliding.Select(one => !one)]);
        bool slidesAsRule = seeing.ToString().Length < sliding.ToString().Length;
        AttributeText pattern = slidesAsRule ? seeing : sliding;
        pattern.Always(nameof(LayerPatternAttribute.Window), slidesAsRule ? 0 : Size);
        declaration.Attention[nameof(AttentionAttribute.Window)] = slidesAsRule ? Size : 0;
        declaration.Position[nameof(PositionEncodingAttribute.Base)] = slidesAsRule ? Base ?? theBase : theBase;
        if (theBase is { } full && Base is { } other && other != full)
        {
            pattern.Always(nameof(LayerPatternAttribute.Base), slidesAsRule ? full : other);
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
