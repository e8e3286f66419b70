using System.Text.Json;
using PureHDF;

namespace ModelGen.Parity.Tests;

/// <summary>What the reference implementations made of sentences.</summary>
internal static class ElmoData
{
    /// <summary>The datasets of a file, by name.</summary>
    public static Dictionary<string, float[]> Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using PureHDF.VOL.Native.NativeFile file = H5File.Open(stream);
        return file.Children().OfType<IH5Dataset>().ToDictionary(dataset => dataset.Name, dataset => dataset.Read<float[]>(), StringComparer.Ordinal);
    }

    public static JsonElement Json(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }

    public static string[] Words(string sentence) => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
