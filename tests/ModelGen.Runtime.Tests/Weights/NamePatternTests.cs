using Xunit;

namespace ModelGen.Runtime.Tests.Weights;

/// <summary>Names in which placeholders stand for numbers.</summary>
public sealed class NamePatternTests
{
    [Theory]
    [InlineData("norm.weight", "norm.weight", true)]
    [InlineData("norm.weight", "norm.weights", false)]
    [InlineData("h.{layer}.bias", "h.12.bias", true)]
    [InlineData("h.{layer}.bias", "h..bias", false)]
    [InlineData("h.{layer}.bias", "h.x.bias", false)]
    [InlineData("h.{layer}.bias", "h.12", false)]
    [InlineData("h.{layer}.experts.{expert}.scale", "h.3.experts.127.scale", true)]
    [InlineData("h.{layer}.experts.{expert}.scale", "h.3.experts..scale", false)]
    [InlineData("experts.{expert}.of.{layer}", "experts.0.of.1", true)]
    [InlineData("h{layer}1", "h21", true)]
    [InlineData("h{layer}1", "h1", false)]
    [InlineData("h.{head}", "h.{head}", true)]
    public void A_placeholder_is_a_number(string pattern, string name, bool matches) => Assert.Equal(matches, NamePattern.Matches(pattern, name));
}
