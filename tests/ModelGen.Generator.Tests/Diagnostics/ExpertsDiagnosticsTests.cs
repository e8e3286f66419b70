using ModelGen.Generator.Tests.Infrastructure;
using Xunit;

namespace ModelGen.Generator.Tests.Diagnostics;

public sealed class ExpertsDiagnosticsTests
{
    [Theory]
    [InlineData("[|Experts|](Active = 2)", "Count = 0 is out of range: give a number from 1 to 1024")]
    [InlineData("[|Experts|](Count = 8)", "Active = 0 is out of range: give a number from 1 to 8")]
    [InlineData("Experts([|Count = 1025|], Active = 2)", "from 1 to 1024")]
    [InlineData("Experts(Count = 8, [|Active = 9|])", "from 1 to 8")]
    [InlineData("Experts(Count = 128, [|Active = 65|])", "from 1 to 64")]
    [InlineData("Experts(Count = 8, Active = 2, [|Size = 0|])", "Size = 0 is out of range")]
    [InlineData("Experts(Count = 8, Active = 2, [|Size = 1048577|])", "from 1 to 1048576")]
    [InlineData("Experts(Count = 8, Active = 2, [|Shared = -1|])", "Shared = -1 is out of range")]
    [InlineData("Experts(Count = 8, Active = 2, [|Groups = 0|])", "Groups = 0 is out of range: give a number from 1 to 8")]
    [InlineData("Experts(Count = 8, Active = 2, [|Groups = 9|], ActiveGroups = 9)", "from 1 to 8")]
    [InlineData("Experts(Count = 8, Active = 2, Groups = 4, [|ActiveGroups = 5|])", "from 1 to 4")]
    [InlineData("Experts(Count = 8, Active = 2, Groups = 4, [|ActiveGroups = -1|])", "from 1 to 4")]
    [InlineData("Experts(Count = 8, Active = 2, Groups = 4, ActiveGroups = 2, [|GroupTop = 3|])", "from 1 to 2")]
    public Task MG0340_OutOfRange(string attribute, string advice) => Squiggles.VerifyAsync("MG0340", Declarations.Add($"[{attribute}]"), advice);

