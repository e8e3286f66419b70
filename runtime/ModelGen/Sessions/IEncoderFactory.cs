namespace ModelGen.Runtime;

/// <summary>The parts that generated code supplies to the sessions of an encoder.</summary>
public interface IEncoderFactory
{
    /// <summary>What the model expects of a checkpoint, and what it costs.</summary>
    ModelManifest Manifest { get; }

    /// <summary>The owner of the weights; each session holds a reference to it.</summary>
    WeightStore Weights { get; }

    /// <summary>Makes the scratch memory for keys and values of one layer, of <paramref name="capacity"/> positions.</summary>
    KeyValueCache CreateCache(int capacity);

    /// <summary>Makes the forward pass with its scratch memory for <paramref name="tokens"/> tokens.</summary>
    EncoderPass CreatePass(int tokens);
}
