using System.Text.Json;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>What experts owe beside exact logits: a clear word where a checkpoint lacks some, and costs that tell all of them from those that a token goes to.</summary>
public sealed class ExpertTests
{
    [Fact]
    public void Missing_experts_are_named_together()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/qwen3-moe");
        string folder = Directory.CreateTempSubdirectory("experts").FullName;
        try
        {
            string path = Path.Combine(folder, "model.safetensors");
            File.WriteAllBytes(path, Rename(Path.Combine(reference.Folder, "model.safetensors"), "model.layers.2.mlp.experts.", ".up_proj.weight", [0, 4, 5, 6]));
            ModelMismatchException thrown = Assert.Throws<ModelMismatchException>(() => TinyQwen3Moe.Load(path));
            Assert.Contains("'model.layers.2.mlp.experts.{expert}.up_proj.weight': expected [40 × 64], found nothing for experts 0, 4–6", thrown.Message, StringComparison.Ordinal);
            Assert.Single(thrown.Differences, difference => difference.Contains("found nothing", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_checkpoint_with_other_experts_is_refused()
    {
        using ReferenceCase reference = ReferenceCase.Open("parity/qwen2-moe");
        ModelMismatchException thrown = Assert.Throws<ModelMismatchException>(() => TinyQwen3Moe.Load(reference.Folder));
        Assert.Contains(thrown.Differences, difference => difference.Contains("setting experts: declared 8, found 6", StringComparison.Ordinal));
        Assert.Contains(thrown.Differences, difference => difference.Contains("setting weights of experts are renormalized", StringComparison.Ordinal));
    }

    [Fact]
    public void A_token_costs_the_experts_that_it_goes_to()
    {
        ModelManifest manifest = TinyQwen3Moe.Manifest;
        long all = manifest.Patterns.Where(pattern => pattern.Experts > 0).Sum(pattern => pattern.Layers!.Count * 40L * 64 * pattern.Experts);
        Assert.Equal(2L * 3 * 8 * 40 * 64, all);
        Assert.Equal(manifest.Tensors.Sum(tensor => tensor.Elements), manifest.Parameters);
        long norms = manifest.Tensors.Where(tensor => !tensor.IsMatrix).Sum(tensor => tensor.Elements);
        long embedding = 200L * 64;
        Assert.Equal(2 * (manifest.Parameters - norms - embedding - (all / 8 * 5)), manifest.FlopsPerToken);
        Assert.Equal(sizeof(float) * (manifest.Parameters - embedding + 64 - (all / 8 * 5)), manifest.WeightBytesPerToken);
    }

    /// <summary>The file with some tensors under names of the same length that no one reads.</summary>
    private static byte[] Rename(string path, string start, string end, int[] experts)
    {
        byte[] file = File.ReadAllBytes(path);
        Span<byte> header = file.AsSpan(8, (int)BitConverter.ToInt64(file));
        foreach (int expert in experts)
        {
            byte[] name = JsonSerializer.SerializeToUtf8Bytes($"{start}{expert}{end}");
            byte[] other = [.. name];
            other[^2] = (byte)'T';
            int at = header.IndexOf(name);
            Assert.True(at > 0);
            other.CopyTo(header[at..]);
        }

        return file;
    }
}
