namespace ModelGen.Text.Tokenizers;

/// <summary>A pattern is broken or uses what is not supported. Readers turn it into a <see cref="ModelFormatException"/> that names the file.</summary>
internal sealed class PatternSyntaxException(string pattern, int position, string problem)
    : Exception($"the pattern '{(pattern.Length > 200 ? pattern[..200] + "…" : pattern)}' {problem} at character {position}");
