namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>A family that has no naming, declared with public attributes alone: <c>SIZES</c> stands for the arguments of <c>[Transformer]</c> behind the structure, <c>LAYERS</c> for patterns that differ from size to size.</summary>
/// <param name="Tiny">Sizes to run.</param>
/// <param name="Published">Sizes of a published model.</param>
/// <param name="Parameters">How many parameters that one has.</param>
internal sealed record Stranger(string Declaration, string Tiny, string Published, long Parameters)
{
    /// <summary>Patterns of the tiny one.</summary>
    public string TinyLayers { get; init; } = "";

    /// <summary>Patterns of the published one.</summary>
    public string PublishedLayers { get; init; } = "";
}

/// <summary>Families as a user would declare them who has a checkpoint and its code.</summary>
internal static class Strangers
{
    /// <summary>OpenELM-270M: sizes of each layer, heads and feed-forward part.</summary>
    private static readonly (int[] Heads, int[] FeedForward) OpenElmSizes = (
        [12, 12, 12, 12, 12, 16, 16, 16, 16, 16, 16, 16, 20, 20, 20, 20],
        [768, 1024, 1280, 1536, 1792, 2048, 2560, 2816, 3072, 3328, 3584, 3840, 4352, 4608, 4864, 5120]);

    public static readonly IReadOnlyDictionary<string, Stranger> All = new Dictionary<string, Stranger>
    {
        // apple/OpenELM-270M, https://huggingface.co/apple/OpenELM/blob/main/modeling_openelm.py
        ["OpenELM"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary)]
            [Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
            LAYERS
            [Activation(Activation.SwiGlu)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
            [Head(Head.LanguageModel, Tied = true)]
            [Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.Blocks, GateUp = GateUpLayout.GateFirst)]
            [TensorName(TensorRole.TokenEmbedding, "transformer.token_embeddings")]
            [TensorName(TensorRole.AttentionNorm, "transformer.layers.{layer}.attn_norm")]
            [TensorName(TensorRole.QueryKeyValue, "transformer.layers.{layer}.attn.qkv_proj")]
            [TensorName(TensorRole.QueryNorm, "transformer.layers.{layer}.attn.q_norm")]
            [TensorName(TensorRole.KeyNorm, "transformer.layers.{layer}.attn.k_norm")]
            [TensorName(TensorRole.AttentionOutput, "transformer.layers.{layer}.attn.out_proj")]
            [TensorName(TensorRole.FeedForwardNorm, "transformer.layers.{layer}.ffn_norm")]
            [TensorName(TensorRole.GateUp, "transformer.layers.{layer}.ffn.proj_1")]
            [TensorName(TensorRole.Down, "transformer.layers.{layer}.ffn.proj_2")]
            [TensorName(TensorRole.FinalNorm, "transformer.norm")]
            """,
            "Layers = 3, Hidden = 40, Heads = 4, KeyValueHeads = 2, HeadSize = 8, FeedForward = 32, Vocabulary = 50, Context = 64",
            "Layers = 16, Hidden = 1280, Heads = 12, KeyValueHeads = 3, HeadSize = 64, FeedForward = 768, Vocabulary = 32000, Context = 2048",
            271_527_168)
        {
            TinyLayers = "[LayerPattern(Layers = [1], Heads = 6, KeyValueHeads = 3, FeedForward = 48)]\n[LayerPattern(Layers = [2], Heads = 8, KeyValueHeads = 4, FeedForward = 56)]",
            PublishedLayers = string.Join('\n', Enumerable.Range(1, 15).Select(OpenElmLayer)),
        },

        // adept/persimmon-8b-base, Hugging Face models/persimmon
        ["Persimmon"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 25_000, RotaryFraction = 0.5)]
            [Attention(Bias = Projections.All, QueryKeyNorm = QueryKeyNorm.PerHead)]
            [Activation(Activation.SquaredRelu, Bias = true)]
            [Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
            [Checkpoint(Naming.Llama, QueryKeyValue = QueryKeyValueLayout.PerHead)]
            [TensorName(TensorRole.QueryKeyValue, "model.layers.{layer}.self_attn.query_key_value")]
            [TensorName(TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.dense")]
            [TensorName(TensorRole.QueryNorm, "model.layers.{layer}.self_attn.q_layernorm")]
            [TensorName(TensorRole.KeyNorm, "model.layers.{layer}.self_attn.k_layernorm")]
            [TensorName(TensorRole.Up, "model.layers.{layer}.mlp.dense_h_to_4h")]
            [TensorName(TensorRole.Down, "model.layers.{layer}.mlp.dense_4h_to_h")]
            [TensorName(TensorRole.FinalNorm, "model.final_layernorm")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, FeedForward = 64, Vocabulary = 50, Context = 64",
            "Layers = 36, Hidden = 4096, Heads = 64, FeedForward = 16384, Vocabulary = 262144, Context = 16384",
            9_397_175_296),

        // baichuan-inc/Baichuan-7B, its modeling_baichuan.py
        ["Baichuan"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary)]
            [Activation(Activation.SwiGlu)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
            [Checkpoint(Naming.Llama, QueryKeyValue = QueryKeyValueLayout.Blocks)]
            [TensorName(TensorRole.QueryKeyValue, "model.layers.{layer}.self_attn.W_pack")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 32, Hidden = 4096, Heads = 32, FeedForward = 11008, Vocabulary = 64000, Context = 4096",
            7_000_559_616),

        // internlm/internlm2-1_8b, its modeling_internlm2.py
        ["InternLM2"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 1_000_000)]
            [Activation(Activation.SwiGlu)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
            [Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.PerKeyValueGroup)]
            [TensorName(TensorRole.TokenEmbedding, "model.tok_embeddings")]
            [TensorName(TensorRole.AttentionNorm, "model.layers.{layer}.attention_norm")]
            [TensorName(TensorRole.QueryKeyValue, "model.layers.{layer}.attention.wqkv")]
            [TensorName(TensorRole.AttentionOutput, "model.layers.{layer}.attention.wo")]
            [TensorName(TensorRole.FeedForwardNorm, "model.layers.{layer}.ffn_norm")]
            [TensorName(TensorRole.Gate, "model.layers.{layer}.feed_forward.w1")]
            [TensorName(TensorRole.Up, "model.layers.{layer}.feed_forward.w3")]
            [TensorName(TensorRole.Down, "model.layers.{layer}.feed_forward.w2")]
            [TensorName(TensorRole.FinalNorm, "model.norm")]
            [TensorName(TensorRole.Head, "output")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 24, Hidden = 2048, Heads = 16, KeyValueHeads = 8, FeedForward = 8192, Vocabulary = 92544, Context = 32768",
            1_889_110_016),

        // THUDM/chatglm3-6b, its modeling_chatglm.py: not ChatGLM-6B, but a causal decoder
        ["ChatGLM3"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary, Pairing = RotaryPairing.Interleaved, RotaryFraction = 0.5)]
            [Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
            [Activation(Activation.SwiGlu)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
            [Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.Blocks, GateUp = GateUpLayout.GateFirst, Ignored = ["transformer.rotary_pos_emb.inv_freq"])]
            [TensorName(TensorRole.TokenEmbedding, "transformer.embedding.word_embeddings")]
            [TensorName(TensorRole.AttentionNorm, "transformer.encoder.layers.{layer}.input_layernorm")]
            [TensorName(TensorRole.QueryKeyValue, "transformer.encoder.layers.{layer}.self_attention.query_key_value")]
            [TensorName(TensorRole.AttentionOutput, "transformer.encoder.layers.{layer}.self_attention.dense")]
            [TensorName(TensorRole.FeedForwardNorm, "transformer.encoder.layers.{layer}.post_attention_layernorm")]
            [TensorName(TensorRole.GateUp, "transformer.encoder.layers.{layer}.mlp.dense_h_to_4h")]
            [TensorName(TensorRole.Down, "transformer.encoder.layers.{layer}.mlp.dense_4h_to_h")]
            [TensorName(TensorRole.FinalNorm, "transformer.encoder.final_layernorm")]
            [TensorName(TensorRole.Head, "transformer.output_layer")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 28, Hidden = 4096, Heads = 32, KeyValueHeads = 2, FeedForward = 13696, Vocabulary = 65024, Context = 8192",
            6_243_584_000),

        // Qwen/Qwen-1_8B, its modeling_qwen.py, where w2 is what is activated
        ["Qwen"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary)]
            [Attention(Bias = Projections.Query | Projections.Key | Projections.Value)]
            [Activation(Activation.SwiGlu)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
            [Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.Blocks)]
            [TensorName(TensorRole.TokenEmbedding, "transformer.wte")]
            [TensorName(TensorRole.AttentionNorm, "transformer.h.{layer}.ln_1")]
            [TensorName(TensorRole.QueryKeyValue, "transformer.h.{layer}.attn.c_attn")]
            [TensorName(TensorRole.AttentionOutput, "transformer.h.{layer}.attn.c_proj")]
            [TensorName(TensorRole.FeedForwardNorm, "transformer.h.{layer}.ln_2")]
            [TensorName(TensorRole.Gate, "transformer.h.{layer}.mlp.w2")]
            [TensorName(TensorRole.Up, "transformer.h.{layer}.mlp.w1")]
            [TensorName(TensorRole.Down, "transformer.h.{layer}.mlp.c_proj")]
            [TensorName(TensorRole.FinalNorm, "transformer.ln_f")]
            [TensorName(TensorRole.Head, "lm_head")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 24, Hidden = 2048, Heads = 16, FeedForward = 5504, Vocabulary = 151936, Context = 8192",
            1_836_828_672),

        // openai-community/openai-gpt, Hugging Face models/openai
        ["GPT"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Learned)]
            [Attention(Bias = Projections.All)]
            [Activation(Activation.GeluTanh, Bias = true)]
            [Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-5)]
            [Head(Head.LanguageModel, Tied = true)]
            [Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.Blocks, Transposed = true)]
            [TensorName(TensorRole.TokenEmbedding, "tokens_embed")]
            [TensorName(TensorRole.PositionEmbedding, "positions_embed")]
            [TensorName(TensorRole.QueryKeyValue, "h.{layer}.attn.c_attn")]
            [TensorName(TensorRole.AttentionOutput, "h.{layer}.attn.c_proj")]
            [TensorName(TensorRole.AttentionNorm, "h.{layer}.ln_1")]
            [TensorName(TensorRole.Up, "h.{layer}.mlp.c_fc")]
            [TensorName(TensorRole.Down, "h.{layer}.mlp.c_proj")]
            [TensorName(TensorRole.FeedForwardNorm, "h.{layer}.ln_2")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, FeedForward = 128, Vocabulary = 50, Context = 64",
            "Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 40478, Context = 512",
            116_534_784),

        // bigcode/starcoderbase-1b, Hugging Face models/gpt_bigcode: GPT-2 with one key and value for all heads, and matrices outputs first
        ["StarCoder"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Learned)]
            [Attention(Bias = Projections.All)]
            [Activation(Activation.GeluTanh, Bias = true)]
            [Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
            [Head(Head.LanguageModel, Tied = true)]
            [Checkpoint(Naming.Gpt2, Transposed = false)]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, KeyValueHeads = 1, FeedForward = 128, Vocabulary = 50, Context = 64",
            "Layers = 24, Hidden = 2048, Heads = 16, KeyValueHeads = 1, FeedForward = 8192, Vocabulary = 49152, Context = 8192",
            1_137_207_296),

        // facebook/xglm-564M, Hugging Face models/xglm
        ["XGLM"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [Embedding(Scale = EmbeddingScale.SqrtHidden)]
            [PositionEncoding(PositionEncoding.Sinusoidal, SinusoidLayout = SinusoidLayout.Concatenated, SinusoidSpacing = SinusoidSpacing.Inclusive, Offset = 2)]
            [Attention(Bias = Projections.All)]
            [Activation(Activation.Gelu, Bias = true)]
            [Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
            [Head(Head.LanguageModel, Tied = true)]
            [Checkpoint(Naming.Llama)]
            [TensorName(TensorRole.AttentionOutput, "model.layers.{layer}.self_attn.out_proj")]
            [TensorName(TensorRole.AttentionNorm, "model.layers.{layer}.self_attn_layer_norm")]
            [TensorName(TensorRole.Up, "model.layers.{layer}.fc1")]
            [TensorName(TensorRole.Down, "model.layers.{layer}.fc2")]
            [TensorName(TensorRole.FeedForwardNorm, "model.layers.{layer}.final_layer_norm")]
            [TensorName(TensorRole.FinalNorm, "model.layer_norm")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, FeedForward = 128, Vocabulary = 50, Context = 64",
            "Layers = 24, Hidden = 1024, Heads = 16, FeedForward = 4096, Vocabulary = 256008, Context = 2048",
            564_463_616),

        // nomic-ai/nomic-embed-text-v1, its modeling_hf_nomic_bert.py, where fc12 is what is activated
        ["Nomic BERT"] = new(
            """
            [Transformer(Structure.Encoder, SIZES)]
            [Embedding(Normalized = true, TokenTypes = 2)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 1000)]
            [Activation(Activation.SwiGlu)]
            [Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
            [Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.Blocks)]
            [TensorName(TensorRole.TokenEmbedding, "embeddings.word_embeddings")]
            [TensorName(TensorRole.TokenTypeEmbedding, "embeddings.token_type_embeddings")]
            [TensorName(TensorRole.EmbeddingNorm, "emb_ln")]
            [TensorName(TensorRole.QueryKeyValue, "encoder.layers.{layer}.attn.Wqkv")]
            [TensorName(TensorRole.AttentionOutput, "encoder.layers.{layer}.attn.out_proj")]
            [TensorName(TensorRole.AttentionNorm, "encoder.layers.{layer}.norm1")]
            [TensorName(TensorRole.Gate, "encoder.layers.{layer}.mlp.fc12")]
            [TensorName(TensorRole.Up, "encoder.layers.{layer}.mlp.fc11")]
            [TensorName(TensorRole.Down, "encoder.layers.{layer}.mlp.fc2")]
            [TensorName(TensorRole.FeedForwardNorm, "encoder.layers.{layer}.norm2")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 30528, Context = 8192",
            136_731_648),

