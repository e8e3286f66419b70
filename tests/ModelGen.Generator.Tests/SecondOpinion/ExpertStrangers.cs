namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>Families with experts as a user would declare them who has a checkpoint and its code.</summary>
internal static class ExpertStrangers
{
    public static readonly IReadOnlyDictionary<string, Stranger> All = new Dictionary<string, Stranger>
    {
        // databricks/dbrx-base, Hugging Face models/dbrx
        ["DBRX"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 500_000)]
            [Attention(ClipQueryKeyValue = 8)]
            [Activation(Activation.SwiGlu)]
            LAYERS
            [Normalization(Norm.Layer, NormPlacement.Pre, Bias = false)]
            [Checkpoint(Naming.Custom, QueryKeyValue = QueryKeyValueLayout.Blocks)]
            [TensorName(TensorRole.TokenEmbedding, "transformer.wte")]
            [TensorName(TensorRole.AttentionNorm, "transformer.blocks.{layer}.norm_attn_norm.norm_1")]
            [TensorName(TensorRole.QueryKeyValue, "transformer.blocks.{layer}.norm_attn_norm.attn.Wqkv")]
            [TensorName(TensorRole.AttentionOutput, "transformer.blocks.{layer}.norm_attn_norm.attn.out_proj")]
            [TensorName(TensorRole.FeedForwardNorm, "transformer.blocks.{layer}.norm_attn_norm.norm_2")]
            [TensorName(TensorRole.Router, "transformer.blocks.{layer}.ffn.router.layer")]
            [TensorName(TensorRole.ExpertGate, "transformer.blocks.{layer}.ffn.experts.mlp.w1", Exact = true)]
            [TensorName(TensorRole.ExpertUp, "transformer.blocks.{layer}.ffn.experts.mlp.v1", Exact = true)]
            [TensorName(TensorRole.ExpertDown, "transformer.blocks.{layer}.ffn.experts.mlp.w2", Exact = true)]
            [TensorName(TensorRole.FinalNorm, "transformer.norm_f")]
            [TensorName(TensorRole.Head, "lm_head")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 20, Vocabulary = 50, Context = 64",
            "Layers = 40, Hidden = 6144, Heads = 48, KeyValueHeads = 8, FeedForward = 10752, Vocabulary = 100352, Context = 32768",
            131_596_523_520)
        {
            TinyLayers = "[Experts(Count = 4, Active = 2, Renormalize = true, DownTransposed = true)]",
            PublishedLayers = "[Experts(Count = 16, Active = 4, Renormalize = true, DownTransposed = true)]",
        },

        // hpcai-tech/grok-1, its modeling_grok1.py
        ["Grok-1"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [Embedding(ScaleFactor = 78.38367176906169)]
            [PositionEncoding(PositionEncoding.Rotary)]
            [Attention(LogitSoftCap = 30)]
            [Activation(Activation.GeGlu)]
            LAYERS
            [Normalization(Norm.Rms, NormPlacement.Sandwich)]
            [Head(Head.LanguageModel, Tied = true, Scale = 0.5773502691896257)]
            [Checkpoint(Naming.Llama)]
            [TensorName(TensorRole.AttentionNorm, "model.layers.{layer}.pre_attn_norm.scale", Exact = true)]
            [TensorName(TensorRole.AttentionOutputNorm, "model.layers.{layer}.post_attn_norm.scale", Exact = true)]
            [TensorName(TensorRole.Query, "model.layers.{layer}.attn.q_proj")]
            [TensorName(TensorRole.Key, "model.layers.{layer}.attn.k_proj")]
            [TensorName(TensorRole.Value, "model.layers.{layer}.attn.v_proj")]
            [TensorName(TensorRole.AttentionOutput, "model.layers.{layer}.attn.o_proj")]
            [TensorName(TensorRole.FeedForwardNorm, "model.layers.{layer}.pre_moe_norm.scale", Exact = true)]
            [TensorName(TensorRole.FeedForwardOutputNorm, "model.layers.{layer}.post_moe_norm.scale", Exact = true)]
            [TensorName(TensorRole.Router, "model.layers.{layer}.moe_block.gate")]
            [TensorName(TensorRole.ExpertGate, "model.layers.{layer}.moe_block.experts.{expert}.linear")]
            [TensorName(TensorRole.ExpertUp, "model.layers.{layer}.moe_block.experts.{expert}.linear_v")]
            [TensorName(TensorRole.ExpertDown, "model.layers.{layer}.moe_block.experts.{expert}.linear_1")]
            [TensorName(TensorRole.FinalNorm, "model.norm.scale", Exact = true)]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 20, Vocabulary = 50, Context = 64",
            "Layers = 64, Hidden = 6144, Heads = 48, KeyValueHeads = 8, FeedForward = 32768, Vocabulary = 131072, Context = 8192",
            315_684_820_992)
        {
            TinyLayers = "[Experts(Count = 4, Active = 2)]",
            PublishedLayers = "[Experts(Count = 8, Active = 2)]",
        },

