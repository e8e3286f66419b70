using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Checkpoints of BERT spell the same names in several ways.</summary>
public sealed class EncoderNamesTests : IDisposable
{
    private readonly WrittenCheckpoint _checkpoint = new();

    public void Dispose() => _checkpoint.Dispose();

    [Theory]
    [InlineData("bert.", "")]
    [InlineData("LayerNorm.weight", "LayerNorm.gamma")]
    [InlineData("LayerNorm.bias", "LayerNorm.beta")]
    public void All_spellings_are_read(string name, string other)
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/bert");
        using TinyBert model = TinyBert.Load(reference.Folder);
        using TinyBert renamed = TinyBert.Load(Rename(reference.Folder, name, other));
        using EncoderSession one = model.CreateSession(33);
        using EncoderSession two = renamed.CreateSession(33);
        Compare.Same(one.Encode(reference.Tokens(1), reference.TokenTypes(1)), two.Encode(reference.Tokens(1), reference.TokenTypes(1)), "hidden states");
        Compare.Same(one.Logits, two.Logits, "logits");
    }

    [Fact]
    public void A_head_that_the_file_has_not_is_named()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/bert");
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyBert.Load(Rename(reference.Folder, "cls.seq_relationship", "cls.other")));
        Assert.Contains(error.Differences, difference => difference.Contains("'cls.seq_relationship.weight': expected [2 × 64], found nothing", StringComparison.Ordinal));
        Assert.Contains(error.Differences, difference => difference.Contains("'cls.other.weight': found F32 [2 × 64], which the declaration has no place for", StringComparison.Ordinal));
    }

    [Fact]
    public void A_head_without_a_name_in_GGUF_is_refused()
    {
        using ReferenceCase reference = ReferenceCase.Open("gguf/bert-F16");
        ModelMismatchException error = Assert.Throws<ModelMismatchException>(() => TinyBert.Load(Path.Combine(reference.Folder, "model.gguf")));
        Assert.Contains(error.Differences, difference => difference.Contains("'bert.pooler.dense.weight': this naming gives it no name in GGUF files; load safetensors", StringComparison.Ordinal));
    }

    private string Rename(string folder, string name, string other)
    {
        int found = 0;
        _checkpoint.CopyOf(folder, stored =>
        {
            found += stored.Contains(name, StringComparison.Ordinal) ? 1 : 0;
            return stored.Replace(name, other, StringComparison.Ordinal);
        });
        Assert.NotEqual(0, found);
        return _checkpoint.Folder;
    }
}
