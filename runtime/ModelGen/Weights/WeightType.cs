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

    /// <summary>Blocks of 32: a binary16 scale <c>d</c>, a binary16 minimum <c>m</c> and 16 bytes of 4-bit quants; <c>x = d·q + m</c>. 20 bytes a block.</summary>
    Q4_1 = 3,

    /// <summary>Blocks of 32: a binary16 scale <c>d</c>, 4 bytes of fifth bits and 16 bytes of 4-bit quants; <c>x = d·(q − 16)</c>. 22 bytes a block.</summary>
    Q5_0 = 6,

    /// <summary>Blocks of 32: a binary16 scale <c>d</c>, a binary16 minimum <c>m</c>, 4 bytes of fifth bits and 16 bytes of 4-bit quants; <c>x = d·q + m</c>. 24 bytes a block.</summary>
    Q5_1 = 7,

    /// <summary>Blocks of 32: a binary16 scale <c>d</c> and 32 signed bytes; <c>x = d·q</c>. 34 bytes a block.</summary>
    Q8_0 = 8,

    /// <summary>Blocks of 256, in 16 groups with a 4-bit scale <c>s</c> and minimum <c>m</c>, and 2-bit quants; <c>x = d·s·q − e·m</c> with binary16 <c>d</c> and <c>e</c>. 84 bytes a block.</summary>
    Q2_K = 10,

    /// <summary>Blocks of 256, in 16 groups with a 6-bit scale <c>s</c>, and 3-bit quants; <c>x = d·(s − 32)·(q − 4)</c> with a binary16 <c>d</c>. 110 bytes a block.</summary>
    Q3_K = 11,

    /// <summary>Blocks of 256, in 8 groups with a 6-bit scale <c>s</c> and minimum <c>m</c>, and 4-bit quants; <c>x = d·s·q − e·m</c> with binary16 <c>d</c> and <c>e</c>. 144 bytes a block.</summary>
    Q4_K = 12,

    /// <summary>Blocks of 256 as <see cref="Q4_K"/>, with 5-bit quants. 176 bytes a block.</summary>
    Q5_K = 13,

    /// <summary>Blocks of 256, in 16 groups with a signed byte <c>s</c> as scale, and 6-bit quants; <c>x = d·s·(q − 32)</c> with a binary16 <c>d</c>. 210 bytes a block.</summary>
    Q6_K = 14,

    /// <summary>Blocks of 32: a binary16 scale and 16 bytes of 4-bit numbers that stand for sixteen uneven levels. 18 bytes a block.</summary>
    IQ4_NL = 20,

    /// <summary>bfloat16: the upper half of a binary32, 2 bytes an element.</summary>
    BF16 = 30,

    /// <summary>Blocks of 32: a power of two and 16 bytes of 4-bit floating-point numbers (OCP Microscaling Formats 1.0). 17 bytes a block.</summary>
    MXFP4 = 39,
}