        // MiniMaxAI/MiniMax-M2, its modeling_minimax_m2.py
        ["MiniMax-M2"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 5_000_000, RotaryFraction = 0.5)]
            [Attention(QueryKeyNorm = QueryKeyNorm.FullWidth)]
            [Activation(Activation.SwiGlu)]
            LAYERS
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
            [Checkpoint(Naming.Llama)]
            [TensorName(TensorRole.Router, "model.layers.{layer}.block_sparse_moe.gate")]
            [TensorName(TensorRole.RouterCorrection, "model.layers.{layer}.block_sparse_moe.e_score_correction_bias", Exact = true)]
            [TensorName(TensorRole.ExpertGate, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w1")]
            [TensorName(TensorRole.ExpertUp, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w3")]
            [TensorName(TensorRole.ExpertDown, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w2")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 20, Vocabulary = 50, Context = 64",
            "Layers = 62, Hidden = 3072, Heads = 48, KeyValueHeads = 8, HeadSize = 128, FeedForward = 1536, Vocabulary = 200064, Context = 196608",
            228_689_764_864)
        {
            TinyLayers = "[Experts(Count = 8, Active = 3, Scoring = ExpertScoring.Sigmoid, SelectionBias = true, Renormalize = true)]",
            PublishedLayers = "[Experts(Count = 256, Active = 8, Scoring = ExpertScoring.Sigmoid, SelectionBias = true, Renormalize = true)]",
        },

        // baidu/ERNIE-4.5-21B-A3B-PT, Hugging Face models/ernie4_5_moe
        ["ERNIE 4.5"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 500_000, Pairing = RotaryPairing.Interleaved)]
            [Activation(Activation.SwiGlu)]
            LAYERS
            [LayerPattern(First = 0, Last = 0, Experts = false)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
            [Head(Head.LanguageModel, Tied = true)]
            [Checkpoint(Naming.Llama)]
            [TensorName(TensorRole.RouterCorrection, "model.layers.{layer}.mlp.moe_statics.e_score_correction_bias", Exact = true)]
            [TensorName(TensorRole.SharedGate, "model.layers.{layer}.mlp.shared_experts.gate_proj")]
            [TensorName(TensorRole.SharedUp, "model.layers.{layer}.mlp.shared_experts.up_proj")]
            [TensorName(TensorRole.SharedDown, "model.layers.{layer}.mlp.shared_experts.down_proj")]
            """,
            "Layers = 3, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 28, Hidden = 2560, Heads = 20, KeyValueHeads = 4, HeadSize = 128, FeedForward = 12288, Vocabulary = 103424, Context = 131072",
            21_825_437_888)
        {
            TinyLayers = "[Experts(Count = 8, Active = 3, Size = 20, Shared = 40, SelectionBias = true, Renormalize = true)]",
            PublishedLayers = "[Experts(Count = 64, Active = 6, Size = 1536, Shared = 3072, SelectionBias = true, Renormalize = true)]",
        },

        // rednote-hilab/dots.llm1.inst, Hugging Face models/dots1
        ["dots.llm1"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 10_000_000)]
            [Attention(QueryKeyNorm = QueryKeyNorm.PerHead)]
            [Activation(Activation.SwiGlu)]
            LAYERS
            [LayerPattern(First = 0, Last = 0, Experts = false)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
            [Checkpoint(Naming.Llama)]
            [TensorName(TensorRole.SharedGate, "model.layers.{layer}.mlp.shared_experts.gate_proj")]
            [TensorName(TensorRole.SharedUp, "model.layers.{layer}.mlp.shared_experts.up_proj")]
            [TensorName(TensorRole.SharedDown, "model.layers.{layer}.mlp.shared_experts.down_proj")]
            """,
            "Layers = 3, Hidden = 32, Heads = 4, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 62, Hidden = 4096, Heads = 32, FeedForward = 10944, Vocabulary = 152064, Context = 32768",
            142_774_381_696)
        {
            TinyLayers = "[Experts(Count = 8, Active = 3, Size = 20, Shared = 40, Scoring = ExpertScoring.Sigmoid, SelectionBias = true, Renormalize = true, Scale = 2.5)]",
            PublishedLayers = "[Experts(Count = 128, Active = 6, Size = 1408, Shared = 2816, Scoring = ExpertScoring.Sigmoid, SelectionBias = true, Renormalize = true, Scale = 2.5)]",
        },

        // tencent/Hunyuan-A13B-Instruct, Hugging Face models/hunyuan_v1_moe: the base follows from alpha.
        ["Hunyuan A13B"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 11_158_840)]
            [Attention(QueryKeyNorm = QueryKeyNorm.PerHead, QueryKeyNormAfterRotary = true)]
            [Activation(Activation.SwiGlu)]
            LAYERS
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
            [Head(Head.LanguageModel, Tied = true)]
            [Checkpoint(Naming.Llama)]
            [TensorName(TensorRole.QueryNorm, "model.layers.{layer}.self_attn.query_layernorm")]
            [TensorName(TensorRole.KeyNorm, "model.layers.{layer}.self_attn.key_layernorm")]
            [TensorName(TensorRole.Router, "model.layers.{layer}.mlp.gate.wg")]
            [TensorName(TensorRole.SharedGate, "model.layers.{layer}.mlp.shared_mlp.gate_proj")]
            [TensorName(TensorRole.SharedUp, "model.layers.{layer}.mlp.shared_mlp.up_proj")]
            [TensorName(TensorRole.SharedDown, "model.layers.{layer}.mlp.shared_mlp.down_proj")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 20, Vocabulary = 50, Context = 64",
            "Layers = 32, Hidden = 4096, Heads = 32, KeyValueHeads = 8, FeedForward = 3072, Vocabulary = 128167, Context = 32768",
            80_393_183_232)
        {
            TinyLayers = "[Experts(Count = 8, Active = 3, Shared = 20, Renormalize = true)]",
            PublishedLayers = "[Experts(Count = 64, Active = 8, Shared = 3072, Renormalize = true)]",
        },

        // meta-llama/Llama-4-Maverick-17B-128E, Hugging Face models/llama4, within the first 8,192 tokens, where attention is that of other models.
        ["Llama 4 Maverick"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary, Base = 500_000, Pairing = RotaryPairing.Interleaved)]
            [LayerPattern(Every = 4, Offset = 3, PositionEncoding = PositionEncoding.None)]
            [Activation(Activation.SwiGlu)]
            LAYERS
            [LayerPattern(Every = 2, Experts = false)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
            [Checkpoint(Naming.Llama)]
            [TensorName(TensorRole.Gate, "model.layers.{layer}.feed_forward.gate_proj")]
            [TensorName(TensorRole.Up, "model.layers.{layer}.feed_forward.up_proj")]
            [TensorName(TensorRole.Down, "model.layers.{layer}.feed_forward.down_proj")]
            [TensorName(TensorRole.Router, "model.layers.{layer}.feed_forward.router")]
            [TensorName(TensorRole.ExpertGateUp, "model.layers.{layer}.feed_forward.experts.gate_up_proj", Exact = true)]
            [TensorName(TensorRole.ExpertDown, "model.layers.{layer}.feed_forward.experts.down_proj", Exact = true)]
            [TensorName(TensorRole.SharedGate, "model.layers.{layer}.feed_forward.shared_expert.gate_proj")]
            [TensorName(TensorRole.SharedUp, "model.layers.{layer}.feed_forward.shared_expert.up_proj")]
            [TensorName(TensorRole.SharedDown, "model.layers.{layer}.feed_forward.shared_expert.down_proj")]
            """,
            "Layers = 4, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 48, Hidden = 5120, Heads = 40, KeyValueHeads = 8, FeedForward = 16384, Vocabulary = 202048, Context = 8192",
            400_711_848_960)
        {
            TinyLayers = "[Experts(Count = 4, Active = 1, Size = 20, Shared = 20, Scoring = ExpertScoring.Sigmoid, ScaleInputs = true, Transposed = true, GateUp = GateUpLayout.GateFirst)]",
            PublishedLayers = "[Experts(Count = 128, Active = 1, Size = 8192, Shared = 8192, Scoring = ExpertScoring.Sigmoid, ScaleInputs = true, Transposed = true, GateUp = GateUpLayout.GateFirst)]",
        },

        // deepseek-ai/deepseek-moe-16b-base, its modeling_deepseek.py
        ["DeepSeekMoE"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary)]
            [Activation(Activation.SwiGlu)]
            LAYERS
            [LayerPattern(First = 0, Last = 0, Experts = false)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
            [Checkpoint(Naming.Llama)]
            [TensorName(TensorRole.SharedGate, "model.layers.{layer}.mlp.shared_experts.gate_proj")]
            [TensorName(TensorRole.SharedUp, "model.layers.{layer}.mlp.shared_experts.up_proj")]
            [TensorName(TensorRole.SharedDown, "model.layers.{layer}.mlp.shared_experts.down_proj")]
            """,
            "Layers = 3, Hidden = 32, Heads = 4, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 28, Hidden = 2048, Heads = 16, FeedForward = 10944, Vocabulary = 102400, Context = 4096",
            16_375_728_128)
        {
            TinyLayers = "[Experts(Count = 8, Active = 3, Size = 20, Shared = 40)]",
            PublishedLayers = "[Experts(Count = 64, Active = 6, Size = 1408, Shared = 2816)]",
        },

        // microsoft/Phi-3.5-MoE-instruct, Hugging Face models/phimoe; the tiny one without LongRoPE's factors.
        ["Phi-3.5-MoE"] = new(
            """
            [Transformer(Structure.CausalDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.Rotary)]
            [Attention(Bias = Projections.All)]
            [Activation(Activation.SwiGlu)]
            LAYERS
            [Normalization(Norm.Layer, NormPlacement.Pre, Epsilon = 1e-5)]
            [Head(Head.LanguageModel, Bias = true)]
            [Checkpoint(Naming.Llama)]
            [TensorName(TensorRole.Router, "model.layers.{layer}.block_sparse_moe.gate")]
            [TensorName(TensorRole.ExpertGate, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w1")]
            [TensorName(TensorRole.ExpertUp, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w3")]
            [TensorName(TensorRole.ExpertDown, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w2")]
            """,
            "Layers = 2, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 20, Vocabulary = 50, Context = 64",
            "Layers = 32, Hidden = 4096, Heads = 32, KeyValueHeads = 8, FeedForward = 6400, Vocabulary = 32064, Context = 4096",
            41_873_153_344)
        {
            TinyLayers = "[Experts(Count = 4, Active = 2, Scoring = ExpertScoring.SparseMixer)]",
            PublishedLayers = "[Experts(Count = 16, Active = 2, Scoring = ExpertScoring.SparseMixer)]",
        },

        // google/switch-base-8, Hugging Face models/switch_transformers: every other layer of both stacks has experts.
        ["Switch Transformer"] = new(
            """
            [Transformer(Structure.EncoderDecoder, SIZES)]
            [PositionEncoding(PositionEncoding.RelativeBuckets)]
            [Attention(Scale = 1)]
            [Activation(Activation.Relu)]
            LAYERS
            [LayerPattern(Every = 2, Experts = false)]
            [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-6)]
            [Checkpoint(Naming.T5)]
            [TensorName(TensorRole.Up, "encoder.block.{layer}.layer.1.mlp.wi", Stack = Stack.Encoder)]
            [TensorName(TensorRole.Down, "encoder.block.{layer}.layer.1.mlp.wo", Stack = Stack.Encoder)]
            [TensorName(TensorRole.Router, "encoder.block.{layer}.layer.1.mlp.router.classifier", Stack = Stack.Encoder)]
            [TensorName(TensorRole.ExpertUp, "encoder.block.{layer}.layer.1.mlp.experts.expert_{expert}.wi", Stack = Stack.Encoder)]
            [TensorName(TensorRole.ExpertDown, "encoder.block.{layer}.layer.1.mlp.experts.expert_{expert}.wo", Stack = Stack.Encoder)]
            [TensorName(TensorRole.Up, "decoder.block.{layer}.layer.2.mlp.wi", Stack = Stack.Decoder)]
            [TensorName(TensorRole.Down, "decoder.block.{layer}.layer.2.mlp.wo", Stack = Stack.Decoder)]
            [TensorName(TensorRole.Router, "decoder.block.{layer}.layer.2.mlp.router.classifier", Stack = Stack.Decoder)]
            [TensorName(TensorRole.ExpertUp, "decoder.block.{layer}.layer.2.mlp.experts.expert_{expert}.wi", Stack = Stack.Decoder)]
            [TensorName(TensorRole.ExpertDown, "decoder.block.{layer}.layer.2.mlp.experts.expert_{expert}.wo", Stack = Stack.Decoder)]
            """,
            "Layers = 4, Hidden = 32, Heads = 4, FeedForward = 44, Vocabulary = 50, Context = 64",
            "Layers = 12, Hidden = 768, Heads = 12, FeedForward = 3072, Vocabulary = 32128, Context = 512",
            619_339_008)
        {
            TinyLayers = "[Experts(Count = 4, Active = 1)]\n[Head(Head.LanguageModel, Tied = true, Scale = 0.17677669529663687)]",
            PublishedLayers = "[Experts(Count = 8, Active = 1)]\n[Head(Head.LanguageModel, Tied = true, Scale = 0.03608439182435161)]",
        },
    };
}
