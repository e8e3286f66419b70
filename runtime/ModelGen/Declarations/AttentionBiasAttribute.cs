namespace ModelGen;

/// <summary>
/// Declares a bias of the attention scores that no position encoding has: a static method of the class, which generated code calls directly for each query and
/// key that the masks show, after the scores are scaled and capped.
/// </summary>
/// <remarks>
/// <code>
/// [AttentionBias(nameof(Distance))]
/// public sealed partial class MyModel
/// {
///     private static float Distance(int head, int query, int key) => -0.1f * (head + 1) * MathF.Sqrt(query - key);
/// }
/// </code>
/// Its arguments are the query head and the places of query and key in their own text, from 0. It runs on several threads at once and must give the same number
/// for the same arguments; −∞ hides the key. In structures with two stacks it is added where a stack attends to itself.
/// </remarks>
/// <param name="method">The name of the method, <c>static float Method(int head, int query, int key)</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AttentionBiasAttribute(string method) : Attribute
{
    /// <summary>The name of the method.</summary>
    public string Method { get; } = method;
}
