using System.Text.Json;
using System.Text.RegularExpressions;

namespace ModelGen.Parity.Tests;

/// <summary>What llama.cpp's converter does to experts: those of a layer in one tensor each for gate, linear projection and output, outputs first.</summary>
internal static partial class GgufExperts
{
    private static readonly Dictionary<string, string> Projections = new()
    {
        ["gate_proj"] = "ffn_gate_exps",
        ["up_proj"] = "ffn_up_exps",
        ["down_proj"] = "ffn_down_exps",
        ["w1"] = "ffn_gate_exps",
        ["w3"] = "ffn_up_exps",
        ["w2"] = "ffn_down_exps",
    };

    /// <summary>The tensors of a file with its experts as GGUF files have them.</summary>
    public static IEnumerable<GgufTensorData> Convert(IReadOnlyList<GgufTensorData> tensors) => tensors
        .Select(tensor => (Tensor: tensor, Match: Single().Match(tensor.Name)))
        .GroupBy(
            pair => pair.Match.Success ? $"{pair.Match.Groups["layer"].Value}{Projections[pair.Match.Groups["part"].Value]}.weight" : pair.Tensor.Name,
            (name, parts) => Stack(name, [.. parts]))
        .SelectMany(Split);

    /// <summary>What the metadata say of experts.</summary>
    public static void AddMetadata(JsonElement config, string architecture, Dictionary<string, object> metadata)
    {
        void Add(string key, params string[] names)
        {
            foreach (string name in names)
            {
                if (config.TryGetProperty(name, out JsonElement value))
                {
                    metadata[$"{architecture}.{key}"] = (uint)value.GetInt32();
                }
            }
        }

        Add("expert_count", "num_local_experts", "num_experts", "n_routed_experts");
        Add("expert_shared_count", "n_shared_experts");
        Add("leading_dense_block_count", "first_k_dense_replace");
        Add("expert_group_count", "n_group");
        Add("expert_group_used_count", "topk_group");
        if (config.TryGetProperty("scoring_func", out JsonElement function))
        {
            metadata[$"{architecture}.expert_gating_func"] = function.GetString() == "sigmoid" ? 2u : 1u;
        }

        if (config.TryGetProperty("routed_scaling_factor", out JsonElement scale))
        {
            metadata[$"{architecture}.expert_weights_norm"] = config.GetProperty("norm_topk_prob").GetBoolean();
            metadata[$"{architecture}.expert_weights_scale"] = (float)scale.GetDouble();
        }

        Add("expert_used_count", "num_experts_per_tok");
        Add("expert_feed_forward_length", "moe_intermediate_size");
        Add("expert_shared_feed_forward_length", "shared_expert_intermediate_size");
    }

    private static GgufTensorData Stack(string name, (GgufTensorData Tensor, Match Match)[] parts) => !parts[0].Match.Success
        ? parts[0].Tensor
        : new GgufTensorData(
            name,
            [parts.Length, .. parts[0].Tensor.Shape],
            [.. parts.OrderBy(part => int.Parse(part.Match.Groups["expert"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).SelectMany(part => part.Tensor.Values)]);

    /// <summary>gpt-oss has gate and linear projection in turns, inputs first; Granite has the one before the other.</summary>
    private static IEnumerable<GgufTensorData> Split(GgufTensorData tensor)
    {
        Match halves = Halves().Match(tensor.Name);
        if (halves.Success)
        {
            string kind = halves.Groups["part"].Value == "shared_mlp" ? "shexp" : "exps";
            return [Half(tensor, 0, $"{halves.Groups["layer"].Value}ffn_gate_{kind}.weight"), Half(tensor, 1, $"{halves.Groups["layer"].Value}ffn_up_{kind}.weight")];
        }

        Match match = Fused().Match(tensor.Name);
        if (!match.Success)
        {
            return [tensor];
        }

        bool isBias = match.Groups["bias"].Success;
        GgufTensorData turned = isBias ? tensor : Turn(tensor);
        string layer = match.Groups["layer"].Value;
        string end = isBias ? "bias" : "weight";
        return match.Groups["part"].Value == "down_proj"
            ? [turned with { Name = $"{layer}ffn_down_exps.{end}" }]
            : [EveryOther(turned, 0, $"{layer}ffn_gate_exps.{end}"), EveryOther(turned, 1, $"{layer}ffn_up_exps.{end}")];
    }

    private static GgufTensorData Turn(GgufTensorData tensor)
    {
        (int rows, int columns) = (tensor.Shape[1], tensor.Shape[2]);
        return new GgufTensorData(
            tensor.Name,
            [tensor.Shape[0], columns, rows],
            [.. tensor.Values.Chunk(rows * columns).SelectMany(matrix => Enumerable.Range(0, rows * columns).Select(i => matrix[(i % rows * columns) + (i / rows)]))]);
    }

    /// <summary>Every other row of each expert.</summary>
    private static GgufTensorData EveryOther(GgufTensorData tensor, int first, string name)
    {
        int columns = tensor.Shape.Length == 3 ? tensor.Shape[2] : 1;
        return new GgufTensorData(name, [tensor.Shape[0], tensor.Shape[1] / 2, .. tensor.Shape.Skip(2)], [.. tensor.Values.Chunk(columns).Where((_, row) => row % 2 == first).SelectMany(row => row)]);
    }

    /// <summary>The first or the last half of the rows of a matrix, or of each expert's.</summary>
    private static GgufTensorData Half(GgufTensorData tensor, int half, string name)
    {
        (int rows, int columns) = (tensor.Shape[^2], tensor.Shape[^1]);
        int size = rows / 2 * columns;
        return new GgufTensorData(name, [.. tensor.Shape[..^2], rows / 2, columns], [.. tensor.Values.Chunk(rows * columns).SelectMany(matrix => matrix[(half * size)..((half + 1) * size)])]);
    }

    [GeneratedRegex(@"^(?<layer>blk\.\d+\.)(?<part>shared_mlp|block_sparse_moe)\.input_linear\.weight$")]
    private static partial Regex Halves();

    [GeneratedRegex(@"^(?<layer>blk\.\d+\.)(mlp|block_sparse_moe)\.experts\.(?<expert>\d+)\.(?<part>\w+)\.weight$")]
    private static partial Regex Single();

    [GeneratedRegex(@"^(?<layer>blk\.\d+\.)mlp\.experts\.(?<part>gate_up_proj|down_proj)(?<bias>_bias)?$")]
    private static partial Regex Fused();
}
