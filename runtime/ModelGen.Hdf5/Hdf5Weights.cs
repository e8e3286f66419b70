using System.Diagnostics.CodeAnalysis;

namespace ModelGen.Runtime;

/// <summary>Loads the HDF5 checkpoints of allenai/bilm-tf, which generated code calls.</summary>
public static class Hdf5Weights
{
    private const string NotAheadOfTime = "HDF5 files are read through PureHDF, which makes generic methods at run time: it works neither under NativeAOT nor trimmed.";

    private const string Advice = "Give a directory with lm_weights.hdf5 and options.json, or an .hdf5 file.";

    /// <summary>Loads a checkpoint that fits a declaration.</summary>
    /// <param name="path">
    /// A directory with one file <c>*weights.hdf5</c>, or an HDF5 file. The settings of an <c>options.json</c> beside it, or one that is called as the file is
    /// (<c>elmo_weights.hdf5</c>,
    /// <c>elmo_options.json</c>), are compared too.
    /// </param>
    /// <param name="manifest">What the declaration asks for.</param>
    /// <param name="options">How to load; null: in float32. The file is always copied, never mapped.</param>
    /// <exception cref="FileNotFoundException">There is nothing at the path, or no weights in the directory.</exception>
    /// <exception cref="ModelFormatException">A file is broken.</exception>
    /// <exception cref="ModelMismatchException">The checkpoint is sound but does not fit; every difference at once.</exception>
    /// <exception cref="InsufficientMemoryException">There is no memory for the weights.</exception>
    [RequiresDynamicCode(NotAheadOfTime)]
    [RequiresUnreferencedCode(NotAheadOfTime)]
    public static WeightStore Load(string path, ModelManifest manifest, LoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(manifest);
        string file = Directory.Exists(path) ? FindIn(path) : path;
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"There is no file or directory '{path}'. {Advice}", path);
        }

        using Hdf5Checkpoint checkpoint = new(file, ConfigurationOf(file));
        return WeightStore.Copy(checkpoint, manifest, options, checkpoint.Read);
    }

    private static string FindIn(string directory)
    {
        string[] files = [.. Directory.EnumerateFiles(directory, "*weights.hdf5").Order(StringComparer.Ordinal)];
        return files.Length switch
        {
            1 => files[0],
            0 => throw new FileNotFoundException($"'{directory}' has no file *weights.hdf5. {Advice}", directory),
            _ => throw new FileNotFoundException($"'{directory}' has {files.Length} files *weights.hdf5: give the path of one, such as '{files[0]}'.", directory),
        };
    }

    private static string? ConfigurationOf(string file)
    {
        string directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        string name = Path.GetFileNameWithoutExtension(file);
        string own = name.EndsWith("weights", StringComparison.Ordinal) ? name[..^"weights".Length] + "options.json" : name + ".json";
        return new[] { own, "options.json" }.Select(candidate => Path.Combine(directory, candidate)).FirstOrDefault(File.Exists);
    }
}
