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
        bool isWhole = !members.Any(member => skeleton.Omitted.Contains(member.Name));
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

        foreach ((string _, string header) in members.Where(member => !skeleton.Omitted.Contains(member.Name)))
        {
            writer.Write("");
            writer.Write("/// <summary>Stands in until the declaration is right.</summary>");
            writer.Write(FileEmitter.GeneratedCode);
            writer.Write($"{header} => {body}");
        }

        writer.Close();
    }
}
