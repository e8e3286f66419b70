using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>
/// Writes what stands in for the forward pass of a class whose declaration has errors: the members that users call, so that these errors are the only ones
/// they see.
/// </summary>
/// <remarks>
/// <code>
/// partial class TinyLlama : Api::IDecoder
/// {
///     public static TinyLlama Load(string path, Api::LoadOptions? options = null) => throw new global::System.InvalidOperationException("…");
///     …
/// }
/// </code>
/// </remarks>
internal static class SkeletonEmitter
{
    private static readonly (string Name, string Header)[] WordSessions =
    [
        ("CreateSession", "public Runtime::WordEmbedderSession CreateSession(int capacity, int sentences = 1, bool? stateful = null)"),
    ];

    private const string Weighted = "global::System.ReadOnlySpan<Api::WeightedWord>";
    private const string Names = "global::System.ReadOnlySpan<string>";
    private const string Vector = "global::System.ReadOnlySpan<float>";

    private static readonly (string Name, string Header)[] WordQueries =
    [
        ("Dimensions", "public static int Dimensions"),
        ("Words", "public Api::WordTable Words"),
        ("this[]", $"public {Vector} this[string word]"),
        ("TryGetVector", $"public bool TryGetVector(string word, out {Vector} vector)"),
        ("IndexOf", "public int IndexOf(string word)"),
        ("MostSimilar", "public Api::ScoredWord[] MostSimilar(string word, int count = 10)"),
        ("MostSimilar", $"public Api::ScoredWord[] MostSimilar({Weighted} positive, {Weighted} negative = default, int count = 10)"),
        ("MostSimilar", $"public Api::ScoredWord[] MostSimilar({Vector} vector, int count = 10)"),
        ("MostSimilarCosMul", $"public Api::ScoredWord[] MostSimilarCosMul({Names} positive, {Names} negative = default, int count = 10)"),
        ("Analogy", "public Api::ScoredWord[] Analogy(string a, string b, string c, int count = 5, Api::AnalogyMethod method = Api::AnalogyMethod.CosAdd)"),
        ("DoesntMatch", $"public string DoesntMatch({Names} words)"),
        ("Similarity", "public float Similarity(string a, string b)"),
        ("CreateSession", "public Runtime::WordVectorsSession CreateSession(int terms = Runtime::WordVectorsSession.UsualTerms)"),
    ];

    public static IEnumerable<(string HintName, string Source)> Emit(SkeletonSpec skeleton)
    {
        yield return (skeleton.Type.HintName + ".g.cs", FileEmitter.Write(skeleton.Type, writer => EmitClass(writer, skeleton)));
    }

    private static void EmitClass(SourceWriter writer, SkeletonSpec skeleton)
    {
        TypeSpec type = skeleton.Type;
        string reason = skeleton.Diagnostics.Count == 0
            ? "the compiler reports errors in its attributes"
            : "its declaration has errors: " + string.Join(", ", skeleton.Diagnostics);
        string body = $"throw new global::System.InvalidOperationException({Literals.String($"{type.Name} has no forward pass, because {reason}.")});";
        bool isPrefix = skeleton is { Kind: ModelKind.Transformer, Structure: Structure.PrefixDecoder };
        RuntimeTypes types = RuntimeTypes.Of(skeleton.Structure);
        (string face, IReadOnlyList<(string Name, string Header)> sessions) = skeleton.Kind switch
        {
            ModelKind.BidirectionalLstm => ("IWordEmbedder", WordSessions),
            ModelKind.WordVectors => ("IWordVectors", [("CreateRandom", RandomOfSize(type)), .. WordQueries]),
            _ => (types.Interface, types.Creators),
        };
        (string Name, string Header)[] members =
        [
            ("Load", $"public static {type.Name}{type.TypeParameters} Load(string path, Api::LoadOptions? options = null)"),
            ("CreateRandom", $"public static {type.Name}{type.TypeParameters} CreateRandom(int seed, Api::LoadOptions? options = null)"),
            .. sessions,
            ("Dispose", "public void Dispose()"),
            ("Manifest", "public static Api::ModelManifest Manifest"),
        ];

        // A class that has one of these members already keeps it, and implements the interface no longer.
        bool isWhole = !members.Any(member => IsOmitted(skeleton, member.Name));
        writer.Open($"partial {type.Keyword} {type.Name}{type.TypeParameters}{(isWhole ? " : Api::" + face : "")}");
        if (isWhole)
        {
            writer.Write($"Api::ModelManifest Api::{face}.Manifest => {body}");
            if (isPrefix)
            {
                writer.Write("");
                writer.Write($"Runtime::DecoderSession Api::IDecoder.CreateSession(int capacity) => {body}");
            }
        }

        foreach ((string _, string header) in members.Where(member => !IsOmitted(skeleton, member.Name)))
        {
            writer.Write("");
            writer.Write("/// <summary>Stands in until the declaration is right.</summary>");
            writer.Write(FileEmitter.GeneratedCode);
            writer.Write($"{header} => {body}");
        }

        writer.Close();
    }

    private static string RandomOfSize(TypeSpec type) =>
        $"public static {type.Name}{type.TypeParameters} CreateRandom(int seed, int words, Api::LoadOptions? options = null)";

    // To the compiler an indexer is a property called Item.
    private static bool IsOmitted(SkeletonSpec skeleton, string member) =>
        skeleton.Omitted.Contains(member) || (member == "this[]" && skeleton.Omitted.Contains("Item"));
}
