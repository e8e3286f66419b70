namespace ModelGen.Runtime;

/// <summary>The parts that generated code supplies to the sessions of an encoder-decoder: those of its decoder, and of its encoder.</summary>
public interface ISequenceToSequenceFactory : IDecoderFactory
{
    /// <summary>Makes the scratch memory for keys and values of one layer of the encoder, of <paramref name="capacity"/> positions.</summary>
    KeyValueCache CreateEncoderCache(int capacity);

    /// <summary>Makes an empty cache for what the layers of the decoder know of a source of <paramref name="capacity"/> tokens.</summary>
    KeyValueCache CreateSourceCache(int capacity);

    /// <summary>Makes the forward pass of the encoder with its scratch memory for <paramref name="tokens"/> tokens.</summary>
    EncoderPass CreateEncoderPass(int tokens);
}
