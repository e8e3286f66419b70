using System.Text;
using System.Text.Json;
using ModelGen.Tests;
using ModelGen.Text.Tokenizers;
using Xunit;

namespace ModelGen.Text.Tests;

public sealed class UnicodeNormalizationTests
{
    /// <summary>Random piles of marks, Hangul and compatibility characters, normalized by Python's <c>unicodedata</c> (Unicode 14).</summary>
    [Fact]
    public void NormalizesAsPython()
    {
        string path = Path.Combine(SharedData.Repository, "tests", "ModelGen.Text.Tests", "Data", "normalization.json");
        JsonElement rows = Fixtures.Json(path);
        Assert.All(rows.EnumerateArray(), row =>
        {
            string text = Fixtures.Text(row, "text");
            Assert.Equal(Fixtures.Text(row, "NFC"), UnicodeNormalization.Normalize(text, NormalizationForm.FormC));
            Assert.Equal(Fixtures.Text(row, "NFD"), UnicodeNormalization.Normalize(text, NormalizationForm.FormD));
            Assert.Equal(Fixtures.Text(row, "NFKC"), UnicodeNormalization.Normalize(text, NormalizationForm.FormKC));
            Assert.Equal(Fixtures.Text(row, "NFKD"), UnicodeNormalization.Normalize(text, NormalizationForm.FormKD));
        });
    }
}
