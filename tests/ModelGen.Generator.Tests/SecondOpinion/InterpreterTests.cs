using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>
/// Random architectures over all axes, and the families of the gallery, compared with the interpreter. <c>MODELGEN_SOAK=5000</c> draws so many.
/// </summary>
public sealed partial class InterpreterTests
{
    private static readonly string Families = Path.Combine(SharedData.Repository, "samples", "Gallery", "Families");

    /// <summary>The tiny declarations of the gallery, but those with streams of positions: these follow from the tokens.</summary>
    public static TheoryData<string, string> Gallery
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string path in Directory.EnumerateFiles(Families, "*.cs").Order(StringComparer.Ordinal))
            {
                string text = File.ReadAllText(path);
                foreach (Match match in Tiny().Matches(text).Where(_ => !text.Contains("[BlankFilling(", StringComparison.Ordinal)))
                {
                    data.Add(Path.GetFileName(path), match.Groups[1].Value);
                }
            }

            return data;
        }
    }

    private static int Architectures => int.TryParse(Environment.GetEnvironmentVariable("MODELGEN_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out int soak) ? soak : 200;

    [Fact]
    public void Generated_code_computes_what_the_specification_says() =>
        Gen.Int[0, 1 << 16].Array[96].Sample(
            numbers => Comparison.Check(RandomDeclaration.Write(new Choices(numbers)), RandomDeclaration.Name, seed: numbers[^1]),
            iter: Architectures,
            threads: 1,
            print: numbers => RandomDeclaration.Write(new Choices(numbers)));

    [Theory]
    [MemberData(nameof(Gallery))]
    public void A_family_computes_what_its_declaration_says(string file, string name) => Comparison.Check(File.ReadAllText(Path.Combine(Families, file)), "Gallery." + name, seed: 7);

    [GeneratedRegex(@"partial class (Tiny\w+);")]
    private static partial Regex Tiny();
}
