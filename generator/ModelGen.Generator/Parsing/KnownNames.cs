namespace ModelGen.Generator.Parsing;

/// <summary>Names of the runtime that the reader looks for.</summary>
internal static class KnownNames
{
    /// <summary>The namespace of the attributes.</summary>
    public const string Namespace = "ModelGen";

    /// <summary>The attribute that makes a class a model: what the pipeline and the analyzer start from.</summary>
    public const string TransformerAttribute = Namespace + ".TransformerAttribute";

    /// <summary>The attribute that makes a class a table of word vectors.</summary>
    public const string WordVectorsAttribute = Namespace + ".WordVectorsAttribute";

    /// <summary>A type that every generated class needs, to tell the runtime from an assembly that has the attributes alone.</summary>
    public const string RuntimeType = "ModelGen.Runtime.TokenBatch";
}
