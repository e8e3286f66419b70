using ModelGen.Generator.Lowering;
using ModelGen.Generator.Lowering.Recurrent;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit.Recurrent;

/// <summary>The file that a user meets first: what the model is, what it costs, and how it is loaded and run.</summary>
internal static class RecurrentModelEmitter
{
    private const string NotAheadOfTime = "HDF5 files are read by reflection, which works neither under NativeAOT nor trimmed.";

    public static void Emit(SourceWriter writer, RecurrentPlan plan)
    {
        string name = plan.Spec.Type.Name;
        LstmSpec lstm = plan.Spec.Lstm;
        writer.Documentation($"<remarks>\n<code>\n{Draw(plan.Spec)}\n</code>\n{CostTable(plan.Cost)}\n</remarks>");
        writer.Open($"partial class {name} : Api::IWordEmbedder, Runtime::IWordEmbedderFactory");
        writer.Write(
            $$"""
            private readonly Runtime::WeightStore _store;
            private readonly ModelWeights _weights;

            {{FileEmitter.GeneratedCode}}
            private {{name}}(Runtime::WeightStore store)
            {
                _store = store;
                _weights = new ModelWeights(store);
            }

            Api::ModelManifest Api::IWordEmbedder.Manifest => Manifest;

            Api::ModelManifest Runtime::IWordEmbedderFactory.Manifest => Manifest;

            Runtime::WeightStore Runtime::IWordEmbedderFactory.Weights => _store;

            int Runtime::IWordEmbedderFactory.MaximumCharacters => {{Literals.Integer(plan.Spec.Characters.Maximum)}};

            bool Runtime::IWordEmbedderFactory.IsStateful => {{(lstm.Stateful ? "true" : "false")}};

            /// <summary>Loads a checkpoint of allenai/bilm-tf whose tensors and settings fit the declaration.</summary>
            /// <param name="path">A directory (one file *weights.hdf5, with options.json), or an .hdf5 file; options.json beside it is compared too.</param>
            /// <param name="options">Weight type to convert to, progress, workers; null for the defaults.</param>
            /// <exception cref="global::System.IO.IOException">The file is not there or cannot be read.</exception>
            /// <exception cref="Api::ModelFormatException">A file is broken.</exception>
            /// <exception cref="Api::ModelMismatchException">The checkpoint is of another model; the message lists every difference.</exception>
            {{FileEmitter.GeneratedCode}}
            [global::System.Diagnostics.CodeAnalysis.RequiresDynamicCode({{Literals.String(NotAheadOfTime)}})]
            [global::System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode({{Literals.String(NotAheadOfTime)}})]
            public static {{name}} Load(string path, Api::LoadOptions? options = null) => new(Runtime::Hdf5Weights.Load(path, Manifest, options));

            /// <summary>Makes a model with random weights, the same for the same seed on every machine: for tests and benchmarks.</summary>
            /// <param name="seed">Any number.</param>
            /// <param name="options">Weight type (F32 unless it says otherwise) and workers; null for the defaults.</param>
            {{FileEmitter.GeneratedCode}}
            public static {{name}} CreateRandom(int seed, Api::LoadOptions? options = null) => new(Runtime::WeightStore.CreateRandom(Manifest, seed, options));

            /// <inheritdoc/>
            {{FileEmitter.GeneratedCode}}
            public Runtime::WordEmbedderSession CreateSession(int capacity, int sentences = 1, bool? stateful = null) => new(this, capacity, sentences, stateful);

            /// <summary>Releases the weights, as soon as the last session is disposed of too.</summary>
            {{FileEmitter.GeneratedCode}}
            public void Dispose() => _store.Dispose();

            Runtime::LstmStates Runtime::IWordEmbedderFactory.CreateStates(int sentences) =>
                new(layers: {{lstm.Layers}}, cellSize: {{Literals.Integer(lstm.CellSize)}}, projection: {{Literals.Integer(lstm.Projection)}}, sentences);

            Runtime::WordPass Runtime::IWordEmbedderFactory.CreatePass(int tokens) => new ForwardPass(_weights, tokens);
            """);
        writer.Close();
    }

    private static string Draw(RecurrentSpec spec)
    {
        CharacterSpec characters = spec.Characters;
        LstmSpec lstm = spec.Lstm;
        string widths = string.Join(", ", characters.Filters.Select(filter => filter.Width));
        string highways = characters.Highways == 0 ? "" : $" ─► {characters.Highways} highway layer{(characters.Highways == 1 ? "" : "s")}";
        string skips = lstm.SkipConnections && lstm.Layers > 1 ? ", the upper ones around a skip connection" : "";
        return $"""
            words, as {characters.Maximum} UTF-8 bytes ─► vectors of {characters.Size}
              ─► {Text.Number(characters.FilterCount)} filters of widths {widths} ─► maximum, {CharacterPlan.Function(characters.Activation)}{highways} ─► {lstm.Projection} = layer 0
                 │
              ┌──┴── {lstm.Layers} × LSTM, {Text.Number(lstm.CellSize)} cells ─► {lstm.Projection}, begin to end{skips}
              ├───── {lstm.Layers} × LSTM, {Text.Number(lstm.CellSize)} cells ─► {lstm.Projection}, end to begin
              └────► [forward; backward], {2 * lstm.Projection} = layers 1 to {lstm.Layers} ─► γ·Σ softmax(s)ₖ·layerₖ
            """;
    }

    private static string CostTable(CostPlan cost)
    {
        const int Words = 8;
        return string.Join(
            " · ",
            $"{Text.Number(cost.Parameters)} parameters",
            $"{Text.Scaled(cost.FlopsPerToken, "FLOP")} and {Text.Bytes(cost.WeightBytesPerToken)} of F32 weights a word",
            $"{Text.Bytes(cost.ScratchBytesPerToken * Words)} of scratch for {Words} words");
    }
}
