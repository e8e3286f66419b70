using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>What generated encoders owe beside exact hidden states, which <see cref="ReferenceDirectoryTests"/> checks: the same text by any way of reading it.</summary>
public sealed class EncoderParityTests
{
    public static TheoryData<string> Cases => [.. Encoders.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Texts_that_share_a_call_get_the_same_bits_as_alone(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IEncoder model = Encoders.Load(reference, name);
        (RaggedBatch texts, int[] order) = Texts(reference);
        bool hasPooler = model.Manifest.Heads.Any(head => head.Kind == Head.Pooler);
        ManifestHead logits = model.Manifest.Heads.Single(head => head.GivesLogits);
        float[] hidden = new float[texts.TokenCount * model.Manifest.Hidden];

        // The longest text fills the smallest of these sessions; the largest takes all texts in one pass.
        foreach (int capacity in new[] { 33, 50, texts.TokenCount })
        {
            using EncoderSession together = model.CreateSession(capacity);
            using EncoderSession alone = model.CreateSession(33);
            together.Encode(texts, hidden);
            for (int text = 0; text < order.Length; text++)
            {
                int count = texts.Tokens(text).Length;
                int start = texts.Start(text);
                ReadOnlySpan<float> expected = alone.Encode(texts.Tokens(text), texts.TokenTypes(text));
                Compare.Same(expected, hidden.AsSpan(start * model.Manifest.Hidden, count * model.Manifest.Hidden), $"hidden states of text {text}, {capacity} tokens a pass");
                (int firstRow, int rows) = logits.IsPerToken ? (start, count) : (text, 1);
                Compare.Same(alone.Logits, together.Logits.Slice(firstRow * logits.Outputs, rows * logits.Outputs), $"logits of text {text}, {capacity} tokens a pass");
                if (hasPooler)
                {
                    Compare.Same(alone.Pooled, together.Pooled.Slice(text * model.Manifest.Hidden, model.Manifest.Hidden), $"vector of text {text}, {capacity} tokens a pass");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        (RaggedBatch texts, _) = Texts(reference);
        float[]? expected = null;
        float[]? expectedLogits = null;
        foreach (int threads in new[] { 1, 2, 3, 5 })
        {
            using WorkerPool workers = new(threads);
            using IEncoder model = Encoders.Load(reference, name, new LoadOptions { Workers = workers });
            using EncoderSession session = model.CreateSession(texts.TokenCount);
            float[] hidden = new float[texts.TokenCount * model.Manifest.Hidden];
            session.Encode(texts, hidden);
            expected ??= hidden;
            expectedLogits ??= session.Logits.ToArray();
            Compare.Same(expected, hidden, $"hidden states with {threads} threads");
            Compare.Same(expectedLogits, session.Logits, $"logits with {threads} threads");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_copied_file_gives_the_same_bits_as_a_mapped_one(string name)
    {
        using ReferenceCase reference = ReferenceCase.Open(name);
        using IEncoder mapped = Encoders.Load(reference, name);
        using IEncoder copied = Encoders.Load(reference, name, new LoadOptions { MemoryMap = false });
        using EncoderSession one = mapped.CreateSession(33);
        using EncoderSession other = copied.CreateSession(33);
        Compare.Same(one.Encode(reference.Tokens(1), reference.TokenTypes(1)), other.Encode(reference.Tokens(1), reference.TokenTypes(1)), "hidden states");
    }

    [Fact]
    public void Heads_that_are_not_declared_stay_in_the_file()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/bert");
        using BertBareModel bare = BertBareModel.Load(reference.Folder);
        using TinyBert whole = TinyBert.Load(reference.Folder);
        using EncoderSession one = bare.CreateSession(33);
        using EncoderSession other = whole.CreateSession(33);
        Compare.Same(other.Encode(reference.Tokens(2), reference.TokenTypes(2)), one.Encode(reference.Tokens(2), reference.TokenTypes(2)), "hidden states");
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => { _ = one.Logits; });
        Assert.Contains("BertBareModel has no Logits: declare [Head] with Head.MaskedLanguageModel", error.Message, StringComparison.Ordinal);
    }

    /// <summary>All texts of a case, twice, the second time backwards, so that long and short ones are neighbours.</summary>
    private static (RaggedBatch Texts, int[] Order) Texts(ReferenceCase reference)
    {
        RaggedBatch texts = new();
        int[] order = [.. Enumerable.Range(0, reference.Sequences), .. Enumerable.Range(0, reference.Sequences).Reverse()];
        foreach (int sequence in order)
        {
            texts.Add(reference.Tokens(sequence), reference.TokenTypes(sequence));
        }

        return (texts, order);
    }
}
