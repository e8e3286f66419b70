namespace ModelGen.Text;

/// <summary>What one side of a conversation says. Messages with tools or parts are JSON: <see cref="ChatTemplate.Render(System.Text.Json.Nodes.JsonArray, ChatTemplateOptions?)"/>.</summary>
/// <param name="Role">Who says it, as the template names them: <c>system</c>, <c>user</c>, <c>assistant</c>.</param>
/// <param name="Content">What is said.</param>
public sealed record ChatMessage(string Role, string Content);
