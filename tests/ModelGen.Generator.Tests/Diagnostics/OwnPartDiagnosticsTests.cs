using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class OwnPartDiagnosticsTests
{
    [Fact]
    public Task MG0360_MethodMissing() => Squiggles.VerifyAsync(
        "MG0360", Declarations.With("(Activation.SwiGlu)", "([|Activation.Custom|])"), "Add Method = nameof(Mish) with static void Mish(Span<float> x) in Tiny");

    [Theory]
    [InlineData("Activation(Activation.Custom, [|Method = \"Mish\"|])", "Declare static void Mish(Span<float> x) in Tiny")]
    [InlineData("Activation(Activation.Custom, [|Method = null|])", "Declare static void Method(Span<float> x) in Tiny")]
    [InlineData("Activation(Activation.Custom, [|Method = \"not a name\"|])", "no method called 'not a name'")]
    [InlineData("Activation(Activation.Custom, [|Method = nameof(object.Equals)|])", "Declare static void Equals(Span<float> x) in Tiny")]
    [InlineData("AttentionBias([|\"Distance\"|])", "Declare static float Distance(int head, int query, int key) in Tiny")]
    [InlineData("AttentionBias([|null!|])", "Declare static float Method(int head, int query, int key) in Tiny")]
    [InlineData("AttentionMask([|\"Visible\"|])", "Declare static bool Visible(int query, int key) in Tiny")]
    [InlineData("AttentionMask([|\"CreateSession\"|])", "no method called 'CreateSession'")]
    public Task MG0361_MethodNotFound(string attribute, string advice) => Squiggles.VerifyAsync("MG0361", Declare(attribute, ""), advice);

    [Theory]
    [InlineData("void F(System.Span<float> x) { }", "static void F(Span<float> x): it is not static")]
    [InlineData("static void F<T>(System.Span<float> x) { }", "it is generic")]
    [InlineData("static int F(System.Span<float> x) => 0;", "it does not return void")]
    [InlineData("static void F(System.ReadOnlySpan<float> x) { }", "it has other parameters")]
    [InlineData("static void F(ref System.Span<float> x) { }", "it has other parameters")]
    [InlineData("static void F(System.Span<float> x, int y) { }", "it has other parameters")]
    [InlineData("static void F(System.Span<double> x) { }", "it has other parameters")]
    [InlineData("[System.Diagnostics.Conditional(\"DEBUG\")] static void F(System.Span<float> x) { }", "it is conditional")]
    [InlineData("static partial void F(System.Span<float> x);", "it has no body")]
    public Task MG0362_ActivationOfOtherSignature(string method, string advice) =>
        Squiggles.VerifyAsync("MG0362", Declare("Activation(Activation.Custom, [|Method = nameof(F)|])", method), advice);

    [Theory]
    [InlineData("AttentionBias", "float F(int head, int query, int key) => 0;", "static float F(int head, int query, int key): it is not static")]
    [InlineData("AttentionBias", "static double F(int head, int query, int key) => 0;", "it does not return float")]
    [InlineData("AttentionBias", "static float F(int query, int key) => 0;", "it has other parameters")]
    [InlineData("AttentionBias", "static float F(int head, long query, int key) => 0;", "it has other parameters")]
    [InlineData("AttentionBias", "static float f; static ref float F(int head, int query, int key) => ref f;", "it does not return float")]
    [InlineData("AttentionMask", "static int F(int query, int key) => 0;", "static bool F(int query, int key): it does not return bool")]
    [InlineData("AttentionMask", "static bool F(int head, int query, int key) => true;", "it has other parameters")]
    public Task MG0362_ScoresOfOtherSignature(string attribute, string method, string advice) =>
        Squiggles.VerifyAsync("MG0362", Declare(attribute + "([|nameof(F)|])", method), advice);

    [Theory]
    [InlineData("Method = \"F\"")]
    [InlineData("Gated = true")]
    public Task MG0363_ArgumentWithoutCustom(string argument) =>
        Squiggles.VerifyAsync("MG0363", Declarations.With("(Activation.SwiGlu)", $"(Activation.SwiGlu, [|{argument}|])"), "or choose Activation.Custom");

    [Fact]
    public void One_of_several_methods_may_fit() => Assert.Empty(CompilationHelper.Diagnose(CompilationHelper.Create(Declare(
        "AttentionMask(nameof(F))", "static bool F(int query) => true; private static bool F(int query, int key) => key > 3 && F(query); bool F(string one) => true;"))));

    private static string Declare(string attribute, string member)
    {
        string source = Declarations.With("public int Answer() => 42;", "public int Answer() => 42; " + member);
        return attribute.StartsWith("Activation", StringComparison.Ordinal)
            ? source.Replace("Activation(Activation.SwiGlu)", attribute, StringComparison.Ordinal)
            : source.Replace("[Activation(", $"[{attribute}]\n[Activation(", StringComparison.Ordinal);
    }
}
