namespace ModelGen.Parity.Tests;

/// <summary>The declared models by the name of the case that they are compared with.</summary>
internal static class Decoders
{
    private static readonly Dictionary<string, Func<string, LoadOptions?, IDecoder>> Loaders = new()
    {
        ["parity/llama"] = LlamaModel.Load,
        ["parity/llama-gqa-tied"] = LlamaGroupedTiedModel.Load,
        ["parity/llama3-scaled"] = Llama3ScaledModel.Load,
        ["parity/llama-linear-bias"] = LlamaLinearBiasModel.Load,
        ["parity/llama-yarn"] = LlamaYarnModel.Load,
        ["parity/mistral"] = MistralModel.Load,
        ["parity/qwen2"] = Qwen2Model.Load,
        ["parity/qwen3"] = Qwen3Model.Load,
        ["parity/bloom"] = BloomModel.Load,
        ["parity/bloom-6-heads"] = BloomSixHeadsModel.Load,
        ["parity/gpt2"] = Gpt2Model.Load,
        ["parity/gpt-neox"] = GptNeoXModel.Load,
        ["parity/phi"] = PhiModel.Load,
        ["parity/gemma"] = GemmaModel.Load,
        ["parity/falcon-7b-like"] = Falcon7BModel.Load,
        ["parity/falcon-40b-like"] = Falcon40BModel.Load,
        ["parity/glm4"] = Glm4Model.Load,
        ["parity/olmo2"] = Olmo2Model.Load,
    };

    /// <summary>The cases with weights of the Hugging Face layout.</summary>
    public static IEnumerable<string> Cases => Loaders.Keys;

    /// <summary>Loads the checkpoint of a case with the class declared for it.</summary>
    public static IDecoder Load(ReferenceCase reference, string name, LoadOptions? options = null) => Loaders[name](reference.Folder, options);
}
