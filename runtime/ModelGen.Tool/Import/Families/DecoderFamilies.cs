namespace ModelGen.Tool.Import.Families;

/// <summary>The decoders, each by what its configurations mean otherwise than LLaMA's.</summary>
internal static class DecoderFamilies
{
    private const Projections Inputs = Projections.Query | Projections.Key | Projections.Value;

    private static readonly (TensorRole, string)[] MixtralNames =
    [
        (TensorRole.Router, "model.layers.{layer}.block_sparse_moe.gate"),
        (TensorRole.ExpertGate, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w1"),
        (TensorRole.ExpertUp, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w3"),
        (TensorRole.ExpertDown, "model.layers.{layer}.block_sparse_moe.experts.{expert}.w2"),
    ];

    public static IReadOnlyList<ImportedFamily> All { get; } =
    [
        new DecoderFamily { ModelTypes = ["llama"], Architectures = ["llama"], Naming = Naming.Llama, BiasKey = "attention_bias", FeedForwardBiasKey = "mlp_bias" },
        new DecoderFamily { ModelTypes = ["mistral"], Naming = Naming.Llama, KeyValueHeads = 8, Context = 131072, Windows = WindowRules.All },
        new DecoderFamily { ModelTypes = ["mixtral"], Architectures = ["llama"], Naming = Naming.Llama, KeyValueHeads = 8, Context = 131072, Base = 1e6, Epsilon = 1e-5, Windows = WindowRules.All, Experts = new() { Renormalize = true, RenormalizeIsSaid = false }, TensorNames = MixtralNames },
        new DecoderFamily { ModelTypes = ["qwen2"], Architectures = ["qwen2"], Naming = Naming.Llama, Context = 32768, Biased = Inputs, HasBias = true, Windows = WindowRules.Last },
        new DecoderFamily { ModelTypes = ["qwen2_moe"], Architectures = ["qwen2moe"], Naming = Naming.Llama, Context = 32768, Biased = Inputs, BiasKey = "qkv_bias", HasBias = true, Windows = WindowRules.Last, Experts = new() { Shared = true } },
        new DecoderFamily { ModelTypes = ["qwen3"], Architectures = ["qwen3"], Naming = Naming.Llama, Context = 32768, HeadSize = 128, BiasKey = "attention_bias", QueryKeyNorm = QueryKeyNorm.PerHead, Windows = WindowRules.Last },
        new DecoderFamily { ModelTypes = ["qwen3_moe"], Architectures = ["qwen3moe"], Naming = Naming.Llama, Context = 32768, KeyValueHeads = 4, BiasKey = "attention_bias", QueryKeyNorm = QueryKeyNorm.PerHead, Windows = WindowRules.Last, Experts = new() },
        new DecoderFamily { ModelTypes = ["gemma"], Architectures = ["gemma"], Naming = Naming.Gemma, Context = 8192, HeadSize = 256, Tied = true, BiasKey = "attention_bias", EmbeddingScale = EmbeddingScale.SqrtHidden, UnitOffset = true, ActivationKeys = ["hidden_activation", "hidden_act"], Activation = "gelu_pytorch_tanh" },
        new GemmaFamily { ModelTypes = ["gemma2"], Architectures = ["gemma2"], Naming = Naming.Gemma2, LayersOfLargest = 46, Context = 8192, KeyValueHeads = 4, HeadSize = 256, Tied = true, BiasKey = "attention_bias", EmbeddingScale = EmbeddingScale.SqrtHidden, UnitOffset = true, Placement = NormPlacement.Sandwich, ActivationKeys = ["hidden_activation", "hidden_act"], Activation = "gelu_pytorch_tanh", Windows = WindowRules.EveryOther(4096) },
        new GemmaFamily { ModelTypes = ["gemma3_text"], Architectures = ["gemma3"], Naming = Naming.Gemma3, LayersOfLargest = 62, Context = 131072, KeyValueHeads = 4, HeadSize = 256, Base = 1e6, Tied = true, BiasKey = "attention_bias", EmbeddingScale = EmbeddingScale.SqrtHidden, UnitOffset = true, Placement = NormPlacement.Sandwich, QueryKeyNorm = QueryKeyNorm.PerHead, ActivationKeys = ["hidden_activation", "hidden_act"], Activation = "gelu_pytorch_tanh", Windows = WindowRules.AllButSixth },
        new PhiFamily { ModelTypes = ["phi"], Architectures = ["phi2"], Naming = Naming.Phi, Norm = Norm.Layer, Epsilon = 1e-5, Fraction = 0.5, HasBias = true, HasFeedForwardBias = true, HeadBias = true, Parallel = ParallelResidual.OneNorm, Activation = "gelu_new", IsGated = false },
        new DecoderFamily { ModelTypes = ["phi3"], Architectures = ["phi3"], Naming = Naming.Phi3, Epsilon = 1e-5, Context = 4096, Windows = WindowRules.All },
        new Gpt2Family { ModelTypes = ["gpt2"], Architectures = ["gpt2"], Naming = Naming.Gpt2, Position = PositionEncoding.Learned, Norm = Norm.Layer, Epsilon = 1e-5, Context = 1024, FeedForwardRatio = 4, Tied = true, HasBias = true, HasFeedForwardBias = true, ActivationKeys = ["activation_function"], Activation = "gelu_new", IsGated = false },
        new GptJFamily { ModelTypes = ["gptj"], Naming = Naming.GptJ, Pairing = RotaryPairing.Interleaved, Norm = Norm.Layer, Epsilon = 1e-5, FeedForwardRatio = 4, HasFeedForwardBias = true, HeadBias = true, Parallel = ParallelResidual.OneNorm, ActivationKeys = ["activation_function"], Activation = "gelu_new", IsGated = false },
        new DecoderFamily { ModelTypes = ["gpt_neox"], Architectures = ["gptneox"], Naming = Naming.GptNeoX, Norm = Norm.Layer, Epsilon = 1e-5, Fraction = 0.25, FractionKeys = ["rotary_pct"], BaseKeys = ["rotary_emb_base"], BiasKey = "attention_bias", HasBias = true, HasFeedForwardBias = true, Parallel = ParallelResidual.TwoNorms, ParallelKey = "use_parallel_residual", Activation = "gelu", IsGated = false },
        new DecoderFamily { ModelTypes = ["bloom"], Architectures = ["bloom"], Naming = Naming.Bloom, Position = PositionEncoding.Alibi, EmbeddingNorm = true, Norm = Norm.Layer, Epsilon = 1e-5, FeedForwardRatio = 4, Tied = true, HasBias = true, HasFeedForwardBias = true, ActivationKeys = [], Activation = "gelu_new", IsGated = false },
        new FalconFamily { ModelTypes = ["falcon", "RefinedWeb", "RefinedWebModel"], Architectures = ["falcon"], Naming = Naming.Falcon, Norm = Norm.Layer, Epsilon = 1e-5, FeedForwardRatio = 4, Tied = true, BiasKey = "bias", FeedForwardBiasKey = "bias", ActivationKeys = ["activation"], Activation = "gelu", IsGated = false },
        new MptFamily { ModelTypes = ["mpt"], Architectures = ["mpt"], Naming = Naming.Mpt, Position = PositionEncoding.Alibi, Norm = Norm.Layer, NormBias = false, Epsilon = 1e-5, Tied = true, ActivationKeys = [], Activation = "gelu", IsGated = false, Required = [("no_bias", true, "MPT's biases have no place in a declaration"), ("attn_config.alibi", true, "MPT's learned positions have no place in a declaration")] },
        new OptFamily { ModelTypes = ["opt"], Naming = Naming.Opt, Position = PositionEncoding.Learned, Norm = Norm.Layer, Epsilon = 1e-5, Tied = true, BiasKey = "enable_bias", HasBias = true, FeedForwardBiasKey = "enable_bias", HasFeedForwardBias = true, ActivationKeys = ["activation_function"], Activation = "relu", IsGated = false },
        new DecoderFamily { ModelTypes = ["olmo2"], Architectures = ["olmo2"], Naming = Naming.Olmo2, Epsilon = 1e-5, Placement = NormPlacement.Output, QueryKeyNorm = QueryKeyNorm.FullWidth, BiasKey = "attention_bias" },
        new DecoderFamily { ModelTypes = ["glm4"], Architectures = ["glm4"], Naming = Naming.Glm4, Pairing = RotaryPairing.Interleaved, Fraction = 0.5, Epsilon = 1.5625e-07, KeyValueHeads = 2, HeadSize = 128, Context = 131072, Placement = NormPlacement.Sandwich, Biased = Inputs, BiasKey = "attention_bias", HasBias = true },
        new GraniteFamily { ModelTypes = ["granite"], Architectures = ["granite"], Naming = Naming.Granite, BiasKey = "attention_bias", FeedForwardBiasKey = "mlp_bias" },
        new DecoderFamily { ModelTypes = ["starcoder2"], Architectures = ["starcoder2"], Naming = Naming.StarCoder2, Norm = Norm.Layer, Epsilon = 1e-5, KeyValueHeads = 2, Context = 4096, Tied = true, BiasKey = "use_bias", HasBias = true, FeedForwardBiasKey = "use_bias", HasFeedForwardBias = true, Activation = "gelu_pytorch_tanh", IsGated = false, Windows = WindowRules.All },
        new DecoderFamily { ModelTypes = ["stablelm", "stablelm_epoch"], Architectures = ["stablelm"], Naming = Naming.StableLm, Norm = Norm.Layer, Epsilon = 1e-5, Fraction = 0.25, FractionKeys = ["rope_pct"], Context = 4096, Biased = Inputs, BiasKey = "use_qkv_bias", Parallel = ParallelResidual.OneNorm, ParallelKey = "use_parallel_residual", IsParallel = false },
        new CohereFamily { ModelTypes = ["cohere"], Architectures = ["command-r"], Naming = Naming.Cohere, Pairing = RotaryPairing.Interleaved, Norm = Norm.Layer, NormBias = false, Epsilon = 1e-5, Context = 8192, Tied = true, BiasKey = "attention_bias", Parallel = ParallelResidual.OneNorm },
        new DecoderFamily { ModelTypes = ["nemotron"], Architectures = ["nemotron"], Naming = Naming.Nemotron, Norm = Norm.Layer, Epsilon = 1e-5, UnitOffset = true, Fraction = 0.5, FractionKeys = ["rope_percent", "rope_percentage"], Context = 4096, BiasKey = "attention_bias", FeedForwardBiasKey = "mlp_bias", Activation = "relu2", IsGated = false },
    ];
}
