namespace ModelGen;

/// <summary>How rotary frequencies are stretched so that a model reads further than it was trained.</summary>
public enum RotaryScaling
{
    /// <summary>Every frequency divided by one factor (Chen et al. 2023, arXiv:2306.15595).</summary>
    Linear,

    /// <summary>A base that grows with the length of the text beyond the original context (bloc97 2023).</summary>
    DynamicNtk,

    /// <summary>Low frequencies divided by the factor, high ones kept, a ramp between (Llama 3.1, 2024).</summary>
    Llama3,

    /// <summary>A ramp between kept and divided frequencies, and a factor on the scores (YaRN; Peng et al. 2023, arXiv:2309.00071).</summary>
    Yarn,

    /// <summary>
    /// Each frequency divided by a factor of its own: one list for texts up to the original context and one for longer ones (LongRoPE; Ding et al. 2024,
    /// arXiv:2402.13753).
    /// </summary>
    LongRope,
}
