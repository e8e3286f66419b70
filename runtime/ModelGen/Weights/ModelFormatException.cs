namespace ModelGen;

/// <summary>A file is broken, or uses something that is not supported.</summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>Reports a rule that a file breaks.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rule">What was expected and what was found.</param>
    /// <param name="offset">Where in the file, in bytes, if known.</param>
    /// <param name="innerException">What led to this, if anything.</param>
    public ModelFormatException(string file, string rule, long? offset = null, Exception? innerException = null)
        : base(offset is null ? $"{file}: {rule}" : $"{file}, byte {offset}: {rule}", innerException)
    {
        File = file;
        Rule = rule;
        Offset = offset;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>What was expected and what was found.</summary>
    public string Rule { get; }

    /// <summary>Where in the file, in bytes, if known.</summary>
    public long? Offset { get; }
}
