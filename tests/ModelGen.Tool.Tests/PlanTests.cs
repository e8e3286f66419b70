using System.Globalization;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Tool.Tests;

/// <summary><c>modelgen plan</c>: operations, buffers, tensors and costs of a declaration, or what is wrong with it.</summary>
public sealed class PlanTests : IDisposable
{
    private const string Declaration =
        """
        using ModelGen;

        [Transformer(Structure.CausalDecoder, Layers = 2, Hidden = 32, Heads = 4, KeyValueHeads = 2, FeedForward = 64, Vocabulary = 48, Context = 16)]
        [PositionEncoding(PositionEncoding.Rotary, Base = 10_000)]
        [Activation(Activation.SwiGlu)]
        [Normalization(Norm.Rms, NormPlacement.Pre, Epsilon = 1e-5)]
        [Checkpoint(Naming.Llama)]
        public sealed partial class Tiny;
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ShowsCostsOperationsBuffersAndTensors()
    {
        ToolRun run = ToolRun.Of("plan", Write(Declaration));
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Code);
        string[] lines = run.Output.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("Tiny: 21,664 parameters", lines[0]);
        Assert.Equal("decoder: 2 layers, hidden 32, vocabulary 48, context 16", lines[2]);

        // Two layers of matrices of 32 × (32 + 16 + 16 + 32) + 3 × 32 × 64 elements, and the head; keys and values of 2 × 8 floats.
        Assert.Contains($"{2 * ((2 * ((32 * 96) + (3 * 32 * 64))) + (48 * 32)):N0} FLOPs", lines[3], StringComparison.Ordinal);
        Assert.Equal($"  a position: {2 * 2 * 16 * sizeof(float)} bytes of keys and values", lines[4]);
        Assert.Contains(lines, line => line.EndsWith(", layers {0–1}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("  0  EmbeddingLookup() → hidden", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  model.layers.{layer}.mlp.down_proj.weight  ", StringComparison.Ordinal) && line.EndsWith("[32 × 64], layers {0–1}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("blk.{layer}.ffn_down.weight", StringComparison.Ordinal));
    }

    [Fact]
    public void OperationsAreNumberedInOrderAndBuffersNameTheirUsers()
    {
        string[] lines = ToolRun.Of("plan", Write(Declaration)).Output.ReplaceLineEndings("\n").Split('\n');
        int[] numbers = [.. lines.Where(line => line.Contains(" → ", StringComparison.Ordinal) && line.StartsWith("      ", StringComparison.Ordinal)).Select(line => int.Parse(line.AsSpan(6, 3), CultureInfo.InvariantCulture))];
        Assert.Equal(Enumerable.Range(0, numbers.Length), numbers);
        string[] buffers = [.. lines.SkipWhile(line => !line.StartsWith("buffers, ", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Length > 0)];
        Assert.NotEmpty(buffers);
        Assert.All(buffers, line => Assert.Matches(@"^  \w+ +\[.*\] +floats [0-9,]+ to [0-9,]+ +operations [0-9]+ to [0-9]+$", line));
    }

    public static TheoryData<string> Families() => [.. Directory.GetFiles(Path.Combine(SharedData.Repository, "samples", "Gallery", "Families"), "*.cs").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Families))]
    public void EveryFamilyOfTheGalleryHasAPlan(string family)
    {
        ToolRun run = ToolRun.Of("plan", Path.Combine(SharedData.Repository, "samples", "Gallery", "Families", family));
        Assert.Equal("", run.Error);
        Assert.Contains(" parameters", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void EncoderDecodersShowBothPasses()
    {
        string output = ToolRun.Of("plan", Path.Combine(SharedData.Repository, "samples", "Gallery", "Families", "T5.cs"), "--class", "TinyT5").Output;
        Assert.Contains("encoder: 2 layers", output, StringComparison.Ordinal);
        Assert.Contains("decoder: 2 layers", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectsAreReadWithoutWhatElseTheyNeed()
    {
        string project = Path.Combine(SharedData.Repository, "samples", "Elmo");
        ToolRun run = ToolRun.Of("plan", project);
        Assert.Equal("", run.Error);
        Assert.Contains("SmallElmo: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("bidirectional LSTM: 2 layers of 256 cells, projected to 96; words of up to 50 characters under 240 filters", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"RNN_0/RNN/MultiRNNCell/Cell\{layer\}/LSTMCell/W_0 +–  \[1024 × 192\], layers \{0–1\}", run.Output);
        Assert.Contains("OneVector: 100 parameters a word", run.Output, StringComparison.Ordinal);
        Assert.Contains("word vectors: 100 dimensions, words: as many as the file has", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, ToolRun.Of("plan", Path.Combine(project, "Elmo.csproj")).Output);
        Assert.Contains("has no .cs files", ToolRun.Of("plan", _folder.Path).Error, StringComparison.Ordinal);

        File.WriteAllText(_folder.File("Model.cs"), Declaration.Replace("Heads = 4", "Heads = 5", StringComparison.Ordinal));
        File.WriteAllText(_folder.File("Program.cs"), "using Not.There; Console.WriteLine(Nobody.Knows);");
        Assert.Matches(@"Model\.cs\(3,[0-9]+\): MG[0-9]{4}: ", ToolRun.Of("plan", _folder.Path).Error);
        File.WriteAllText(_folder.File("Model.cs"), Declaration);
        Assert.StartsWith("Tiny: 21,664 parameters", ToolRun.Of("plan", _folder.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OneOfSeveralClassesIsChosenByName()
    {
        string path = Write(Declaration + Declaration[Declaration.IndexOf('[', StringComparison.Ordinal)..].Replace("Tiny", "Other", StringComparison.Ordinal));
        Assert.Contains("Tiny: ", ToolRun.Of("plan", path).Output, StringComparison.Ordinal);
        ToolRun one = ToolRun.Of("plan", path, "--class", "Other");
        Assert.StartsWith("Other: 21,664 parameters", one.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Tiny", one.Output, StringComparison.Ordinal);
        ToolRun none = ToolRun.Of("plan", path, "--class", "Third");
        Assert.Equal(1, none.Code);
        Assert.Contains("There is no model 'Third' in", none.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsWrongGetsTheMessagesOfABuild()
    {
        ToolRun run = ToolRun.Of("plan", Write(Declaration.Replace("Heads = 4", "Heads = 5", StringComparison.Ordinal)));
        Assert.Equal(1, run.Code);
        Assert.Empty(run.Output);
        Assert.Matches(@"Model\.cs\(3,[0-9]+\): MG[0-9]{4}: ", run.Error);

        Assert.Contains("CS", ToolRun.Of("plan", Write(Declaration.Replace("partial class", "partial clas", StringComparison.Ordinal))).Error, StringComparison.Ordinal);
        Assert.Contains("declares no class with [Transformer], [BidirectionalLstm] or [WordVectors]", ToolRun.Of("plan", Write("public class Nothing;")).Error, StringComparison.Ordinal);
        Assert.Equal(1, ToolRun.Of("plan", _folder.File("none.cs")).Code);
    }

    private string Write(string source)
    {
        string path = _folder.File("Model.cs");
        File.WriteAllText(path, source);
        return path;
    }
}
