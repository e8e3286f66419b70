namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>The methods of <see cref="RandomDeclaration"/> once more, for the interpreter. The query at 3 sees nothing.</summary>
internal static class OwnParts
{
    public static double SoftSign(double x) => x / (1 + Math.Abs(x));

    public static double Distance(int head, int query, int key) => 0.3 * (head + 1) * ((query - key) % 3);

    public static bool Visible(int query, int key) => query != 3 && (query - key) % 3 != 1;
}
