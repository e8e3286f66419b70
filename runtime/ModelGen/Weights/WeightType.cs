namespace ModelGen;

/// <summary>How the elements of a weight tensor are stored. The numbers are those of the GGUF format (ggml's <c>ggml_type</c>).</summary>
public enum WeightType
{
    /// <summary>IEEE 754 binary32, 4 bytes an element.</summary>
    F32 = 0,

    /// <summary>IEEE 754 binary16, 2 bytes an element.</summary>
    F16 = 1,

    /// <summary>Blocks of 32: a binary16 scale <c>d</c> and 16 bytes of 4-bit quants; <c>x = d·(q − 8)</c>. 18 bytes a block; element i &lt; 16 is the low half of byte i, element i + 16 its high half.</summary>
    Q4_0 = 2,

    /// <summary>Blocks of 32: a binary16 scale <c>d</c> and 32 signed bytes; <c>x = d·q</c>. 34 bytes a block.</summary>
    Q8_0 = 8,

    /// <summary>bfloat16: the upper half of a binary32, 2 bytes an element.</summary>
    BF16 = 30,
}
