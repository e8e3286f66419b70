using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>
/// The names of LLaMA, which Mistral and Qwen 2 and 3 share, and those of the experts of Qwen (Hugging Face models/llama, models/qwen2_moe; llama.cpp gguf-py/gguf/tensor_mapping.py). Families that call most of their parts the same derive from it.
/// </summary>
internal class LlamaNaming : FamilyNaming
{
    protected const string Layer = "model.layers.{layer}.";

    // DeepSeek's latent attention.
    private static readonly TensorNames KeyValueDown = new(Layer + "self_attn.kv_a_proj_with_mqa", "blk.{layer}.attn_kv_a_mqa");
    private static readonly TensorNames KeyValueUp = new(Layer + "self_attn.kv_b_proj", "blk.{layer}.attn_kv_b");

    // What it has beside the parts of a layer.
    private static readonly string[] OfNextTokenLayer = ["embed_tokens", "enorm", "hnorm", "eh_proj", "shared_head.norm", "shared_head.head"];

    private static readonly Dictionary<TensorRole, TensorNames> Common = new()
    {
        [TensorRole.TokenEmbedding] = new("model.embed_tokens", "token_embd"),
        [TensorRole.AttentionNorm] = new(Layer + "input_layernorm", "blk.{layer}.attn_norm"),
        [TensorRole.Query] = new(Layer + "self_attn.q_proj", "blk.{layer}.attn_q"),
        [TensorRole.Key] = new(Layer + "self_attn.k_proj", "blk.{layer}.attn_k"),
        [TensorRole.Value] = new(Layer + "self_attn.v_proj", "blk.{layer}.attn_v"),
        [TensorRole.QueryNorm] = new(Layer + "self_attn.q_norm", "blk.{layer}.attn_q_norm"),
        [TensorRole.KeyNorm] = new(Layer + "self_attn.k_norm", "blk.{layer}.attn_k_norm"),
        [TensorRole.Sinks] = new(Layer + "self_attn.sinks", "blk.{layer}.attn_sinks") { Weight = Layer + "self_attn.sinks" },
        [TensorRole.QueryDown] = new(Layer + "self_attn.q_a_proj", "blk.{layer}.attn_q_a"),
        [TensorRole.QueryDownNorm] = new(Layer + "self_attn.q_a_layernorm", "blk.{layer}.attn_q_a_norm"),
        [TensorRole.QueryUp] = new(Layer + "self_attn.q_b_proj", "blk.{layer}.attn_q_b"),
        [TensorRole.KeyValueDown] = KeyValueDown,
        [TensorRole.KeyValueLatent] = KeyValueDown,
        [TensorRole.KeyRotary] = KeyValueDown,
        [TensorRole.KeyValueDownNorm] = new(Layer + "self_attn.kv_a_layernorm", "blk.{layer}.attn_kv_a_norm"),
        [TensorRole.KeyValueUp] = KeyValueUp,
        [TensorRole.KeyUp] = KeyValueUp,
        [TensorRole.ValueUp] = KeyValueUp,
        [TensorRole.AttentionOutput] = new(Layer + "self_attn.o_proj", "blk.{layer}.attn_output"),
        [TensorRole.FeedForwardNorm] = new(Layer + "post_attention_layernorm", "blk.{layer}.ffn_norm"),
        [TensorRole.Gate] = new(Layer + "mlp.gate_proj", "blk.{layer}.ffn_gate"),
        [TensorRole.Up] = new(Layer + "mlp.up_proj", "blk.{layer}.ffn_up"),
        [TensorRole.Down] = new(Layer + "mlp.down_proj", "blk.{layer}.ffn_down"),
        [TensorRole.Router] = new(Layer + "mlp.gate", "blk.{layer}.ffn_gate_inp"),
        [TensorRole.RouterCorrection] = new(Layer + "mlp.gate", "blk.{layer}.exp_probs_b") { Weight = Layer + "mlp.gate.e_score_correction_bias", GgufWeight = "blk.{layer}.exp_probs_b.bias" },
        [TensorRole.ExpertGate] = new(Layer + "mlp.experts.{expert}.gate_proj", "blk.{layer}.ffn_gate_exps"),
        [TensorRole.ExpertUp] = new(Layer + "mlp.experts.{expert}.up_proj", "blk.{layer}.ffn_up_exps"),
        [TensorRole.ExpertDown] = new(Layer + "mlp.experts.{expert}.down_proj", "blk.{layer}.ffn_down_exps"),
        [TensorRole.SharedGate] = new(Layer + "mlp.shared_expert.gate_proj", "blk.{layer}.ffn_gate_shexp"),
        [TensorRole.SharedUp] = new(Layer + "mlp.shared_expert.up_proj", "blk.{layer}.ffn_up_shexp"),
        [TensorRole.SharedDown] = new(Layer + "mlp.shared_expert.down_proj", "blk.{layer}.ffn_down_shexp"),
        [TensorRole.SharedRouter] = new(Layer + "mlp.shared_expert_gate", "blk.{layer}.ffn_gate_inp_shexp"),
        [TensorRole.FinalNorm] = new("model.norm", "output_norm"),
        [TensorRole.Head] = new("lm_head", "output"),
        [TensorRole.Classifier] = new("score", ""),
    };

    /// <summary>What the family calls otherwise; null for a part that it does not have.</summary>
    protected virtual IReadOnlyDictionary<TensorRole, TensorNames?> Others { get; } = new Dictionary<TensorRole, TensorNames?>();

    protected sealed override IReadOnlyDictionary<TensorRole, TensorNames> Names => Common;

    // Models without a head are stored without it, those for embeddings of texts above all.
    protected override string Prefix => "model.";

    protected override IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings => GgufArchitectures.Pairings;

    // Meta's own files pair neighbours, those of Hugging Face halves.
    protected override RotaryPairing? Pairing => null;

    public sealed override TensorNames? this[TensorRole role] => Others.TryGetValue(role, out TensorNames? names) ? names : base[role];

    /// <summary>The tensors of a layer behind the last one, which some checkpoints have to predict one token more, and which nobody reads.</summary>
    protected IEnumerable<string> NextTokenLayer(ArchitectureSpec architecture)
    {
        string number = architecture.Layers.ToString(CultureInfo.InvariantCulture);
        IEnumerable<string> own = OfNextTokenLayer.SelectMany(name => new[] { $"{Layer}{name}.weight", $"blk.{{layer}}.nextn.{name.Replace('.', '_')}.weight" });
        return Common.Keys.Concat(Others.Keys)
            .Select(role => this[role])
            .OfType<TensorNames>()
            .SelectMany(names => new[] { names.Weight, names.Bias, names.GgufWeight, names.GgufBias })
            .Concat(own)
            .Where(name => name.Contains("{layer}"))
            .Select(name => name.Replace("{layer}", number))
            .Distinct();
    }

    protected override IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture) => LlamaSettings.Of(architecture);

    protected override IEnumerable<string> Ignored(ArchitectureSpec architecture) => RotaryTables(architecture).Prepend(Layer + "self_attn.rotary_emb.inv_freq");
}
