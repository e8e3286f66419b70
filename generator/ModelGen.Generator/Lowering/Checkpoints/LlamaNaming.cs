using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The names of LLaMA, which Mistral and Qwen 2 and 3 share (Hugging Face models/llama; llama.cpp gguf-py/gguf/tensor_mapping.py).</summary>
internal sealed class LlamaNaming : CheckpointNaming
{
    private static readonly Dictionary<TensorRole, TensorNames> Names = new()
    {
        [TensorRole.TokenEmbedding] = new("model.embed_tokens", "token_embd"),
        [TensorRole.AttentionNorm] = new("model.layers.{layer}.input_layernorm", "blk.{layer}.attn_norm"),
        [TensorRole.Query] = new("model.layers.{layer}.self_attn.q_proj", "blk.{layer}.attn_q"),
        [TensorRole.Key] = new("model.layers.{layer}.self_attn.k_proj", "blk.{layer}.attn_k"),
        [TensorRole.Value] = new("model.layers.{layer}.self_attn.v_proj", "blk.{layer}.attn_v"),
        [TensorRole.QueryNorm] = new("model.layers.{layer}.self_attn.q_norm", "blk.{layer}.attn_q_norm"),
        [TensorRole.KeyNorm] = new("model.layers.{layer}.self_attn.k_norm", "blk.{layer}.attn_k_norm"),
        [TensorRole.Sinks] = new("model.layers.{layer}.self_attn.sinks", "blk.{layer}.attn_sinks") { Weight = "model.layers.{layer}.self_attn.sinks" },
        [TensorRole.AttentionOutput] = new("model.layers.{layer}.self_attn.o_proj", "blk.{layer}.attn_output"),
        [TensorRole.FeedForwardNorm] = new("model.layers.{layer}.post_attention_layernorm", "blk.{layer}.ffn_norm"),
        [TensorRole.Gate] = new("model.layers.{layer}.mlp.gate_proj", "blk.{layer}.ffn_gate"),
        [TensorRole.Up] = new("model.layers.{layer}.mlp.up_proj", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new("model.layers.{layer}.mlp.down_proj", "blk.{layer}.ffn_down"),
        [TensorRole.FinalNorm] = new("model.norm", "output_norm"),
        [TensorRole.Head] = new("lm_head", "output"),
    };

    public override TensorNames? this[TensorRole role] => Names.TryGetValue(role, out TensorNames? names) ? names : null;

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        List<string> ignored = ["model.layers.{layer}.self_attn.rotary_emb.inv_freq"];
        if (architecture.Head.Tied)
        {
            // Some checkpoints store the tied matrix twice; their configuration says that it counts once.
            ignored.Add("lm_head.weight");
        }

        if (architecture.LayerKinds.Any(layer => layer.Position.Scaling?.Kind == RotaryScaling.Llama3))
        {
            // llama.cpp stores the scaled frequencies; they follow from the declaration.
            ignored.Add("rope_freqs.weight");
        }

        if (architecture.LayerKinds.Any(layer => layer.Position.Scaling?.Kind == RotaryScaling.LongRope))
        {
            ignored.AddRange(["rope_factors_short.weight", "rope_factors_long.weight"]);
        }

        return new CheckpointPlan(
            LlamaSettings.Of(architecture),
            ignored,
            GgufArchitectures.Pairings)
        {
            GgufTiedCopy = architecture.Head.Tied ? Names[TensorRole.Head].GgufName + ".weight" : null,
        };
    }
}
