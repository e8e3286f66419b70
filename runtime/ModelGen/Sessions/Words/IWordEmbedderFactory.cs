namespace ModelGen.Runtime;

/// <summary>The parts that generated code supplies to the sessions of a model over words.</summary>
public interface IWordEmbedderFactory
{
    /// <summary>What the model expects of a checkpoint, and what it costs.</summary>
    ModelManifest Manifest { get; }

    /// <summary>The owner of the weights; each session holds a reference to it.</summary>
    WeightStore Weights { get; }

    /// <summary>Characters of a word, its two marks included.</summary>
    int MaximumCharacters { get; }

    /// <summary>Whether sessions carry states from call to call unless they are created otherwise.</summary>
    bool IsStateful { get; }

    /// <summary>Makes the memory for states of <paramref name="sentences"/> sentences.</summary>
    LstmStates CreateStates(int sentences);

    /// <summary>Makes the forward pass with its scratch memory for <paramref name="tokens"/> tokens.</summary>
    WordPass CreatePass(int tokens);
}
