namespace ModelGen;

/// <summary>How a setting of a file is compared with the declared value.</summary>
public enum SettingComparison
{
    /// <summary>They are equal; floating-point numbers within a relative 10⁻⁶, since files store them in float32.</summary>
    Equal,

    /// <summary>The file's number is the declared one or larger, as with the context that a checkpoint was trained for.</summary>
    AtLeast,
}
