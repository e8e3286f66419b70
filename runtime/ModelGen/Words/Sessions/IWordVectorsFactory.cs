namespace ModelGen.Runtime;

/// <summary>The parts that generated code supplies to the sessions of a table of word vectors.</summary>
public interface IWordVectorsFactory
{
    /// <summary>The owner of the matrix and the words; each session holds a reference to it.</summary>
    WordStore Store { get; }

    /// <summary>Makes the query with its scratch memory for <paramref name="terms"/> words.</summary>
    WordVectorsPass CreatePass(int terms);
}
