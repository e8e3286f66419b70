namespace ModelGen;

/// <summary>The family whose tensor names and storage layout a checkpoint follows.</summary>
public enum Naming
{
    /// <summary>
    /// LLaMA's names in Hugging Face checkpoints (<c>model.layers.0.self_attn.q_proj.weight</c>, the prefix may be missing) and GGUF files (<c>blk.0.attn_q.weight</c>); Mistral and
    /// Qwen 2 and 3 use the same.
    /// </summary>
    Llama,

    /// <summary>
    /// BLOOM's names in Hugging Face checkpoints (<c>transformer.h.0.self_attention.query_key_value.weight</c>, the prefix may be missing) and GGUF files
    /// (<c>blk.0.attn_qkv.weight</c>).
    /// </summary>
    Bloom,

    /// <summary>
    /// ChatGLM-6B's names (<c>transformer.layers.0.attention.query_key_value.weight</c>); there is no GGUF form. Its published code fixes the α of <see
    /// cref="ResidualAttribute"/> at √56, whatever the
    /// number of layers.
    /// </summary>
    ChatGlm,

    /// <summary>
    /// GLM-130B's names, which are ChatGLM-6B's, with both projections of the feed-forward part in one matrix: first the rows of the linear one, then those of
    /// the activated one. Shards for tensor
    /// parallelism have both of their own rows: where they are merged, the first halves go together, then the second ones. There is no GGUF form.
    /// </summary>
    Glm130B,

    /// <summary>
    /// BERT's names in Hugging Face checkpoints (<c>bert.encoder.layer.0.attention.self.query.weight</c>, the prefix may be missing) and GGUF files
    /// (<c>blk.0.attn_q.weight</c>).
    /// </summary>
    Bert,

    /// <summary>RoBERTa's names: BERT's with the prefix <c>roberta.</c>, which may be missing, and <c>lm_head</c>.</summary>
    Roberta,

    /// <summary>
    /// GPT-2's names in Hugging Face checkpoints (<c>transformer.h.0.attn.c_attn.weight</c>, the prefix may be missing; matrices are stored as inputs × outputs) and GGUF files (<c>blk.0.attn_qkv.weight</c>).
    /// </summary>
    Gpt2,

    /// <summary>
    /// The names of GPT-NeoX and Pythia in Hugging Face checkpoints (<c>gpt_neox.layers.0.attention.query_key_value.weight</c>, the prefix may be missing) and GGUF files (<c>gptneox</c>).
    /// </summary>
    GptNeoX,

    /// <summary>The names of Phi 1, 1.5 and 2 in Hugging Face checkpoints (<c>model.layers.0.mlp.fc1.weight</c>) and GGUF files (<c>phi2</c>).</summary>
    Phi,

    /// <summary>
    /// The names of Phi-3 and Phi-4 in Hugging Face checkpoints (<c>model.layers.0.self_attn.qkv_proj.weight</c>: projections in one tensor) and GGUF files (<c>phi3</c>).
    /// </summary>
    Phi3,

    /// <summary>
    /// The names of the first Gemma, which are LLaMA's, in Hugging Face checkpoints and GGUF files (<c>gemma</c>). Its norms multiply by 1 + w (<see cref="NormalizationAttribute.UnitOffset"/>): GGUF files have added the one.
    /// </summary>
    Gemma,

    /// <summary>The names of Gemma 2 in Hugging Face checkpoints (<c>model.layers.0.pre_feedforward_layernorm.weight</c>) and GGUF files (<c>gemma2</c>): Gemma's, with <see cref="NormPlacement.Sandwich"/>.</summary>
    Gemma2,

    /// <summary>The names of Gemma 3's text models in Hugging Face checkpoints (<c>gemma3_text</c>) and GGUF files (<c>gemma3</c>): Gemma 2's, with norms of queries and keys.</summary>
    Gemma3,

    /// <summary>
    /// Falcon's names in Hugging Face checkpoints (<c>transformer.h.0.self_attention.query_key_value.weight</c>, the prefix may be missing) and GGUF files (<c>falcon</c>). With <see cref="ParallelResidual.TwoNorms"/> they are
    /// those of the 40B kind (<c>ln_attn</c>, <c>ln_mlp</c>), otherwise those of the 7B kind.
    /// </summary>
    Falcon,

    /// <summary>
    /// The names of the first OLMo in Hugging Face checkpoints and GGUF files (<c>olmo</c>): LLaMA's, without norms, which have no weight (<see cref="NormalizationAttribute.Weight"/>).
    /// </summary>
    Olmo,

