using ModelGen.Kernels;

namespace ModelGen;

/// <summary>How weights are loaded.</summary>
public sealed class LoadOptions
{
    /// <summary>
    /// The type to which every matrix is converted while it is loaded; null (the default) keeps the type of the file. A matrix whose rows are not a whole
    /// number of the type's blocks (<see cref="WeightType.Q8_0"/> and <see cref="WeightType.Q4_0"/>: 32 columns, <see cref="WeightType.Q4_K"/>,
    /// <see cref="WeightType.Q5_K"/> and <see cref="WeightType.Q6_K"/>: 256) keeps the type of the file. Norms and biases are always float32.
    /// </summary>
    /// <exception cref="ArgumentException">The type is one that is only read (<see cref="WeightCodec.CanEncode"/>).</exception>
    public WeightType? Weights
    {
        get;
        init => field = value is { } type && !WeightCodec.CanEncode(type)
            ? throw new ArgumentException($"Weights cannot be converted to {type}: {WeightCodec.Encodable}.", nameof(value))
            : value;
    }

    /// <summary>
    /// Whether matrices that need no conversion are used where they lie in the file, mapped into memory (the default): loading is instant and processes share
    /// the pages. With false they are copied: slower to load, but the file may be replaced or deleted afterwards. A file that is truncated while it is mapped
    /// ends the process on Unix; copy whatever others may write to.
    /// </summary>
    public bool MemoryMap { get; init; } = true;

    /// <summary>Is told of each tensor that is ready, from the thread that loads.</summary>
    public IProgress<LoadProgress>? Progress { get; init; }

    /// <summary>The threads that forward passes share; null means <see cref="WorkerPool.Shared"/>. They stay the caller's.</summary>
    public WorkerPool? Workers { get; init; }
}
