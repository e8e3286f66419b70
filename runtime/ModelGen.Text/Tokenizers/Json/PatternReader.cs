namespace ModelGen.Text.Tokenizers;

/// <summary>Reads <c>{"String": …}</c> and <c>{"Regex": …}</c>.</summary>
internal static class PatternReader
{
    public static TextPattern Read(JsonEntry entry)
    {
        if (entry.Find("Regex") is { } expression)
        {
            return TextPattern.Regex(expression.String(), entry.File);
        }

        string text = entry.Require("String").String();
        return text.Length > 0 ? TextPattern.Literal(text) : throw entry.Error("is an empty pattern");
    }
}