    /// <summary>
    /// The names of OLMo 2 in Hugging Face checkpoints (<c>model.layers.0.post_feedforward_layernorm.weight</c>) and GGUF files (<c>olmo2</c>): LLaMA's, with <see cref="NormPlacement.Output"/>.
    /// </summary>
    Olmo2,

    /// <summary>
    /// The names of GLM-4-0414 in Hugging Face checkpoints (<c>model.layers.0.post_self_attn_layernorm.weight</c>) and GGUF files (<c>glm4</c>): LLaMA's, with <see cref="NormPlacement.Sandwich"/> and rotation in neighbouring pairs.
    /// </summary>
    Glm4,

    /// <summary>The names of Granite 3, which are LLaMA's, in Hugging Face checkpoints and GGUF files (<c>granite</c>). Its factors on embedding, scores, branches and logits must agree.</summary>
    Granite,

    /// <summary>The names of StarCoder 2 in Hugging Face checkpoints (<c>model.layers.0.mlp.c_fc.weight</c>) and GGUF files (<c>starcoder2</c>).</summary>
    StarCoder2,

    /// <summary>The names of StableLM 3B and StableLM 2, which are LLaMA's, in Hugging Face checkpoints and GGUF files (<c>stablelm</c>).</summary>
    StableLm,

    /// <summary>
    /// The names of Command R and R7B, which are LLaMA's with one norm a layer, in Hugging Face checkpoints and GGUF files (<c>command-r</c>, <c>cohere2</c>), with rotation in neighbouring pairs. Command R+, which normalizes each head with weights of its
    /// own, is another model.
    /// </summary>
    Cohere,

    /// <summary>
    /// The names of Nemotron and Minitron, which are LLaMA's without a gate, in Hugging Face checkpoints and GGUF files (<c>nemotron</c>). Its norms multiply by 1 + w (<see cref="NormalizationAttribute.UnitOffset"/>).
    /// </summary>
    Nemotron,

    /// <summary>OPT's names in Hugging Face checkpoints (<c>model.decoder.layers.0.fc1.weight</c>, <c>model.</c> may be missing); there is no GGUF form.</summary>
    Opt,

    /// <summary>GPT-J's names in Hugging Face checkpoints (<c>transformer.h.0.mlp.fc_in.weight</c>, the prefix may be missing); there is no GGUF form.</summary>
    GptJ,

    /// <summary>
    /// GPT-Neo's names in Hugging Face checkpoints (<c>transformer.h.0.attn.attention.q_proj.weight</c>, the prefix may be missing): GPT-2's with projections apart, outputs first. Nothing divides its scores (<see
    /// cref="AttentionAttribute.Scale"/> = 1). There is no GGUF form.
    /// </summary>
    GptNeo,

    /// <summary>MPT's names in Hugging Face checkpoints (<c>transformer.blocks.0.attn.Wqkv.weight</c>, the prefix may be missing) and GGUF files (<c>mpt</c>).</summary>
    Mpt,

    /// <summary>DistilBERT's names in Hugging Face checkpoints (<c>distilbert.transformer.layer.0.attention.q_lin.weight</c>, the prefix may be missing) and GGUF files (<c>bert</c>).</summary>
    DistilBert,

    /// <summary>
    /// The names of JinaBERT (jina-embeddings-v2) in Hugging Face checkpoints (<c>bert.encoder.layer.0.mlp.gated_layers.weight</c>, <c>bert.</c> may be missing) and GGUF files (<c>jina-bert-v2</c>): BERT's, with gate and linear
    /// projection in one matrix.
    /// </summary>
    JinaBert,

    /// <summary>
    /// ALBERT's names in Hugging Face checkpoints (<c>albert.encoder.albert_layer_groups.0.albert_layers.0.ffn.weight</c>, <c>albert.</c> may be missing), whose layers share weights (<see cref="LayerPatternAttribute.ShareWeights"/>);
    /// there is no GGUF form.
    /// </summary>
    Albert,

    /// <summary>ELECTRA's names in Hugging Face checkpoints: BERT's with the prefix <c>electra.</c>, which may be missing, a projection behind the embedding, and the generator's head; there is no GGUF form.</summary>
    Electra,

    /// <summary>MPNet's names in Hugging Face checkpoints (<c>mpnet.encoder.layer.0.attention.attn.q.weight</c>, the prefix may be missing); there is no GGUF form.</summary>
    MpNet,

