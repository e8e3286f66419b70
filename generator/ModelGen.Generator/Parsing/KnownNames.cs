using System.Collections.Immutable;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Parsing;

/// <summary>Names of the runtime that the reader looks for.</summary>
internal static class KnownNames
{
    /// <summary>The namespace of the attributes.</summary>
    public const string Namespace = "ModelGen";

    /// <summary>The attribute that makes a class a transformer: what the pipeline and the analyzer start from.</summary>
    public const string TransformerAttribute = Namespace + ".TransformerAttribute";

    /// <summary>The attribute that makes a class a bidirectional LSTM.</summary>
    public const string BidirectionalLstmAttribute = Namespace + ".BidirectionalLstmAttribute";

    /// <summary>The attribute that makes a class a table of word vectors.</summary>
    public const string WordVectorsAttribute = Namespace + ".WordVectorsAttribute";

    /// <summary>A type that every generated class needs, to tell the runtime from an assembly that has the attributes alone.</summary>
    public const string RuntimeType = "ModelGen.Runtime.TokenBatch";

    /// <summary>What reads the checkpoints of bidirectional LSTMs, in a package of its own.</summary>
    public const string Hdf5Type = "ModelGen.Runtime.Hdf5Weights";

    /// <summary>The attributes that make a class a model.</summary>
    public static readonly ImmutableDictionary<ModelKind, string> EntryAttributes = ImmutableDictionary<ModelKind, string>.Empty
        .Add(ModelKind.Transformer, TransformerAttribute)
        .Add(ModelKind.BidirectionalLstm, BidirectionalLstmAttribute)
        .Add(ModelKind.WordVectors, WordVectorsAttribute);
}