        // mosaicml/mosaic-bert-base without its head, its bert_layers.py
        ["MosaicBERT"] = new(
            """
            [Transformer(Structure.Encoder, SIZES)]
            [Embedding(Normalized = true, TokenTypes = 2)]
            [PositionEncoding(PositionEncoding.Alibi)]
            [Attention(Bias = Projections.All)]
            [Activation(Activation.GeGlu, OutputBias = true)]
            [Normalization(Norm.Layer, NormPlacement.Post, Epsilon = 1e-12)]
            [Checkpoint(Naming.JinaBert, QueryKeyValue = QueryKeyValueLayout.Blocks)]
            [TensorName(TensorRole.QueryKeyValue, "bert.encoder.layer.{layer}.attention.self.Wqkv")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 30528, Context = 512",
            136_777_728),

        // EuroBERT/EuroBERT-210m without its head, its modeling_eurobert.py: LLaMA's layers over whole texts
        ["EuroBERT"] = new(
            """
            [Transformer(Structure.Encoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 250_000)]
            [Activation(Activation.SwiGlu)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
            [Checkpoint(Naming.Llama)]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 128256, Context = 8192",
            211_766_016),

        // google/t5gemma-s-s-prefixlm, Hugging Face models/t5gemma: Gemma 2 as an encoder-decoder, with windows in every other layer of both stacks
        ["T5Gemma"] = new(
            $"""
            [Transformer(Structure.EncoderDecoder, SIZES)]
            [Embedding(Scale = EmbeddingScale.SqrtHidden, Shared = false)]
            [PositionEncoding(PositionEncoding.Rotary)]
            [Attention(LogitSoftCap = 50)]
            LAYERS
            [Activation(Activation.GeGluTanh)]
            [Normalization(Norm.Rms, NormPlacement.Sandwich, Epsilon = 1e-6, UnitOffset = true)]
            [Head(Head.LanguageModel, Tied = true, LogitSoftCap = 30)]
            [Checkpoint(Naming.Custom)]
            [TensorName(TensorRole.TokenEmbedding, "model.decoder.embed_tokens")]
            [TensorName(TensorRole.SourceEmbedding, "model.encoder.embed_tokens")]
            {T5GemmaNames()}
            """,
            "Layers = 3, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 8, Hidden = 512, Heads = 8, HeadSize = 64, FeedForward = 1024, Vocabulary = 256000, Context = 8192",
            312_517_632)
        {
            TinyLayers = "[LayerPattern(Every = 2, Window = 5)]",
            PublishedLayers = "[LayerPattern(Every = 2, Window = 4096)]",
        },
    };

