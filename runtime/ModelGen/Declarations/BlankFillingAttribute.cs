namespace ModelGen;

/// <summary>
/// Declares a prefix decoder that fills blanks (GLM; Du et al. 2021, arXiv:2103.10360): a prefix with a mask token where text is missing, then the token that begins the answer, then the answer.
/// </summary>
/// <remarks>
/// The answer fills the first <see cref="Mask"/> of the prefix, else the first <see cref="SentenceMask"/>, else the first <see cref="GenerationMask"/>, unless <see cref="GenerationFirst"/> says otherwise.
/// Its tokens all have the position of that mask, and block positions 1, 2, 3 … of their own, which <see cref="PositionEncodingAttribute.Streams"/> = 2 encodes.
/// </remarks>
/// <example>
/// <code>
/// [BlankFilling(Start = 130004, Mask = 130000, GenerationMask = 130001, GenerationFirst = true)]                              // ChatGLM-6B
/// [BlankFilling(Start = 150004, Mask = 150000, SentenceMask = 150002, GenerationMask = 150001, GenerationRunsOn = true)]     // GLM-130B
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlankFillingAttribute : Attribute
{
    /// <summary>The token that begins an answer, <c>&lt;sop&gt;</c>; required. What stands before the first of them is the prefix.</summary>
    public int Start { get; init; }

    /// <summary>The token of a short blank, <c>[MASK]</c>. Default: -1, the model has none.</summary>
    public int Mask { get; init; } = -1;

    /// <summary>The token of a missing sentence, <c>[sMASK]</c>. Default: -1, the model has none.</summary>
    public int SentenceMask { get; init; } = -1;

    /// <summary>The token behind a text that is to be continued, <c>[gMASK]</c>. Default: -1, the model has none.</summary>
    public int GenerationMask { get; init; } = -1;

    /// <summary>Whether <see cref="GenerationMask"/> counts before the other masks where a prefix has both. Default: false, it counts last.</summary>
    public bool GenerationFirst { get; init; }

    /// <summary>Whether the positions of an answer to <see cref="GenerationMask"/> run on behind the prefix. Default: false, they stay at the mask.</summary>
    public bool GenerationRunsOn { get; init; }
}
