using ModelGen.Runtime;

namespace ModelGen.Tool.Quantization;

/// <summary>The type that a tensor gets.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Type">The type that it gets: its own where its bytes are copied.</param>
/// <param name="Remark">Why that is not the type that was asked for, where it is a matrix that would have got it; else null.</param>
internal sealed record TensorChoice(GgufTensor Tensor, GgufTensorType Type, string? Remark)
{
    /// <summary>Ends of the names of matrices that llama.cpp does not quantise either: small, and their errors reach every token.</summary>
    private static readonly string[] Kept = ["_norm.weight", "ffn_gate_inp.weight", "position_embd.weight", "token_types.weight", "attn_rel_b.weight"];

    /// <summary>Decides for a tensor: matrices of weights get the type, everything else stays as it is.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="type">The type that was asked for; one that can be encoded.</param>
    /// <param name="again">Whether what has lost something to a quantised type may be encoded in another.</param>
    /// <exception cref="ToolException">The tensor is quantised already, and that was not allowed.</exception>
    public static TensorChoice For(GgufTensor tensor, WeightType type, bool again)
    {
        if (!IsMatrix(tensor) || tensor.Type.Weight() is not { } stored || stored == type)
        {
            return new TensorChoice(tensor, tensor.Type, null);
        }

        if (WeightCodec.BlockSize(stored) > 1 && type != WeightType.F32 && !again)
        {
            throw new ToolException(
                $"{Printable.Quote(tensor.Name)} is {stored} already, and errors of two types add up: quantise the original of F32, F16 or BF16, or say --requantize.");
        }

        WeightType fitting = Fitting(type, tensor.Shape[^1]);
        return new TensorChoice(
            tensor,
            (GgufTensorType)fitting,
            fitting == type ? null : FormattableString.Invariant($"rows of {tensor.Shape[^1]:N0} elements are not whole blocks of {type}: {fitting} instead"));
    }

    private static bool IsMatrix(GgufTensor tensor) =>
        tensor.Shape.Count >= 2
        && tensor.Name.EndsWith("weight", StringComparison.Ordinal)
        && !Kept.Any(end => tensor.Name.EndsWith(end, StringComparison.Ordinal));

    /// <summary>The type itself, or the next larger one whose blocks fill the rows.</summary>
    private static WeightType Fitting(WeightType type, long columns) => columns % WeightCodec.BlockSize(type) == 0
        ? type
        : columns % WeightCodec.BlockSize(WeightType.Q8_0) == 0 ? WeightType.Q8_0 : WeightType.F16;
}
