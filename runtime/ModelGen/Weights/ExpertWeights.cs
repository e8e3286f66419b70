namespace ModelGen.Runtime;

/// <summary>One linear layer of each expert of a mixture, all of one shape: <c>[Count × Rows × Columns]</c> (outputs × inputs), each where its checkpoint has it.</summary>
/// <remarks>Views: their memory belongs to the <c>WeightStore</c> that handed them out.</remarks>
public sealed class ExpertWeights
{
    private readonly LinearWeights[] _experts;

    internal ExpertWeights(LinearWeights[] experts)
    {
        _experts = experts;
    }

    /// <summary>Experts.</summary>
    public int Count => _experts.Length;

    /// <summary>Outputs.</summary>
    public int Rows => _experts[0].Rows;

    /// <summary>Inputs.</summary>
    public int Columns => _experts[0].Columns;

    /// <summary>The layer of an expert.</summary>
    /// <param name="expert">From 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such expert.</exception>
    public ref readonly LinearWeights this[int expert] => ref _experts[expert];
}
