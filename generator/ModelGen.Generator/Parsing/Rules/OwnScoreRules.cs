namespace ModelGen.Generator.Parsing.Rules;

/// <summary>The methods of <c>[AttentionBias]</c> and <c>[AttentionMask]</c>.</summary>
internal static class OwnScoreRules
{
    private static readonly OwnMethod Bias = new("float", new OwnParameter("int", "int head"), new OwnParameter("int", "int query"), new OwnParameter("int", "int key"));
    private static readonly OwnMethod Mask = new("bool", new OwnParameter("int", "int query"), new OwnParameter("int", "int key"));

    public static void Check(ModelDeclaration declaration, ProblemList problems)
    {
        if (declaration.AttentionBias is { } bias)
        {
            Bias.Check(declaration.Symbol, bias.Method, problems);
        }

        if (declaration.AttentionMask is { } mask)
        {
            Mask.Check(declaration.Symbol, mask.Method, problems);
        }
    }
}
