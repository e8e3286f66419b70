namespace ModelGen.Tool;

/// <summary>What was asked for cannot be done; the message says why, and what can be.</summary>
internal sealed class ToolException(string message) : Exception(message)
{
    /// <summary>What a call refused, on one line and without the names that only its caller knows.</summary>
    public static ToolException Of(Exception exception)
    {
        string message = exception.Message.ReplaceLineEndings("\n").Split('\n')[0];
        int parameter = exception is ArgumentException ? message.IndexOf(" (Parameter '", StringComparison.Ordinal) : -1;
        return new ToolException(parameter < 0 ? message : message[..parameter]);
    }
}
