using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Words;

namespace ModelGen.Generator.Emit.Words;

/// <summary>The file that a user meets first: what the vectors are, what a query costs, and how they are loaded and asked.</summary>
internal static class WordModelEmitter
{
    public static void Emit(SourceWriter writer, WordVectorsPlan plan)
    {
        string name = plan.Spec.Type.Name;
        writer.Documentation($"<remarks>\n<code>\n{Diagram(plan)}\n</code>\n{CostTable(plan)}\n</remarks>");
        writer.Open($"partial class {name} : Api::IWordVectors, Runtime::IWordVectorsFactory");
        EmitLoading(writer, plan, name);
        writer.Write("");
        EmitVectors(writer, plan);
        writer.Write("");
        EmitQueries(writer);
        writer.Write("");
        EmitSessions(writer);
        writer.Close();
    }

    private static void EmitLoading(SourceWriter writer, WordVectorsPlan plan, string name)
    {
        (string documentation, string parameter, string argument) = plan.Spec.HasVocabulary
            ? ("", "", $"words: {Literals.Integer(plan.Spec.Vocabulary)}")
            : ("/// <param name=\"words\">Words of the vocabulary: word0, word1 …</param>\n", "int words, ", "words");
        writer.Write(
            $$"""
            private readonly Runtime::WordStore _store;
            private readonly ModelWeights _weights;
            private readonly Runtime::WordQueries _queries;

            {{FileEmitter.GeneratedCode}}
            private {{name}}(Runtime::WordStore store)
            {
                _store = store;
                _weights = new ModelWeights(store);
                _queries = new Runtime::WordQueries(this);
            }

            /// <summary>Loads a word2vec file, text or binary, whose sizes fit the declaration.</summary>
            /// <param name="path">The file; its first vector shows which of the two formats it has.</param>
            /// <param name="options">Progress and workers; null for the defaults.</param>
            /// <exception cref="global::System.IO.IOException">The file is not there or cannot be read.</exception>
            /// <exception cref="Api::ModelFormatException">The file is broken.</exception>
            /// <exception cref="Api::ModelMismatchException">The file has other dimensions, or another number of words, than are declared.</exception>
            {{FileEmitter.GeneratedCode}}
            public static {{name}} Load(string path, Api::LoadOptions? options = null) => new(Runtime::WordStore.Load(path, Manifest, options));

            /// <summary>Makes random vectors, the same for the same seed on every machine: for tests and benchmarks.</summary>
            /// <param name="seed">Any number.</param>
            {{documentation}}/// <param name="options">Workers; null for the defaults.</param>
            {{FileEmitter.GeneratedCode}}
            public static {{name}} CreateRandom(int seed, {{parameter}}Api::LoadOptions? options = null) =>
                new(Runtime::WordStore.CreateRandom(Manifest, seed, {{argument}}, options));
            """);
    }

    private static void EmitVectors(SourceWriter writer, WordVectorsPlan plan) => writer.Write(
        $$"""
        /// <summary>Floats of a vector.</summary>
        {{FileEmitter.GeneratedCode}}
        public const int Dimensions = {{Literals.Integer(plan.Spec.Dimensions)}};

        Api::ModelManifest Api::IWordVectors.Manifest => _store.Manifest;

        Runtime::WordStore Runtime::IWordVectorsFactory.Store => _store;

        /// <inheritdoc/>
        {{FileEmitter.GeneratedCode}}
        public Api::WordTable Words => _store.Words;

        /// <inheritdoc/>
        {{FileEmitter.GeneratedCode}}
        public global::System.ReadOnlySpan<float> this[string word] => _store.Find(word);  // [{{plan.Spec.Dimensions}}]

        /// <inheritdoc/>
        {{FileEmitter.GeneratedCode}}
        public bool TryGetVector(string word, out global::System.ReadOnlySpan<float> vector) => _store.TryFind(word, out vector);

        /// <summary>The row of a word in the matrix, or −1. Words are compared exactly, as the file spells them.</summary>
        {{FileEmitter.GeneratedCode}}
        public int IndexOf(string word) => _store.Words.IndexOf(word);
        """);

