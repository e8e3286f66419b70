using System.Text.Json.Nodes;

namespace ModelGen.Text;

/// <summary>What a chat template is told besides the messages.</summary>
public sealed record ChatTemplateOptions
{
    /// <summary>Whether the text ends with what begins an answer of the model; true by default.</summary>
    public bool AddGenerationPrompt { get; init; } = true;

    /// <summary>The tools that the model may call, in the form that it was trained with, mostly JSON schemas of functions; null: none.</summary>
    public JsonArray? Tools { get; init; }

    /// <summary>Further variables that the template knows, such as <c>enable_thinking</c>; they go before those of the same name that it is given anyway.</summary>
    public JsonObject? Variables { get; init; }

    /// <summary>The time that the template sees; null: that of this machine.</summary>
    public DateTime? Now { get; init; }
}
