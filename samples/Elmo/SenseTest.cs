using System.Numerics.Tensors;
using System.Text.Json;

namespace Elmo;

/// <summary>Twenty sentences with a bank, ten of each sense: is the nearest other one of the same sense?</summary>
internal static partial class Program
{
    private static void ShowSenses(SmallElmo model, int layer)
    {
        using JsonDocument senses = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "weights", "elmo", "senses.json")));
        JsonElement groups = senses.RootElement.GetProperty("test").GetProperty("sentences");
        (string Sense, string Text)[] cases = [.. groups.EnumerateObject().SelectMany(sense => sense.Value.EnumerateArray().Select(text => (sense.Name, text.GetString()!)))];
        float[][] vectors = Vectors(model, [.. cases.Select(one => one.Text)], "bank", layer);
        int shared = 0;
        for (int i = 0; i < cases.Length; i++)
        {
            int nearest = Enumerable.Range(0, cases.Length).Where(j => j != i).MaxBy(j => TensorPrimitives.CosineSimilarity(vectors[i], vectors[j]));
            bool isSame = cases[i].Sense == cases[nearest].Sense;
            shared += isSame ? 1 : 0;
            Console.WriteLine($"{(isSame ? " " : "!")} {cases[i].Sense,-6}{Number(TensorPrimitives.CosineSimilarity(vectors[i], vectors[nearest]))}   {cases[i].Text}  ~  {cases[nearest].Text}");
        }

        Console.WriteLine($"\n{shared} of {cases.Length} nearest neighbours share the sense (layer {layer})");
    }
}
