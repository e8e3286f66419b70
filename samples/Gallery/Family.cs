using ModelGen;

namespace Gallery;

/// <summary>A family of models, with what each of its declarations asks of a checkpoint and costs.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Manifests">The tiny one that the tests compare with the reference, then those of published sizes.</param>
internal sealed record Family(string Name, params ModelManifest[] Manifests)
{
    /// <summary>Every family of the gallery, decoders first.</summary>
    public static IReadOnlyList<Family> All { get; } =
    [
        new("LLaMA", TinyLlama.Manifest, Llama2With7B.Manifest, Llama32With1B.Manifest),
        new("Mistral", TinyMistral.Manifest, Mistral7B.Manifest),
        new("Qwen 2", TinyQwen2.Manifest, Qwen2With0_5B.Manifest),
        new("Qwen 3", TinyQwen3.Manifest, Qwen3With0_6B.Manifest),
        new("Mixtral", TinyMixtral.Manifest, Mixtral8x7B.Manifest),
        new("Qwen 2 MoE", TinyQwen2Moe.Manifest, Qwen15MoeA2_7B.Manifest),
        new("Qwen 3 MoE", TinyQwen3Moe.Manifest, Qwen3With30B.Manifest),
        new("gpt-oss", TinyGptOss.Manifest, GptOss20B.Manifest),
        new("DeepSeek V2", TinyDeepSeekV2.Manifest, DeepSeekV2Lite.Manifest),
        new("DeepSeek V3", TinyDeepSeekV3.Manifest, DeepSeekV3.Manifest),
        new("OLMoE", TinyOlmoe.Manifest, Olmoe7B.Manifest),
        new("Granite MoE", TinyGraniteMoe.Manifest, Granite31With1B.Manifest),
        new("GLM-4.5", TinyGlm4Moe.Manifest, Glm45Air.Manifest),
        new("Gemma", TinyGemma.Manifest, Gemma2B.Manifest),
        new("Gemma 2", TinyGemma2.Manifest, Gemma2With2B.Manifest),
        new("Gemma 3", TinyGemma3.Manifest, Gemma3With1B.Manifest),
        new("Phi", TinyPhi.Manifest, Phi2.Manifest),
        new("Phi-3", TinyPhi3.Manifest, Phi3Mini4K.Manifest),
        new("GPT-2", TinyGpt2.Manifest, Gpt2Small.Manifest),
        new("GPT-NeoX", TinyGptNeoX.Manifest, Pythia160M.Manifest, GptNeoX20B.Manifest),
        new("BLOOM", TinyBloom.Manifest, Bloom560M.Manifest),
        new("Falcon", TinyFalcon.Manifest, TinyFalconOfGroups.Manifest, Falcon7B.Manifest, Falcon40B.Manifest),
        new("OLMo", TinyOlmo.Manifest, OlmoWith1B.Manifest, OlmoWith7B.Manifest),
        new("OLMo 2", TinyOlmo2.Manifest, Olmo2With7B.Manifest),
        new("GLM-4", TinyGlm4.Manifest, Glm4With9B.Manifest),
        new("Granite 3", TinyGranite.Manifest, Granite31With2B.Manifest),
        new("StarCoder 2", TinyStarCoder2.Manifest, StarCoder2With3B.Manifest),
        new("StableLM 2", TinyStableLm.Manifest, StableLm2With1_6B.Manifest),
        new("Command R", TinyCohere.Manifest, TinyCohereOfWindows.Manifest, CommandR.Manifest, CommandR7B.Manifest),
        new("SmolLM3", TinySmolLm3.Manifest, SmolLm3With3B.Manifest),
        new("MiniCPM", TinyMiniCpm.Manifest, MiniCpm2B.Manifest),
        new("Nemotron", TinyNemotron.Manifest, Minitron4B.Manifest),
        new("OPT", TinyOpt.Manifest, Opt125M.Manifest, Opt350M.Manifest),
        new("GPT-J", TinyGptJ.Manifest, GptJ6B.Manifest),
        new("GPT-Neo", TinyGptNeo.Manifest, GptNeo125M.Manifest),
        new("MPT", TinyMpt.Manifest, Mpt7B.Manifest),
        new("ChatGLM-6B", TinyChatGlm.Manifest, ChatGlm6B.Manifest),
        new("GLM-130B", TinyGlm130B.Manifest, Glm130B.Manifest),
        new("BERT", TinyBert.Manifest, BertBase.Manifest),
        new("RoBERTa", TinyRoberta.Manifest, RobertaBase.Manifest, XlmRobertaBase.Manifest),
        new("DistilBERT", TinyDistilBert.Manifest, DistilBertBase.Manifest),
        new("JinaBERT", TinyJinaBert.Manifest, JinaEmbeddings2Base.Manifest),
        new("ALBERT", TinyAlbert.Manifest, AlbertBase.Manifest),
        new("ELECTRA", TinyElectra.Manifest, ElectraSmall.Manifest),
        new("MPNet", TinyMpNet.Manifest, AllMpNetBaseV2.Manifest),
        new("ModernBERT", TinyModernBert.Manifest, ModernBertBase.Manifest),
        new("Qwen 3 Emb.", TinyQwen3Embedding.Manifest, Qwen3Embedding0_6B.Manifest),
        new("FSMT", TinyFsmt.Manifest, Wmt19EnglishGerman.Manifest),
        new("Marian", TinyMarian.Manifest, OpusEnglishGerman.Manifest),
        new("BART", TinyBart.Manifest, BartLargeCnn.Manifest),
        new("mBART", TinyMBart.Manifest, MBart50.Manifest),
        new("Pegasus", TinyPegasus.Manifest, PegasusCnnDailyMail.Manifest),
        new("M2M100", TinyM2M100.Manifest, M2M100With418M.Manifest, Nllb600M.Manifest),
        new("T5", TinyT5.Manifest, T5Small.Manifest, T5EncoderSmall.Manifest),
        new("Flan-T5", TinyFlanT5.Manifest, FlanT5Small.Manifest, Mt5Small.Manifest),
    ];
}
