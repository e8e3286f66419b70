namespace ModelGen.Parity.Tests;

/// <summary>The declared encoder-decoders by the name of the case that they are compared with.</summary>
internal static class SequenceToSequences
{
    private static readonly Dictionary<string, Func<string, LoadOptions?, ISequenceToSequence>> Loaders = new()
    {
        ["parity/fsmt"] = TinyFsmt.Load,
        ["parity/fsmt-beam"] = FsmtBeamModel.Load,
        ["parity/marian"] = TinyMarian.Load,
        ["parity/t5"] = TinyT5.Load,
        ["parity/flan-t5-like"] = TinyFlanT5.Load,
    };

    /// <summary>The cases with weights of the Hugging Face layout.</summary>
    public static IEnumerable<string> Cases => Loaders.Keys;

    /// <summary>Loads the checkpoint of a case with the class declared for it.</summary>
    public static ISequenceToSequence Load(ReferenceCase reference, string name, LoadOptions? options = null) => Loaders[name](reference.Folder, options);
}
