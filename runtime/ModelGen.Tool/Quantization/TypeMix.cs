using System.Globalization;
using ModelGen.Runtime;

namespace ModelGen.Tool.Quantization;

/// <summary>Which type each matrix of a file gets: one for all, or one of llama.cpp's mixes, which give more bits to matrices whose errors matter most (llama-quant.cpp, <c>llama_tensor_get_type</c>).</summary>
/// <param name="Name">What llama.cpp calls it.</param>
/// <param name="FileType">llama.cpp's number of it (<c>llama_ftype</c>; of files of one K-type, that of the plainest mix).</param>
/// <param name="Type">The type of most matrices.</param>
internal sealed record TypeMix(string Name, uint FileType, WeightType Type)
{
    /// <summary>The layers before this one get more bits in the small mixes.</summary>
    private const int FirstLayers = 4;

    private static readonly TypeMix[] All =
    [
        new("F32", 0, WeightType.F32),
        new("F16", 1, WeightType.F16),
        new("BF16", 32, WeightType.BF16),
        new("Q4_0", 2, WeightType.Q4_0),
        new("Q8_0", 7, WeightType.Q8_0),
        new("Q4_K", 14, WeightType.Q4_K),
        new("Q5_K", 16, WeightType.Q5_K),
        new("Q6_K", 18, WeightType.Q6_K),
        new("Q4_K_S", 14, WeightType.Q4_K) { IsSmall = true },
        new("Q4_K_M", 15, WeightType.Q4_K) { IsMedium = true },
        new("Q5_K_S", 16, WeightType.Q5_K) { IsSmall = true },
        new("Q5_K_M", 17, WeightType.Q5_K) { IsMedium = true },
    ];

    private bool IsSmall { get; init; }

    private bool IsMedium { get; init; }

    /// <summary>The names of all.</summary>
    public static IEnumerable<string> Names => All.Select(mix => mix.Name);

    public static TypeMix Of(string name) => All.Single(mix => mix.Name == name);

    /// <summary>The type that a matrix gets.</summary>
    public WeightType For(GgufTensor tensor, GgufFile file)
    {
        if (!IsSmall && !IsMedium)
        {
            return Type;
        }

        // The matrix of the logits, which is the embedding where a file has no other.
        if (tensor.Name == "output.weight" || (tensor.Name == "token_embd.weight" && file.Find("output.weight") is null))
        {
            return file.Architecture == "falcon" ? WeightType.Q8_0 : WeightType.Q6_K;
        }

        return tensor.Name.Split('.') is ["blk", var number, var part, "weight"] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int layer)
            ? OfLayer(part, layer, file)
            : Type;
    }

    private WeightType OfLayer(string part, int layer, GgufFile file)
    {
        int layers = file.Tensors.Count(tensor => tensor.Name.StartsWith("blk.", StringComparison.Ordinal) && tensor.Name.EndsWith($".{part}.weight", StringComparison.Ordinal));
        return part switch
        {
            "attn_v" when IsMedium && NeedsMore(layer, layers) => WeightType.Q6_K,
            "attn_v" when IsSmall && Type == WeightType.Q4_K && layer < FirstLayers => WeightType.Q5_K,
            "attn_qkv" when IsMedium => Type == WeightType.Q4_K ? WeightType.Q5_K : WeightType.Q6_K,
            "ffn_down" or "ffn_down_exps" or "ffn_down_shexp" when IsMedium && NeedsMore(layer, layers) => WeightType.Q6_K,
            "ffn_down" or "ffn_down_exps" or "ffn_down_shexp" when IsSmall && Type == WeightType.Q4_K && layer < layers / 8 => WeightType.Q5_K,
            _ => Type,
        };
    }

    /// <summary>The first and the last eighth of the layers, and every third between them.</summary>
    private static bool NeedsMore(int layer, int layers) => layer < layers / 8 || layer >= 7 * layers / 8 || (layer - (layers / 8)) % 3 == 2;
}