    /// <summary>The names of T5Gemma: Gemma 2's in each stack, and in the decoder those of the attention to the source.</summary>
    private static string T5GemmaNames()
    {
        (TensorRole Role, string Name)[] stack =
        [
            (TensorRole.AttentionNorm, "layers.{layer}.pre_self_attn_layernorm"),
            (TensorRole.Query, "layers.{layer}.self_attn.q_proj"),
            (TensorRole.Key, "layers.{layer}.self_attn.k_proj"),
            (TensorRole.Value, "layers.{layer}.self_attn.v_proj"),
            (TensorRole.AttentionOutput, "layers.{layer}.self_attn.o_proj"),
            (TensorRole.AttentionOutputNorm, "layers.{layer}.post_self_attn_layernorm"),
            (TensorRole.FeedForwardNorm, "layers.{layer}.pre_feedforward_layernorm"),
            (TensorRole.Gate, "layers.{layer}.mlp.gate_proj"),
            (TensorRole.Up, "layers.{layer}.mlp.up_proj"),
            (TensorRole.Down, "layers.{layer}.mlp.down_proj"),
            (TensorRole.FeedForwardOutputNorm, "layers.{layer}.post_feedforward_layernorm"),
            (TensorRole.FinalNorm, "norm"),
        ];
        (TensorRole Role, string Name)[] cross =
        [
            (TensorRole.CrossNorm, "layers.{layer}.pre_cross_attn_layernorm"),
            (TensorRole.CrossQuery, "layers.{layer}.cross_attn.q_proj"),
            (TensorRole.CrossKey, "layers.{layer}.cross_attn.k_proj"),
            (TensorRole.CrossValue, "layers.{layer}.cross_attn.v_proj"),
            (TensorRole.CrossOutput, "layers.{layer}.cross_attn.o_proj"),
            (TensorRole.CrossOutputNorm, "layers.{layer}.post_cross_attn_layernorm"),
        ];
        return string.Join('\n', new[] { "encoder", "decoder" }
            .SelectMany(name => stack.Select(part => $"[TensorName(TensorRole.{part.Role}, \"model.{name}.{part.Name}\", Stack = Stack.{(name == "encoder" ? "Encoder" : "Decoder")})]"))
            .Concat(cross.Select(part => $"[TensorName(TensorRole.{part.Role}, \"model.decoder.{part.Name}\")]")));
    }

    private static string OpenElmLayer(int layer)
    {
        int heads = OpenElmSizes.Heads[layer];
        string ofHeads = heads == OpenElmSizes.Heads[0] ? "" : $"Heads = {heads}, KeyValueHeads = {heads / 4}, ";
        return $"[LayerPattern(Layers = [{layer}], {ofHeads}FeedForward = {OpenElmSizes.FeedForward[layer]})]";
    }
}
