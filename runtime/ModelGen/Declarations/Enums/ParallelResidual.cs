namespace ModelGen;

/// <summary>Whether attention and feed-forward part of a layer read the same input (Wang and Komatsuzaki 2021, GPT-J).</summary>
public enum ParallelResidual
{
    /// <summary>One after the other: the feed-forward part reads what attention has added to.</summary>
    None,

    /// <summary><c>x + attention(n) + feedForward(n)</c> with <c>n = norm(x)</c>, and no second norm (Falcon-7B, Phi).</summary>
    OneNorm,

    /// <summary><c>x + attention(norm₁(x)) + feedForward(norm₂(x))</c> (GPT-NeoX, Falcon-40B).</summary>
    TwoNorms,
}
