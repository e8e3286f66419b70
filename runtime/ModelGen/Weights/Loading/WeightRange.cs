using System.Globalization;
using System.Numerics.Tensors;

namespace ModelGen.Runtime;

/// <summary>A weight that the wanted type cannot hold would silently become infinite, or spoil its whole block.</summary>
internal static class WeightRange
{
    /// <exception cref="ModelMismatchException">The type cannot hold a row.</exception>
    public static void Check(string path, ModelManifest manifest, string tensor, WeightType type, int row, ReadOnlySpan<float> elements)
    {
        float largest = WeightCodec.Largest(type);
        if (float.IsPositiveInfinity(largest))
        {
            return;
        }

        // NaN when one of the elements is.
        float found = TensorPrimitives.MaxMagnitude(elements);
        if (!(Math.Abs(found) <= largest))
        {
            string difference = string.Create(
                CultureInfo.InvariantCulture,
                $"tensor {Printable.Quote(tensor)}: row {row} holds {found}, which {type} cannot (its largest is {largest}); load it with other LoadOptions.Weights");
            throw new ModelMismatchException(path, manifest.Name, [difference]);
        }
    }
}
