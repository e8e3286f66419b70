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
        bool isPrefix = skeleton.Structure == Structure.PrefixDecoder;
        (string Name, string Header)[] members = Members(skeleton, type.Name + type.TypeParameters);
        string contract = skeleton.Kind == ModelKind.WordVectors ? "IWordVectors" : "IDecoder";

        // A class that has one of these members already keeps it, and does not implement the interface.
        bool isWhole = !members.Any(member => IsOmitted(skeleton, member.Name));
        writer.Open($"partial {type.Keyword} {type.Name}{type.TypeParameters}{(isWhole ? " : Api::" + contract : "")}");
        if (isWhole)
        {
            writer.Write($"Api::ModelManifest Api::{contract}.Manifest => {body}");
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

    // To the compiler an indexer is a property called Item.
    private static bool IsOmitted(SkeletonSpec skeleton, string member) =>
        skeleton.Omitted.Contains(member) || (member == "this[]" && skeleton.Omitted.Contains("Item"));

    private static (string Name, string Header)[] Members(SkeletonSpec skeleton, string type)
    {
        (string Name, string Header)[] common =
        [
            ("Load", $"public static {type} Load(string path, Api::LoadOptions? options = null)"),
            ("CreateRandom", $"public static {type} CreateRandom(int seed, Api::LoadOptions? options = null)"),
            ("Dispose", "public void Dispose()"),
            ("Manifest", "public static Api::ModelManifest Manifest"),
        ];
        return [.. common, .. skeleton.Kind == ModelKind.WordVectors ? OfWordVectors(type) : OfDecoders(isPrefix: skeleton.Structure == Structure.PrefixDecoder)];
    }

    private static (string Name, string Header)[] OfDecoders(bool isPrefix) =>
    [
        ("CreateSession", $"public Runtime::{(isPrefix ? "PrefixDecoderSession CreateSession(int capacity, int? prefix = null)" : "DecoderSession CreateSession(int capacity)")}"),
        ("CreateBatch", "public Runtime::DecoderBatch CreateBatch(int tokens)"),
    ];

    private static (string Name, string Header)[] OfWordVectors(string type)
    {
        const string Words = "global::System.ReadOnlySpan<Api::WeightedWord>";
        const string Names = "global::System.ReadOnlySpan<string>";
        const string Vector = "global::System.ReadOnlySpan<float>";
        return
        [
            ("CreateRandom", $"public static {type} CreateRandom(int seed, int words, Api::LoadOptions? options = null)"),
            ("Dimensions", "public static int Dimensions"),
            ("Words", "public Api::WordTable Words"),
            ("this[]", $"public {Vector} this[string word]"),
            ("TryGetVector", $"public bool TryGetVector(string word, out {Vector} vector)"),
            ("IndexOf", "public int IndexOf(string word)"),
            ("MostSimilar", "public Api::ScoredWord[] MostSimilar(string word, int count = 10)"),
            ("MostSimilar", $"public Api::ScoredWord[] MostSimilar({Words} positive, {Words} negative = default, int count = 10)"),
            ("MostSimilar", $"public Api::ScoredWord[] MostSimilar({Vector} vector, int count = 10)"),
            ("MostSimilarCosMul", $"public Api::ScoredWord[] MostSimilarCosMul({Names} positive, {Names} negative = default, int count = 10)"),
            ("Analogy", "public Api::ScoredWord[] Analogy(string a, string b, string c, int count = 5, Api::AnalogyMethod method = Api::AnalogyMethod.CosAdd)"),
            ("DoesntMatch", $"public string DoesntMatch({Names} words)"),
            ("Similarity", "public float Similarity(string a, string b)"),
            ("CreateSession", "public Runtime::WordSession CreateSession(int terms = Runtime::WordSession.UsualTerms)"),
        ];
    }
}