    [Fact]
    public Task MG0340_WidthOfTheModel() => Squiggles.VerifyAsync(
        "MG0340",
        Declarations.Add("[[|Experts|](Count = 8, Active = 2)]").Replace("FeedForward = 172", "FeedForward = 1048577", StringComparison.Ordinal),
        "Size = 1048577 is out of range");

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("double.NaN")]
    public Task MG0191_ScaleOutOfRange(string scale) => Squiggles.VerifyAsync("MG0191", Declarations.Add($"[Experts(Count = 8, Active = 2, [|Scale = {scale}|])]"), "greater than 0");

    [Theory]
    [InlineData("Scoring = ExpertScoring.TopKThenSoftmax, [|Renormalize = true|]", "sums to 1 already")]
    [InlineData("Scoring = ExpertScoring.TopKThenSoftmax, [|SelectionBias = true|]", "chooses by the scores themselves")]
    [InlineData("[|SharedGate = true|]", "give Shared")]
    [InlineData("Scoring = ExpertScoring.SparseMixer, [|SelectionBias = true|]", "SparseMixer chooses by the scores themselves")]
    [InlineData("[|RouterJitter = 0.1|]", "choose ExpertScoring.SparseMixer")]
    [InlineData("[|SharedGateUp = GateUpLayout.GateFirst|]", "give Shared")]
    public Task MG0341_ArgumentNeedsPart(string arguments, string advice) => Squiggles.VerifyAsync("MG0341", Declarations.Add($"[Experts(Count = 8, Active = 2, {arguments})]"), advice);

    [Theory]
    [InlineData("[|GateUp = GateUpLayout.Interleaved|]", "GateUp is about gated feed-forward parts, and Activation.Relu is not gated")]
    [InlineData("Shared = 9, [|SharedGateUp = GateUpLayout.GateFirst|]", "SharedGateUp is about gated feed-forward parts")]
    public Task MG0235_LayoutOfUngatedExperts(string arguments, string advice) => Squiggles.VerifyAsync(
        "MG0235", Declarations.Add($"[Experts(Count = 8, Active = 2, {arguments})]").Replace("Activation.SwiGlu", "Activation.Relu", StringComparison.Ordinal), advice);

    [Theory]
    [InlineData("Naming.Mixtral", "Scoring = ExpertScoring.Sigmoid", "", "choose ExpertScoring.SoftmaxThenTopK")]
    [InlineData("Naming.Mixtral", "Active = 2", "", "add Renormalize = true to [Experts]")]
    [InlineData("Naming.Qwen2Moe", "Scoring = ExpertScoring.TopKThenSoftmax", "", "choose ExpertScoring.SoftmaxThenTopK")]
    [InlineData("Naming.GptOss", "Renormalize = true", "", "choose ExpertScoring.TopKThenSoftmax")]
    [InlineData("Naming.GptOss", "Scoring = ExpertScoring.TopKThenSoftmax", "", "add UpOffset = 1 to [Activation]")]
    [InlineData("Naming.GptOss", "Scoring = ExpertScoring.TopKThenSoftmax", ", UpOffset = 1", "add Limit = 7 to [Activation]")]
    [InlineData("Naming.GptOss", "Scoring = ExpertScoring.TopKThenSoftmax", ", UpOffset = 1, Limit = 7", "add SigmoidFactor = 1.702 to [Activation]")]
    public Task MG0092_ExpertsOfTheFamily(string naming, string argument, string activation, string advice)
    {
        string source = Declarations.Add($"[Experts(Count = 8{(argument.StartsWith("Active", StringComparison.Ordinal) ? "" : ", Active = 2")}, {argument})]");
        return Squiggles.VerifyAsync("MG0092", source.Replace("Naming.Llama", $"[|{naming}|]", StringComparison.Ordinal).Replace("Activation.SwiGlu)", $"Activation.SwiGlu{activation})", StringComparison.Ordinal), advice);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.01")]
    [InlineData("double.NaN")]
    public Task MG0191_JitterOutOfRange(string jitter) =>
        Squiggles.VerifyAsync("MG0191", Declarations.Add($"[Experts(Count = 8, Active = 2, Scoring = ExpertScoring.SparseMixer, [|RouterJitter = {jitter}|])]"), "greater than 0");

    [Fact]
    public Task MG0341_ScoresOfGroupsWithoutChoice() =>
        Squiggles.VerifyAsync("MG0341", Declarations.Add("[Experts(Count = 8, Active = 2, Groups = 4, [|GroupTop = 2|])]"), "give ActiveGroups");

    [Fact]
    public Task MG0345_GroupsDoNotDivide() => Squiggles.VerifyAsync(
        "MG0345", Declarations.Add("[Experts(Count = 8, Active = 2, [|Groups = 3|], ActiveGroups = 2)]"), "8 experts cannot be in 3 groups of one size: give Groups a divisor of Count");

    [Fact]
    public Task MG0346_GroupsTooFew() => Squiggles.VerifyAsync(
        "MG0346", Declarations.Add("[Experts(Count = 16, Active = 5, Groups = 8, [|ActiveGroups = 2|])]"), "2 of 8 groups have 4 experts together, fewer than Active = 5: give ActiveGroups = 3 or more");

    [Fact]
    public Task MG0342_ExpertPlaceholder() => Squiggles.VerifyAsync(
        "MG0342",
        Declarations.Add("[Experts(Count = 8, Active = 2)]\n[TensorName(TensorRole.Router, [|\"layers.{layer}.{expert}.router\"|])]"),
        "give a name without {expert}");

    [Fact]
    public Task MG0323_LayersWithoutExperts() => Squiggles.VerifyAsync("MG0323", Declarations.Add("[LayerPattern(Every = 2, [|Experts = false|])]"), "add [Experts]");

    [Fact]
    public Task MG0324_WidthOfLayersWithExperts() => Squiggles.VerifyAsync(
        "MG0324", Declarations.Add("[Experts(Count = 8, Active = 2)]\n[[|LayerPattern|](Every = 2, FeedForward = 96)]"), "its layers have all that anyway");
}
