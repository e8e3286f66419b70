namespace ModelGen.Parity.Tests;

/// <summary>The declared encoders by the name of the case that they are compared with.</summary>
internal static class Encoders
{
    private static readonly Dictionary<string, Func<string, LoadOptions?, IEncoder>> Loaders = new()
    {
        ["parity/bert"] = TinyBert.Load,
        ["parity/bert-uneven"] = BertUnevenModel.Load,
        ["parity/bert-classifier"] = BertClassifierModel.Load,
        ["parity/roberta"] = TinyRoberta.Load,
        ["parity/modernbert"] = ModernBertByNames.Load,
    };

    /// <summary>The cases with weights of the Hugging Face layout.</summary>
    public static IEnumerable<string> Cases => Loaders.Keys;

    /// <summary>Loads the checkpoint of a case with the class declared for it.</summary>
    public static IEncoder Load(ReferenceCase reference, string name, LoadOptions? options = null) => Loaders[name](reference.Folder, options);
}
