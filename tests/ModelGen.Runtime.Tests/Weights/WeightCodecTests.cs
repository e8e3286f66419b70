using System.Runtime.InteropServices;
using CsCheck;
using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Rows as llama.cpp's quantiser wrote them and as the package <c>gguf</c> decodes them.</summary>
public sealed class WeightCodecTests
{
    private static readonly string RowsFile = Fixtures.Path("codecs", "rows.safetensors");

    public static TheoryData<WeightType> Types() => [.. Enum.GetValues<WeightType>()];

    public static TheoryData<WeightType> EncodedTypes() => [.. Enum.GetValues<WeightType>().Where(WeightCodec.CanEncode)];

    public static TheoryData<WeightType> BlockTypes() => [.. Enum.GetValues<WeightType>().Where(type => WeightCodec.BlockSize(type) > 1)];

    [Theory]
    [MemberData(nameof(Types))]
    public void DecodesAsTheReference(WeightType type) => ForEachRow(type, (stored, decoded, _) =>
    {
        float[] floats = new float[decoded.Length];
        WeightCodec.Decode(type, stored, floats);
        Assert.Equal(decoded, floats);
    });

    /// <summary>Blocks of random bits with scales of usual size, as ggml's own functions decode them.</summary>
    [Theory]
    [MemberData(nameof(BlockTypes))]
    public void DecodesRandomBlocksAsTheReference(WeightType type)
    {
        using SafetensorsFile file = SafetensorsFile.Open(RowsFile);
        if (type is WeightType.Q8_0 or WeightType.Q4_0)
        {
            Assert.DoesNotContain(file.Tensors, tensor => tensor.Name == $"{type}.random");
            return;
        }

        float[] expected = file.ReadFloats($"dequantized.{type}.random");
        float[] floats = new float[expected.Length];
        WeightCodec.Decode(type, file.ReadBytes($"{type}.random"), floats);
        AssertSameBits(expected, floats);
    }

    /// <summary>Any bits at all, with finite scales, against the naive twins.</summary>
    [Theory]
    [MemberData(nameof(BlockTypes))]
    public void DecodesAnyBlockAsTheNaiveTwin(WeightType type) => Gen.Byte.Array[WeightCodec.BlockBytes(type) * 3].Sample(blocks =>
    {
        for (int block = 0; block < blocks.Length; block += WeightCodec.BlockBytes(type))
        {
            foreach (int half in NaiveBlocks.Halves(type))
            {
                blocks[block + half + 1] &= 0xBF;
            }
        }

        float[] floats = new float[WeightCodec.BlockSize(type) * 3];
        WeightCodec.Decode(type, blocks, floats);
        AssertSameBits(NaiveCodec.Decode(type, blocks), floats);
    });

    [Theory]
    [MemberData(nameof(EncodedTypes))]
    public void EncodesAsTheReference(WeightType type) => ForEachRow(type, (stored, _, original) =>
    {
        byte[] encoded = new byte[stored.Length];
        WeightCodec.Encode(type, original, encoded);
        Assert.Equal(stored, encoded);
    });

    [Theory]
    [InlineData(WeightType.F16)]
    [InlineData(WeightType.BF16)]
    public void EveryHalfSurvives(WeightType type)
    {
        ushort[] halves = [.. Enumerable.Range(0, 65_536).Select(bits => (ushort)bits)];
        float[] floats = new float[halves.Length];
        ushort[] encoded = new ushort[halves.Length];
        WeightCodec.Decode(type, MemoryMarshal.AsBytes(halves.AsSpan()), floats);
        WeightCodec.Encode(type, floats, MemoryMarshal.AsBytes(encoded.AsSpan()));
        for (int i = 0; i < halves.Length; i++)
        {
            if (float.IsNaN(floats[i]))
            {
                WeightCodec.Decode(type, MemoryMarshal.AsBytes(encoded.AsSpan(i, 1)), floats.AsSpan(i, 1));
                Assert.True(float.IsNaN(floats[i]));
            }
            else
            {
                Assert.Equal(halves[i], encoded[i]);
            }
        }
    }

    [Fact]
    public void HalvesRoundToNearestEven() => Gen.UInt.Sample(bits =>
    {
        float value = BitConverter.UInt32BitsToSingle(bits);
        Assert.Equal(BitConverter.HalfToUInt16Bits((Half)value), EncodeOne(WeightType.F16, value));
    });

    [Theory]
    [InlineData(0x3F80_8000u, 0x3F80)]
    [InlineData(0x3F81_8000u, 0x3F82)]
    [InlineData(0x3F80_8001u, 0x3F81)]
    [InlineData(0x3F80_7FFFu, 0x3F80)]
    [InlineData(0x7F7F_FFFFu, 0x7F80)]
    [InlineData(0xFF80_0000u, 0xFF80)]
    [InlineData(0x0000_0001u, 0x0000)]
    [InlineData(0x7F80_0001u, 0x7FC0)]
    public void BrainFloatsRoundToNearestEven(uint bits, int expected) =>
        Assert.Equal(expected, EncodeOne(WeightType.BF16, BitConverter.UInt32BitsToSingle(bits)));

    [Fact]
    public void Q8RoundsHalvesAwayFromZero()
    {
        float[] row = new float[32];
        (row[0], row[1], row[2], row[3]) = (127, 2.5f, -2.5f, 0.5f);
        byte[] encoded = new byte[34];
        WeightCodec.Encode(WeightType.Q8_0, row, encoded);
        Assert.Equal<sbyte>([127, 3, -3, 1], MemoryMarshal.Cast<byte, sbyte>(encoded.AsSpan(2, 4)).ToArray());
    }

