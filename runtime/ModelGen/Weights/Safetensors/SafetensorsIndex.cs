using System.Text.Json;

namespace ModelGen.Runtime;

/// <summary>Reads <c>model.safetensors.index.json</c>: which file of the same directory holds which tensor.</summary>
internal static class SafetensorsIndex
{
    /// <summary>The files by name, each with the names of its tensors.</summary>
    /// <exception cref="ModelFormatException">The index is broken, or names a file outside its directory.</exception>
    public static SortedDictionary<string, HashSet<string>> Read(string path)
    {
        using JsonDocument document = JsonFile.Read(path);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("weight_map", out JsonElement map)
            || map.ValueKind != JsonValueKind.Object)
        {
            throw new ModelFormatException(path, null, "an index must be a JSON object with an object 'weight_map' from tensors to files");
        }

        SortedDictionary<string, HashSet<string>> shards = new(StringComparer.Ordinal);
        foreach (JsonProperty entry in map.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.String)
            {
                throw new ModelFormatException(path, null, $"'weight_map' must map {Printable.Quote(entry.Name)} to the name of a file");
            }

            string shard = entry.Value.GetString()!;
            if (!shards.TryGetValue(shard, out HashSet<string>? tensors))
            {
                CheckBareName(path, shard);
                shards.Add(shard, tensors = new HashSet<string>(StringComparer.Ordinal));
            }

            tensors.Add(entry.Name);
        }

        return shards;
    }

    /// <summary>An index comes with a download: it must not make us open anything but its neighbours.</summary>
    private static void CheckBareName(string path, string shard)
    {
        const string Extension = ".safetensors";
        bool isBare = shard.Length > Extension.Length
            && shard.EndsWith(Extension, StringComparison.Ordinal)
            && shard.IndexOfAny(['/', '\\', ':', '\0']) < 0
            && !shard.StartsWith('.');
        if (!isBare)
        {
            string rule = $"'weight_map' names the file {Printable.Quote(shard)}: only '*.safetensors' files of the same directory are read";
            throw new ModelFormatException(path, null, rule);
        }

        FileInfo file = new(Path.Combine(Path.GetDirectoryName(path) ?? "", shard));
        if (!file.Exists)
        {
            throw new FileNotFoundException($"'{path}' names {Printable.Quote(shard)}, which is not there: fetch it into the same directory.", file.FullName);
        }

        if (file.LinkTarget is not null)
        {
            throw new ModelFormatException(path, null, $"the file {Printable.Quote(shard)} is a link, which is not followed: put the file itself there");
        }
    }
}
