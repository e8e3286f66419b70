namespace ModelGen.Tool;

/// <summary>What was asked for cannot be done; the message says why, and what can be.</summary>
internal sealed class ToolException(string message) : Exception(message);
