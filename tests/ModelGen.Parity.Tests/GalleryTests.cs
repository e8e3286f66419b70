using System.Text.RegularExpressions;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>The gallery: families in few lines, whose published sizes are declared right to the parameter.</summary>
public sealed partial class GalleryTests
{
    private static readonly string Families = Path.Combine(SharedData.Repository, "samples", "Gallery", "Families");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Families, "*.cs").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Parameters as they are published.</summary>
    public static TheoryData<string, long> Published => new()
    {
        { nameof(Llama2With7B), 6_738_415_616 },
        { nameof(Llama32With1B), 1_235_814_400 },
        { nameof(Mistral7B), 7_241_732_096 },
        { nameof(Qwen2With0_5B), 494_032_768 },
        { nameof(Qwen3With0_6B), 596_049_920 },
        { nameof(Mixtral8x7B), 46_702_792_704 },
        { nameof(Qwen15MoeA2_7B), 14_315_784_192 },
        { nameof(Qwen3With30B), 30_532_122_624 },
        { nameof(GptOss20B), 20_914_757_184 },
        { nameof(DeepSeekV2Lite), 15_706_484_224 },
        { nameof(DeepSeekV3), 671_026_419_200 },
        { nameof(Olmoe7B), 6_919_161_856 },
        { nameof(Granite31With1B), 1_334_628_352 },
        { nameof(Glm45Air), 106_852_251_264 },
        { nameof(Gemma2B), 2_506_172_416 },
        { nameof(Gemma2With2B), 2_614_341_888 },
        { nameof(Gemma3With1B), 999_885_952 },
        { nameof(ModernBertBase), 149_655_232 },
        { nameof(Phi2), 2_779_683_840 },
        { nameof(Phi3Mini4K), 3_821_079_552 },
        { nameof(Gpt2Small), 124_439_808 },
        { nameof(Pythia160M), 162_322_944 },
        { nameof(GptNeoX20B), 20_554_567_680 },
        { nameof(Bloom560M), 559_214_592 },
        { nameof(Falcon7B), 6_921_720_704 },
        { nameof(Falcon40B), 41_303_293_952 },
        { nameof(OlmoWith1B), 1_176_764_416 },
        { nameof(OlmoWith7B), 6_888_095_744 },
        { nameof(Olmo2With7B), 7_298_617_344 },
        { nameof(Glm4With9B), 9_400_279_040 },
        { nameof(Granite31With2B), 2_533_531_648 },
        { nameof(StarCoder2With3B), 3_030_371_328 },
        { nameof(StableLm2With1_6B), 1_644_515_328 },
        { nameof(CommandR7B), 8_028_033_024 },
        { nameof(SmolLm3With3B), 3_075_098_624 },
        { nameof(MiniCpm2B), 2_724_880_896 },
        { nameof(CommandR), 34_980_831_232 },
        { nameof(GptJ6B), 6_050_882_784 },
        { nameof(GptNeo125M), 125_198_592 },
        { nameof(Mpt7B), 6_649_286_656 },
        { nameof(JinaEmbeddings2Base), 136_777_728 },
        { nameof(AlbertBase), 11_683_584 },
        { nameof(DistilBertBase), 66_362_880 },
        { nameof(T5Small), 60_506_624 },
        { nameof(FlanT5Small), 76_961_152 },
        { nameof(Mt5Small), 300_176_768 },
        { nameof(T5EncoderSmall), 35_330_816 },
        { nameof(M2M100With418M), 483_905_536 },
        { nameof(Nllb600M), 615_073_792 },
        { nameof(BertBase), 109_482_240 },
        { nameof(AllMpNetBaseV2), 108_894_336 },
        { nameof(Qwen3Embedding0_6B), 595_776_512 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void A_published_size_has_its_parameters(string name, long parameters)
    {
        ModelManifest manifest = (ModelManifest)typeof(TinyLlama).Assembly.GetType("Gallery." + name)!.GetProperty("Manifest")!.GetValue(null)!;
        Assert.Equal(parameters, manifest.Parameters);
        Assert.Equal(parameters, manifest.Tensors.Sum(tensor => tensor.Elements));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_declaration_has_at_most_twelve_lines(string file)
    {
        string text = File.ReadAllText(Path.Combine(Families, file));
        string[] declarations = [.. Declaration().Matches(text).Select(match => match.Value)];
        Assert.True(declarations.Length >= 2, "a tiny configuration and a published one");
        Assert.Equal(declarations.Length, text.Split("partial class").Length - 1);
        Assert.All(declarations, declaration => Assert.True(declaration.Split('\n').Length <= 12, declaration));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_tables_link_it(string file)
    {
        Assert.Contains($"](samples/Gallery/Families/{file})", File.ReadAllText(Path.Combine(SharedData.Repository, "README.md")), StringComparison.Ordinal);
        Assert.Contains($"](Families/{file})", File.ReadAllText(Path.Combine(SharedData.Repository, "samples", "Gallery", "README.md")), StringComparison.Ordinal);
    }

    /// <summary>Attributes, up to the line of their class.</summary>
    [GeneratedRegex(@"(^\[.*\n)+public sealed partial class .*", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
