using System.Numerics.Tensors;
using ModelGen.Runtime;

namespace ModelGen.Tool.Quantization;

/// <summary>
/// Writes a GGUF file again with its matrices in another type, block for block what llama.cpp's quantiser writes without an importance matrix
/// (<c>llama-quantize --pure</c>, or one of its mixes). A tensor at a time, in pieces: memory does not grow with the model.
/// </summary>
internal sealed class GgufQuantizer(GgufFile source, TypeMix mix)
{
    private const int PieceElements = 4 * 1024 * 1024;
    private const string VersionKey = "general.quantization_version";
    private const string FileTypeKey = "general.file_type";
    private const string AlignmentKey = "general.alignment";

    /// <summary>Version of the block layouts: ggml's <c>GGML_QNT_VERSION</c>.</summary>
    private const uint QuantizationVersion = 2;

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to; a file that is there is replaced when all is done.</param>
    /// <param name="again">Whether what is quantised already may be encoded in another type.</param>
    /// <param name="progress">Told of each tensor before it is written.</param>
    /// <exception cref="ToolException">Some matrix is quantised already, or holds numbers that the type cannot.</exception>
    /// <exception cref="ModelFormatException">The source was cut short since it was opened, or a row is longer than an array may be.</exception>
    public void Write(string path, bool again, Action<TensorChoice> progress)
    {
        TensorChoice[] choices = [.. source.Tensors.Select(tensor => TensorChoice.For(tensor, mix.For(tensor, source), again))];
        using GgufWriter writer = GgufWriter.Create(path);
        foreach (GgufValue value in source.Metadata.Values.Where(value => value.Key is not (VersionKey or FileTypeKey or AlignmentKey)))
        {
            writer.Copy(value);
        }

        writer.Set(VersionKey, QuantizationVersion);
        writer.Set(FileTypeKey, mix.FileType);
        foreach (TensorChoice choice in choices)
        {
            writer.Declare(choice.Tensor.Name, choice.Type, choice.Tensor.Shape);
        }

        foreach (TensorChoice choice in choices)
        {
            progress(choice);
            if (choice.Type == choice.Tensor.Type)
            {
                Copy(choice.Tensor, writer);
            }
            else
            {
                Encode(choice.Tensor, (WeightType)choice.Type, writer);
            }
        }

        writer.Complete();
    }

    private void Copy(GgufTensor tensor, GgufWriter writer)
    {
        byte[] piece = new byte[Math.Min(tensor.Bytes, PieceElements * sizeof(float))];
        for (long start = 0; start < tensor.Bytes; start += piece.Length)
        {
            Span<byte> bytes = piece.AsSpan(0, (int)Math.Min(piece.Length, tensor.Bytes - start));
            source.ReadBytes(tensor.Name, start, bytes);
            writer.Write(bytes);
        }
    }

    private void Encode(GgufTensor tensor, WeightType to, GgufWriter writer)
    {
        if (tensor.Bytes == 0)
        {
            return;
        }

        if (tensor.Shape[^1] > Array.MaxLength / sizeof(float))
        {
            throw new ModelFormatException(source.Path, tensor.Offset, $"{Printable.Quote(tensor.Name)} has rows of {tensor.Shape[^1]} elements, more than can be encoded");
        }

        int columns = (int)tensor.Shape[^1];
        long rows = tensor.Shape.SkipLast(1).Aggregate(1L, (product, size) => product * size);
        int pieceRows = (int)Math.Clamp(PieceElements / columns, 1, rows);
        int rowBytes = checked((int)WeightCodec.RowBytes(to, columns));
        float[] floats = new float[pieceRows * columns];
        byte[] blocks = new byte[pieceRows * rowBytes];
        for (long first = 0; first < rows; first += pieceRows)
        {
            int count = (int)Math.Min(pieceRows, rows - first);
            source.ReadFloats(tensor.Name, first * columns, floats.AsSpan(0, count * columns));
            CheckRange(tensor, to, floats.AsSpan(0, count * columns));
            Parallel.For(0, count, row => WeightCodec.Encode(to, floats.AsSpan(row * columns, columns), blocks.AsSpan(row * rowBytes, rowBytes)));
            writer.Write(blocks.AsSpan(0, count * rowBytes));
        }
    }

    private static void CheckRange(GgufTensor tensor, WeightType to, ReadOnlySpan<float> elements)
    {
        float largest = WeightCodec.Largest(to);

        // NaN when one of the elements is.
        float found = TensorPrimitives.MaxMagnitude(elements);
        if (!float.IsPositiveInfinity(largest) && !(Math.Abs(found) <= largest))
        {
            throw new ToolException(FormattableString.Invariant($"{Printable.Quote(tensor.Name)} holds {found}, which {to} cannot: its largest is {largest}."));
        }
    }
}