    /// <summary>ModernBERT's names in Hugging Face checkpoints (<c>model.layers.0.attn.Wqkv.weight</c>, <c>model.</c> may be missing); there is no GGUF form.</summary>
    ModernBert,

    /// <summary>
    /// The names of FSMT in Hugging Face checkpoints, fairseq's translators (<c>model.encoder.layers.0.self_attn.q_proj.weight</c>): the original Transformer with two vocabularies. There is no GGUF form.
    /// </summary>
    Fsmt,

    /// <summary>
    /// Marian's names in Hugging Face checkpoints (OPUS-MT), which are FSMT's with one embedding of both stacks (<c>model.shared.weight</c>) and a bias on the logits. There is no GGUF form.
    /// </summary>
    Marian,

    /// <summary>
    /// BART's names in Hugging Face checkpoints: Marian's, with learned positions and norms of the embedded tokens (<c>model.encoder.layernorm_embedding.weight</c>). mBART, Pegasus, Blenderbot, M2M100 and NLLB, which have norms
    /// before branches, use the same; their positions tell them apart. There is no GGUF form.
    /// </summary>
    Bart,

    /// <summary>
    /// T5's names in Hugging Face checkpoints (<c>encoder.block.0.layer.0.SelfAttention.q.weight</c>) and GGUF files (<c>enc.blk.0.attn_q.weight</c>); T5 1.1, Flan-T5 and mT5 use the same, and <see cref="Structure.Encoder"/> reads the encoder alone.
    /// </summary>
    T5,

    /// <summary>Mixtral's names in Hugging Face checkpoints, which are LLaMA's with <c>model.layers.0.block_sparse_moe.experts.0.w1.weight</c>, and GGUF files (<c>llama</c>).</summary>
    Mixtral,

    /// <summary>The names of Qwen 1.5 MoE and Qwen 2 MoE, which are LLaMA's with <c>model.layers.0.mlp.experts.0.gate_proj.weight</c>, in Hugging Face checkpoints and GGUF files (<c>qwen2moe</c>).</summary>
    Qwen2Moe,

    /// <summary>The names of Qwen 3 MoE, which are those of Qwen 2 MoE, in Hugging Face checkpoints and GGUF files (<c>qwen3moe</c>).</summary>
    Qwen3Moe,

    /// <summary>
    /// The names of gpt-oss, which are LLaMA's with the experts of a layer in one tensor (<c>model.layers.0.mlp.experts.gate_up_proj</c>), in Hugging Face checkpoints of floating-point weights and GGUF files (<c>gpt-oss</c>).
    /// </summary>
    GptOss,

    /// <summary>
    /// The names of DeepSeek V2, which are LLaMA's with <c>model.layers.0.self_attn.kv_a_proj_with_mqa.weight</c> and <c>model.layers.1.mlp.shared_experts.up_proj.weight</c>, in Hugging Face checkpoints and GGUF files
    /// (<c>deepseek2</c>) that have <c>attn_kv_b</c> in one.
    /// </summary>
    DeepSeekV2,

    /// <summary>The names of DeepSeek V3 and R1, which are those of V2 with <c>model.layers.3.mlp.gate.e_score_correction_bias</c>. The layer that predicts a second token is not read.</summary>
    DeepSeekV3,

    /// <summary>OLMoE's names, which are those of Qwen 3 MoE, in Hugging Face checkpoints and GGUF files (<c>olmoe</c>).</summary>
    Olmoe,

    /// <summary>
    /// The names of Granite 3 MoE, which are Granite's with the experts of a layer in one tensor (<c>model.layers.0.block_sparse_moe.input_linear.weight</c>), in Hugging Face checkpoints and GGUF files (<c>granitemoe</c>).
    /// </summary>
    GraniteMoe,

    /// <summary>
    /// The names of GLM-4.5 and 4.6, which are LLaMA's with DeepSeek's experts, in Hugging Face checkpoints and GGUF files (<c>glm4moe</c>). The layer that predicts a second token is not read.
    /// </summary>
    Glm4Moe,

    /// <summary>
    /// No family: <see cref="TensorNameAttribute"/> names each part. Where <c>config.json</c> has sizes, norm epsilon and rotary base under the keys that most families share (<c>num_attention_heads</c>, <c>rms_norm_eps</c>,
    /// <c>rope_theta</c> and their like), they must agree with the declaration; weights of a family that means something else by them can be loaded from a folder without it.
    /// </summary>
    Custom,
}
