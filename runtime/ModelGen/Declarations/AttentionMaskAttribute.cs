namespace ModelGen;

/// <summary>
/// Declares a mask beside those of the structure and the window: a static method of the class, which generated code calls directly for each query and key that
/// the others show. What it hides stays hidden; it shows nothing that a decoder may not see.
/// </summary>
/// <remarks>
/// <code>
/// [AttentionMask(nameof(Visible))]
/// public sealed partial class MyModel
/// {
///     private static bool Visible(int query, int key) => query - key &lt; 64 || key % 64 == 0;   // strided: Child et al. 2019, arXiv:1904.10509
/// }
/// </code>
/// Its arguments are the places of query and key in their own text, from 0. It runs on several threads at once and must give the same answer for the same
/// arguments. A query that sees no key at all gets zeros from attention. In structures with two stacks it is asked where a stack attends to itself.
/// </remarks>
/// <param name="method">The name of the method, <c>static bool Method(int query, int key)</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AttentionMaskAttribute(string method) : Attribute
{
    /// <summary>The name of the method.</summary>
    public string Method { get; } = method;
}
