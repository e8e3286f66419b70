namespace ModelGen;

/// <summary>A setting of a checkpoint's configuration that must agree with the declaration.</summary>
/// <param name="Name">What the declaration calls it, for messages.</param>
/// <param name="Paths">
/// Where <c>config.json</c> has it, as dotted paths: <c>rope_theta</c>, <c>rope_parameters.rope_theta</c>. The first one that is there and not null counts.
/// </param>
/// <param name="GgufKey">Where GGUF metadata has it; <c>{arch}</c> stands for the value of <c>general.architecture</c>. Null: not there.</param>
/// <param name="Expected">
/// What the declaration says: <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, <see cref="string"/>, an array of strings any of which will do, or a
/// list of <see cref="double"/> that must be the same, element by element.
/// A file that lists a value for each layer agrees when all of them do.
/// </param>
public sealed record SettingRule(string Name, IReadOnlyList<string> Paths, string? GgufKey, object Expected)
{
    /// <summary>How the two are compared.</summary>
    public SettingComparison Comparison { get; init; }

    /// <summary>What a missing or null value of <c>config.json</c> means; null: a configuration that does not say is not checked.</summary>
    public object? WhenAbsent { get; init; }

    /// <summary>What a missing key of GGUF metadata means; null: metadata that do not say are not checked.</summary>
    public object? GgufWhenAbsent { get; init; }

    /// <summary>A switch of <c>config.json</c> that makes the setting count as absent where it is false, as <c>use_sliding_window</c> does; null: there is none.</summary>
    public string? EnabledBy { get; init; }
}
