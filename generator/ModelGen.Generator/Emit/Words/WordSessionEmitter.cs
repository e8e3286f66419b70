using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Words;

namespace ModelGen.Generator.Emit.Words;

/// <summary>What a session of word vectors computes in: the buffers of a query, each at the offset that was planned for it.</summary>
internal static class WordSessionEmitter
{
    public static void Emit(SourceWriter writer, WordVectorsPlan plan)
    {
        string more = plan.Spec.HasVocabulary ? "" : ", and one for each word of the vocabulary";
        writer.Open($"partial class {plan.Spec.Type.Name}");
        writer.Documentation(
            $"""
            <summary>The query and its scratch memory: {Text.Number(plan.FloatsPerTerm)} floats for each word that a query is made of{more}.</summary>
            <remarks>T is the number of words in a query{(plan.Spec.HasVocabulary ? "" : ", V the number of words in the vocabulary")}.</remarks>
            """);
        writer.Write(FileEmitter.GeneratedCode);
        writer.Open("private sealed partial class ForwardPass : Runtime::WordVectorsPass");
        writer.Write($"private const int FloatsPerTerm = {Literals.Integer(plan.FloatsPerTerm)};\n\nprivate readonly ModelWeights _weights;");
        writer.Aligned([
            .. plan.Buffers.Select(placed => new CodeLine($"private readonly Runtime::Activations {placed.Buffer.Expression};", placed.Buffer.Shape)),
        ]);
        writer.Write("");
        string scores = plan.Spec.HasVocabulary ? "" : " + weights.TokenEmbedding.Rows";
        writer.Open("public ForwardPass(ModelWeights weights, int terms)", $": base(terms, FloatsPerTerm{scores})");
        writer.Write("_weights = weights;");
        foreach (PlacedBuffer placed in plan.Buffers)
        {
            string columns = placed.Buffer.Columns == 0 ? "weights.TokenEmbedding.Rows" : Literals.Integer(placed.Buffer.Columns);
            writer.Write($"{placed.Buffer.Expression} = Buffer(offset: {Literals.Integer(placed.Offset)}, columns: {columns});");
        }

        writer.Close();
        foreach (PlacedBuffer placed in plan.Buffers)
        {
            string property = char.ToUpperInvariant(placed.Buffer.Name[0]) + placed.Buffer.Name.Substring(1);
            writer.Write($"\n/// <inheritdoc/>\npublic override Runtime::Activations {property} => {placed.Buffer.Expression};");
        }

        writer.Close();
        writer.Close();
    }
}
