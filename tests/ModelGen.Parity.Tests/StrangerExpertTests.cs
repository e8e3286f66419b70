using System.Text.Json.Nodes;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Families with experts that have no naming, declared by names and storage alone.</summary>
public sealed class StrangerExpertTests
{
    private static readonly int[] Text = [.. Enumerable.Range(0, 40).Select(i => (i * 37) % 200)];

    [Fact]
    public void Experts_may_lie_one_behind_the_other_in_a_matrix()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/mixtral");
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(reference.Folder, "model.safetensors"));
        using WrittenCheckpoint checkpoint = new();
        foreach (SafetensorsTensor tensor in file.Tensors.Where(tensor => !tensor.Name.Contains(".experts.", StringComparison.Ordinal)))
        {
            checkpoint.Add(tensor.Name, [.. tensor.Shape.Select(size => (int)size)], file.ReadFloats(tensor.Name));
        }

        for (int layer = 0; layer < 3; layer++)
        {
            float[] Experts(string part) => [.. Enumerable.Range(0, 4).SelectMany(expert => file.ReadFloats($"model.layers.{layer}.block_sparse_moe.experts.{expert}.{part}.weight"))];
            string name = $"model.layers.{layer}.ffn.experts.mlp.";
            checkpoint.Add(name + "w1", [4 * 112, 64], Experts("w1"));
            checkpoint.Add(name + "v1", [4 * 112, 64], Experts("w3"));
            checkpoint.Add(name + "w2", [4 * 112, 64], [.. Experts("w2").Chunk(64 * 112).SelectMany(matrix => Enumerable.Range(0, 64 * 112).Select(i => matrix[(i % 64 * 112) + (i / 64)]))]);
        }

        checkpoint.Write(JsonNode.Parse(File.ReadAllText(Path.Combine(reference.Folder, "config.json")))!.AsObject());
        using MixtralStoredAsDbrx model = MixtralStoredAsDbrx.Load(checkpoint.Folder);
        for (int i = 0; i < reference.Sequences; i++)
        {
            int[] tokens = reference.Tokens(i);
            using DecoderSession session = model.CreateSession(tokens.Length);
            Compare.Close(reference.Logits(i), session.ForwardAll(tokens), reference.Tolerance, $"logits of sequence {i}");
        }
    }

    [Fact]
    public void Dbrx()
    {
        using WrittenCheckpoint checkpoint = new();
        checkpoint.Add("transformer.wte.weight", 200, 64);
        checkpoint.Add("transformer.norm_f.weight", 64);
        checkpoint.Linear("lm_head", 200, 64, bias: false);
        for (int i = 0; i < 2; i++)
        {
            string layer = $"transformer.blocks.{i}.";
            checkpoint.Add(layer + "norm_attn_norm.norm_1.weight", 64);
            checkpoint.Add(layer + "norm_attn_norm.norm_2.weight", 64);
            checkpoint.Linear(layer + "norm_attn_norm.attn.Wqkv", 128, 64, bias: false);
            checkpoint.Linear(layer + "norm_attn_norm.attn.out_proj", 64, 64, bias: false);
            checkpoint.Linear(layer + "ffn.router.layer", 4, 64, bias: false);
            foreach (string part in new[] { "w1", "v1", "w2" })
            {
                checkpoint.Add(layer + "ffn.experts.mlp." + part, 160, 64);
            }
        }

        checkpoint.Write(JsonNode.Parse("""{ "model_type": "dbrx", "d_model": 64, "n_layers": 2, "n_heads": 4, "vocab_size": 200, "max_seq_len": 128 }""")!.AsObject());
        Run(DbrxByNames.Load(checkpoint.Folder));
    }

    [Fact]
    public void Llama4()
    {
        using WrittenCheckpoint checkpoint = Llama(4, 500_000, tied: false, (layer, number) =>
        {
            string part = layer + "feed_forward.";
            return number % 2 == 0
                ? FeedForward(part, 112)
                :
                [
                    .. FeedForward(part + "shared_expert.", 40), (part + "router.weight", [4, 64]), (part + "experts.gate_up_proj", [4, 64, 80]), (part + "experts.down_proj", [4, 40, 64]),
                ];
        });
        Run(Llama4ByNames.Load(checkpoint.Folder));
    }

    [Fact]
    public void PhiMoe()
    {
        using WrittenCheckpoint checkpoint = Llama(2, 10_000, tied: false, (layer, _) =>
        [
            (layer + "input_layernorm.bias", [64]), (layer + "post_attention_layernorm.bias", [64]), (layer + "self_attn.q_proj.bias", [64]), (layer + "self_attn.k_proj.bias", [32]),
            (layer + "self_attn.v_proj.bias", [32]), (layer + "self_attn.o_proj.bias", [64]), (layer + "block_sparse_moe.gate.weight", [4, 64]),
            .. Enumerable.Range(0, 4).SelectMany(expert => new (string, int[])[]
            {
                ($"{layer}block_sparse_moe.experts.{expert}.w1.weight", [40, 64]), ($"{layer}block_sparse_moe.experts.{expert}.w2.weight", [64, 40]), ($"{layer}block_sparse_moe.experts.{expert}.w3.weight", [40, 64]),
            }),
        ], ("lm_head.bias", [200]), ("model.norm.bias", [64]));
        Run(PhiMoeByNames.Load(checkpoint.Folder));
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() =>
        {
            File.WriteAllText(Path.Combine(checkpoint.Folder, "config.json"), """{ "num_key_value_heads": 2, "router_jitter_noise": 0.1 }""");
            return PhiMoeByNames.Load(checkpoint.Folder);
        });
        Assert.Contains(error.Differences, difference => difference.Contains("jitter of the router: declared 0.01, found 0.1", StringComparison.Ordinal));
    }

    /// <summary>The corrections of ERNIE 4.5 are a matrix of one row.</summary>
    [Fact]
    public void Ernie()
    {
        using WrittenCheckpoint checkpoint = Llama(2, 10_000, tied: true, (layer, _) =>
        [
            (layer + "mlp.gate.weight", [4, 64]), (layer + "mlp.moe_statics.e_score_correction_bias", [1, 4]), .. Enumerable.Range(0, 4).SelectMany(expert => FeedForward($"{layer}mlp.experts.{expert}.", 40)),
        ]);
        Run(ErnieByNames.Load(checkpoint.Folder));
    }

    [Fact]
    public void Hunyuan()
    {
        using WrittenCheckpoint checkpoint = Llama(2, 10_000, tied: true, (layer, _) =>
        [
            (layer + "self_attn.query_layernorm.weight", [16]), (layer + "self_attn.key_layernorm.weight", [16]), (layer + "mlp.gate.wg.weight", [4, 64]), .. FeedForward(layer + "mlp.shared_mlp.", 40),
            .. Enumerable.Range(0, 4).SelectMany(expert => FeedForward($"{layer}mlp.experts.{expert}.", 40)),
        ]);
        Run(HunyuanByNames.Load(checkpoint.Folder));
    }

    private static void Run(IDecoder model)
    {
        using (model)
        {
            using DecoderSession session = model.CreateSession(Text.Length);
            Assert.All(session.ForwardAll(Text).ToArray(), logit => Assert.True(float.IsFinite(logit)));
        }
    }

    private static WrittenCheckpoint Llama(int layers, double rotaryBase, bool tied, Func<string, int, IEnumerable<(string Name, int[] Shape)>> own, params (string Name, int[] Shape)[] more)
    {
        WrittenCheckpoint checkpoint = new();
        checkpoint.Add("model.embed_tokens.weight", 200, 64);
        checkpoint.Add("model.norm.weight", 64);
        if (!tied)
        {
            checkpoint.Linear("lm_head", 200, 64, bias: false);
        }

        for (int i = 0; i < layers; i++)
        {
            string layer = $"model.layers.{i}.";
            checkpoint.Add(layer + "input_layernorm.weight", 64);
            checkpoint.Add(layer + "post_attention_layernorm.weight", 64);
            checkpoint.Linear(layer + "self_attn.q_proj", 64, 64, bias: false);
            checkpoint.Linear(layer + "self_attn.k_proj", 32, 64, bias: false);
            checkpoint.Linear(layer + "self_attn.v_proj", 32, 64, bias: false);
            checkpoint.Linear(layer + "self_attn.o_proj", 64, 64, bias: false);
            foreach ((string name, int[] shape) in own(layer, i))
            {
                checkpoint.Add(name, shape);
            }
        }

        foreach ((string name, int[] shape) in more)
        {
            checkpoint.Add(name, shape);
        }

        checkpoint.Write(new JsonObject { ["hidden_size"] = 64, ["num_key_value_heads"] = 2, ["rope_theta"] = rotaryBase });
        return checkpoint;
    }

    private static (string Name, int[] Shape)[] FeedForward(string name, int size) =>
        [(name + "gate_proj.weight", [size, 64]), (name + "up_proj.weight", [size, 64]), (name + "down_proj.weight", [64, size])];
}
