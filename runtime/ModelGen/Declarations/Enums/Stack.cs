namespace ModelGen;

/// <summary>The two stacks of layers that an encoder-decoder has.</summary>
public enum Stack
{
    /// <summary>Both, or a model that has only one.</summary>
    Both,

    /// <summary>The one that reads the source.</summary>
    Encoder,

    /// <summary>The one that writes the target.</summary>
    Decoder,
}