    private static void EmitQueries(SourceWriter writer) => writer.Write(
        $$"""
        /// <summary>The words nearest to a word by cosine, itself left out.</summary>
        /// <exception cref="global::System.Collections.Generic.KeyNotFoundException">The word has no vector; the message names it.</exception>
        {{FileEmitter.GeneratedCode}}
        public Api::ScoredWord[] MostSimilar(string word, int count = 10) => _queries.MostSimilar([word], [], count);

        /// <summary>The words nearest to a weighted mean of words of unit length, these left out.</summary>
        /// <param name="positive">Words that are added; a pair of word and weight where one does not count once.</param>
        /// <param name="negative">Words that are taken away.</param>
        /// <param name="count">How many are wanted.</param>
        /// <exception cref="global::System.Collections.Generic.KeyNotFoundException">A word has no vector; the message names it.</exception>
        {{FileEmitter.GeneratedCode}}
        public Api::ScoredWord[] MostSimilar(
            global::System.ReadOnlySpan<Api::WeightedWord> positive, global::System.ReadOnlySpan<Api::WeightedWord> negative = default, int count = 10) =>
            _queries.MostSimilar(positive, negative, count);

        /// <summary>The words nearest to a vector by cosine.</summary>
        {{FileEmitter.GeneratedCode}}
        public Api::ScoredWord[] MostSimilar(global::System.ReadOnlySpan<float> vector, int count = 10) => _queries.MostSimilar(vector, count);

        /// <summary>The words with the largest quotient of cosines: 3CosMul for two positive words and a negative one.</summary>
        /// <param name="positive">Words by whose shifted cosines a score is multiplied, at least one.</param>
        /// <param name="negative">Words by whose shifted cosines it is divided.</param>
        /// <param name="count">How many are wanted.</param>
        /// <exception cref="global::System.Collections.Generic.KeyNotFoundException">A word has no vector; the message names it.</exception>
        {{FileEmitter.GeneratedCode}}
        public Api::ScoredWord[] MostSimilarCosMul(
            global::System.ReadOnlySpan<string> positive, global::System.ReadOnlySpan<string> negative = default, int count = 10) =>
            _queries.MostSimilarCosMul(positive, negative, count);

        /// <summary>The words that are to <paramref name="c"/> what <paramref name="b"/> is to <paramref name="a"/>: man, woman, king → queen.</summary>
        /// <exception cref="global::System.Collections.Generic.KeyNotFoundException">A word has no vector; the message names it.</exception>
        {{FileEmitter.GeneratedCode}}
        public Api::ScoredWord[] Analogy(string a, string b, string c, int count = 5, Api::AnalogyMethod method = Api::AnalogyMethod.CosAdd) =>
            _queries.Analogy(a, b, c, count, method);

        /// <summary>The word that fits the others least: its cosine with the mean of all is smallest.</summary>
        /// <exception cref="global::System.Collections.Generic.KeyNotFoundException">A word has no vector; the message names it.</exception>
        {{FileEmitter.GeneratedCode}}
        public string DoesntMatch(global::System.ReadOnlySpan<string> words) => _queries.DoesntMatch(words);

        /// <summary>The cosine of the vectors of two words.</summary>
        /// <exception cref="global::System.Collections.Generic.KeyNotFoundException">A word has no vector; the message names it.</exception>
        {{FileEmitter.GeneratedCode}}
        public float Similarity(string a, string b) => _queries.Similarity(a, b);
        """);

    private static void EmitSessions(SourceWriter writer) => writer.Write(
        $$"""
        /// <inheritdoc/>
        {{FileEmitter.GeneratedCode}}
        public Runtime::WordVectorsSession CreateSession(int terms = Runtime::WordVectorsSession.UsualTerms) => new(this, terms);

        /// <summary>Releases the vectors, as soon as the last session is disposed of too.</summary>
        {{FileEmitter.GeneratedCode}}
        public void Dispose()
        {
            _store.Dispose();
            _queries.Dispose();
        }

        Runtime::WordVectorsPass Runtime::IWordVectorsFactory.CreatePass(int terms) => new ForwardPass(_weights, terms);
        """);

    private static string Diagram(WordVectorsPlan plan)
    {
        string size = Text.Number(plan.Spec.Dimensions);
        string words = plan.Spec.HasVocabulary ? Text.Number(plan.Spec.Vocabulary) : plan.Words;
        return $"""
            word  ─► one-hot, {words} ─► · Q, {words} × {size} ─► its vector, {size}
            words ─► unit vectors ─► their mean, {size} ─► · Qᵀ, {size} × {words} ─► cosines, {words} ─► the nearest words
            """;
    }

    private static string CostTable(WordVectorsPlan plan)
    {
        CostPlan cost = plan.Cost;
        return plan.Spec.HasVocabulary
            ? string.Join(
                " · ",
                $"{Text.Number(cost.Parameters)} parameters",
                $"{Text.Scaled(cost.FlopsPerToken, "FLOP")} and {Text.Bytes(cost.WeightBytesPerToken)} of F32 weights a query",
                $"{Text.Bytes(cost.ScratchBytesPerToken)} of scratch for each word of a query")
            : string.Join(
                " · ",
                $"{Text.Number(plan.Spec.Dimensions)} parameters a word",
                $"{Text.Number(2L * plan.Spec.Dimensions)} FLOP and {Text.Bytes(4L * plan.Spec.Dimensions)} of F32 weights a word and query");
    }
}
