using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Words;

/// <summary>Lowers a declaration of word vectors to the plan of its queries.</summary>
internal static class WordVectorsPlanBuilder
{
    /// <summary>Sixteen floats: 64 bytes, so that every buffer starts on a cache line whatever the number of words.</summary>
    private const int Alignment = 16;

    public static WordVectorsPlan Build(WordVectorsSpec spec)
    {
        string words = spec.HasVocabulary ? spec.Vocabulary.ToString(CultureInfo.InvariantCulture) : "V";
        EquatableArray<int> shape = new[] { spec.Vocabulary, spec.Dimensions }.ToEquatableArray();
        TensorSpec vectors = new(TensorRole.TokenEmbedding, IsBias: false, "vectors", "", shape, TensorSpec.NoLayer);
        PlanBuffer units = new("units", spec.Dimensions, $"[T × {spec.Dimensions}]");
        PlanBuffer query = new("query", spec.Dimensions, $"[1 × {spec.Dimensions}]");
        PlanBuffer scores = new("scores", spec.Vocabulary, $"[T × {words}]");

        int row = (spec.Dimensions + Alignment - 1) / Alignment * Alignment;
        int floats = (2 * row) + spec.Vocabulary;
        long parameters = vectors.Elements;
        return new WordVectorsPlan(
            spec,
            words,
            vectors,
            [new PlacedBuffer(units, 0), new PlacedBuffer(query, row), new PlacedBuffer(scores, 2 * row)],
            floats,
            Parts(spec, words, vectors, units, query, scores),
            new CostPlan(parameters, 2 * parameters, parameters * sizeof(float), CacheBytesPerPosition: 0, (long)floats * sizeof(float)));
    }

    private static IReadOnlyList<WordPart> Parts(WordVectorsSpec spec, string words, TensorSpec vectors, PlanBuffer units, PlanBuffer query, PlanBuffer scores)
    {
        PlanBuffer first = scores with { Shape = $"[1 × {words}]" };
        return
        [
            new WordPart(
                "Lookup",
                "global::System.ReadOnlySpan<int> words",
                $"""
                A word is a one-hot vector x [1 × {words}]: 1 at the word's place, 0 at all others. The hidden layer of word2vec is its product with the
                matrix, x·Q. Of the {words} × {spec.Dimensions} multiplications all are by 0 but the {spec.Dimensions} of one row, which are by 1: x·Q is
                that row of Q, and it is read where it lies.
                """,
                "",
                [new("v = onehot(word)·Q = Q[word], and u = v/|v|", "Mikolov et al. 2013, arXiv:1301.3781", [new UnitRowsOperation(vectors, units)])]),
            new WordPart(
                "Mean",
                "global::System.ReadOnlySpan<float> weights",
                "",
                "",
                [new("query = m/|m|, where m = Σ weight·u", "", [new UnitMeanOperation(units, query)])]),
            new WordPart(
                "Centrality",
                "global::System.Span<float> cosines",
                "",
                "",
                [new("cos(u, query) = u·query, since both have length 1", "", [new RowProductsOperation(units, query)])]),
            new WordPart(
                "CosAdd",
                "",
                "",
                "1",
                [
                    new(
                        "cos(w, query) = Q[w]·query/|Q[w]| for every word w; with query = b − a + c this is 3CosAdd",
                        "Mikolov, Yih and Zweig 2013",
                        [Products(query, vectors, first), new DivideByNormsOperation(first)]),
                ]),
            new WordPart(
                "CosMul",
                "int positives, int negatives",
                "",
                "positives + negatives",
                [
                    new(
                        "cos(w, u) = Q[w]·u/|Q[w]| for every word w and each word of the query",
                        "",
                        [Products(units, vectors, scores), new DivideByNormsOperation(scores)]),
                    new(
                        "score(w) = Π (1 + cos(w, positive))/2 / (Π (1 + cos(w, negative))/2 + ε): 3CosMul",
                        "Levy and Goldberg 2014, eq. 4",
                        [new CosineQuotientOperation(first)]),
                ]),
        ];
    }

    private static LinearOperation Products(PlanBuffer input, TensorSpec vectors, PlanBuffer output) =>
        new(input, new[] { vectors }.ToEquatableArray(), new[] { output }.ToEquatableArray());
}