    [Theory]
    [InlineData(WeightType.Q8_0, 0.5 / 127)]
    [InlineData(WeightType.Q4_0, 1.0 / 8)]
    [InlineData(WeightType.Q4_K, 2.0 / 12)]
    [InlineData(WeightType.Q5_K, 2.0 / 25)]
    [InlineData(WeightType.Q6_K, 1.0 / 25)]
    public void QuantisedRowsStayNear(WeightType type, double step) => Gen.Float[-100, 100].Array[512].Sample(row =>
    {
        byte[] encoded = new byte[WeightCodec.RowBytes(type, row.Length)];
        float[] decoded = new float[row.Length];
        WeightCodec.Encode(type, row, encoded);
        WeightCodec.Decode(type, encoded, decoded);
        int size = WeightCodec.BlockSize(type);
        for (int block = 0; block < row.Length; block += size)
        {
            float largest = row.AsSpan(block, size).ToArray().Max(Math.Abs);
            for (int i = block; i < block + size; i++)
            {
                Assert.InRange(Math.Abs(row[i] - decoded[i]), 0, (largest * step * 1.01) + (largest * 0.001) + 1e-6);
            }
        }
    });

    /// <summary>Against the naive twins: any bits for bfloat16; any finite magnitudes, halves and ties of sign for quantised types.</summary>
    [Fact]
    public void AgreesWithTheNaiveTwins()
    {
        Gen.UInt.Select(BitConverter.UInt32BitsToSingle).Array[1, 40].Sample(row => AssertTwin(WeightType.BF16, row));
        Gen<float> halves = Gen.Int[-254, 254].Select(i => i / 2f);
        Gen<float> element = Gen.Frequency((4, Gen.Float[-2, 2]), (1, halves), (1, Gen.Float[-1e6f, 1e6f]), (1, Gen.Float[-1e-30f, 1e-30f]));
        element.Array[64].Sample(row =>
        {
            AssertTwin(WeightType.Q8_0, row);
            AssertTwin(WeightType.Q4_0, row);
        });
        Gen<float> any = Gen.Frequency((6, element), (1, Gen.Const(0f)), (1, Gen.Float[-1e-16f, 1e-16f]));
        Gen.Select(any.Array[512], Gen.Int[0, 15], Gen.Float[-3, 3]).Sample((row, group, value) =>
        {
            // A group of one value, and one of nothing.
            row.AsSpan(group * 32, 32).Fill(value);
            row.AsSpan((group + 3) % 16 * 32, 32).Clear();
            AssertTwin(WeightType.Q4_K, row);
            AssertTwin(WeightType.Q5_K, row);
            AssertTwin(WeightType.Q6_K, row);
        });
        halves.Array[32].Sample(row =>
        {
            row[9] = 127;
            AssertTwin(WeightType.Q8_0, row);
            AssertTwin(WeightType.Q4_0, row);
        });

        static void AssertTwin(WeightType type, float[] row)
        {
            byte[] encoded = new byte[WeightCodec.RowBytes(type, row.Length)];
            float[] decoded = new float[row.Length];
            WeightCodec.Encode(type, row, encoded);
            Assert.Equal(NaiveCodec.Encode(type, row), encoded);
            WeightCodec.Decode(type, encoded, decoded);
            Assert.Equal(NaiveCodec.Decode(type, encoded), decoded);
        }
    }

    [Fact]
    public void ZeroRowsStayZero()
    {
        foreach (WeightType type in Enum.GetValues<WeightType>().Where(WeightCodec.CanEncode))
        {
            byte[] encoded = new byte[WeightCodec.RowBytes(type, 256)];
            float[] decoded = new float[256];
            WeightCodec.Encode(type, decoded, encoded);
            WeightCodec.Decode(type, encoded, decoded);
            Assert.All(decoded, value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void ChecksLengths()
    {
        Assert.Throws<ArgumentException>(() => WeightCodec.RowBytes(WeightType.Q8_0, 33));
        Assert.Throws<ArgumentException>(() => WeightCodec.Decode(WeightType.Q8_0, new byte[33], new float[32]));
        Assert.Throws<ArgumentException>(() => WeightCodec.Encode(WeightType.F16, new float[3], new byte[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightCodec.BlockSize((WeightType)16));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightCodec.CanEncode((WeightType)16));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => WeightCodec.Encode(WeightType.IQ4_NL, new float[32], new byte[18]));
        Assert.Contains("IQ4_NL can be read, but not be written", exception.Message, StringComparison.Ordinal);
        Assert.False(WeightCodec.Fits(WeightType.Q4_K, 320));
        Assert.False(WeightCodec.Fits(WeightType.Q4_0, 48));
    }

    private static void AssertSameBits(float[] expected, float[] actual) =>
        Assert.Equal(expected.Select(BitConverter.SingleToUInt32Bits), actual.Select(BitConverter.SingleToUInt32Bits));

    private static ushort EncodeOne(WeightType type, float value)
    {
        byte[] encoded = new byte[2];
        WeightCodec.Encode(type, [value], encoded);
        return BitConverter.ToUInt16(encoded);
    }

    private static void ForEachRow(WeightType type, Action<byte[], float[], float[]> check)
    {
        using SafetensorsFile file = SafetensorsFile.Open(RowsFile);
        foreach (string name in new[] { "blk.1.ffn_down.weight", "token_embd.weight" })
        {
            check(file.ReadBytes($"{type}.{name}"), file.ReadFloats($"dequantized.{type}.{name}"), file.ReadFloats($"dequantized.F32.{name}"));
        }
    }
}
