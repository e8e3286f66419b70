using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>
/// The experts that each token goes to: a row of a buffer <c>[tokens × 3·Active]</c> holds their numbers, their weights, and where the token's row lies among those that are sorted by expert.
/// </summary>
internal readonly unsafe struct ExpertChoices(Activations buffer)
{
    /// <summary>Floats for each expert of a token.</summary>
    public const int Fields = 3;

    private readonly float* _data = buffer.Data;
    private readonly int _columns = buffer.Columns;

    /// <summary>Experts of a token.</summary>
    public int Active { get; } = buffer.Columns / Fields;

    /// <summary>The numbers of a token's experts, <c>[Active]</c>, in the order in which they were chosen.</summary>
    public int* Experts(int token) => (int*)(_data + ((nint)token * _columns));

    /// <summary>Their weights, <c>[Active]</c>.</summary>
    public float* Weights(int token) => _data + ((nint)token * _columns) + Active;

    /// <summary>Where its rows lie, <c>[Active]</c>.</summary>
    public int* Places(int token) => (int*)(_data + ((nint)token * _columns) + (2 * Active));
}
