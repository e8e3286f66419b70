namespace ModelGen.Parity.Tests;

/// <summary>The declared models by the name of the case that they are compared with.</summary>
internal static class Decoders
{
    private static readonly Dictionary<string, Func<string, LoadOptions?, IDecoder>> Loaders = new()
    {
        ["parity/llama"] = TinyLlama.Load,
        ["parity/llama-gqa-tied"] = LlamaGroupedTiedModel.Load,
        ["parity/llama3-scaled"] = Llama3ScaledModel.Load,
        ["parity/llama-linear-bias"] = LlamaLinearBiasModel.Load,
        ["parity/llama-yarn"] = LlamaYarnModel.Load,
        ["parity/mistral"] = TinyMistral.Load,
        ["parity/qwen2"] = TinyQwen2.Load,
        ["parity/qwen3"] = TinyQwen3.Load,
        ["parity/bloom"] = TinyBloom.Load,
        ["parity/bloom-6-heads"] = BloomSixHeadsModel.Load,
        ["parity/gpt2"] = TinyGpt2.Load,
        ["parity/gpt-neox"] = TinyGptNeoX.Load,
        ["parity/phi"] = TinyPhi.Load,
        ["parity/phi3-longrope"] = TinyPhi3.Load,
        ["parity/gemma"] = TinyGemma.Load,
        ["parity/gemma2"] = TinyGemma2.Load,
        ["parity/gemma3"] = TinyGemma3.Load,
        ["parity/mixtral"] = TinyMixtral.Load,
        ["parity/qwen2-moe"] = TinyQwen2Moe.Load,
        ["parity/qwen3-moe"] = TinyQwen3Moe.Load,
        ["parity/gpt-oss"] = TinyGptOss.Load,
        ["parity/falcon-7b-like"] = TinyFalcon.Load,
        ["parity/falcon-40b-like"] = TinyFalconOfGroups.Load,
        ["parity/glm4"] = TinyGlm4.Load,
        ["parity/olmo2"] = TinyOlmo2.Load,
    };

    /// <summary>The cases with weights of the Hugging Face layout.</summary>
    public static IEnumerable<string> Cases => Loaders.Keys;

    /// <summary>Loads the checkpoint of a case with the class declared for it.</summary>
    public static IDecoder Load(ReferenceCase reference, string name, LoadOptions? options = null) => Loaders[name](reference.Folder, options);

    /// <summary>Loads another checkpoint with the class declared for a case.</summary>
    public static IDecoder Load(string path, string name) => Loaders[name](path, null);
}
