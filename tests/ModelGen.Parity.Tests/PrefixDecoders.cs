namespace ModelGen.Parity.Tests;

/// <summary>The declared prefix decoders by the name of the case that they are compared with.</summary>
internal static class PrefixDecoders
{
    private static readonly Dictionary<string, Func<string, LoadOptions?, IDecoder>> Loaders = new()
    {
        ["parity/chatglm-6b"] = TinyChatGlm.Load,
        ["parity/glm-130b"] = TinyGlm130B.Load,
    };

    /// <summary>The cases with weights of the Hugging Face layout.</summary>
    public static IEnumerable<string> Cases => Loaders.Keys;

    /// <summary>Loads the checkpoint of a case with the class declared for it.</summary>
    public static IDecoder Load(ReferenceCase reference, string name, LoadOptions? options = null) => Loaders[name](reference.Folder, options);
}
