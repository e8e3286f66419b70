using ModelGen.Generator.Lowering;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>The file that a user meets first: what the model is, what it costs, and how it is loaded and run.</summary>
internal static class ModelEmitter
{
    public static void Emit(SourceWriter writer, ForwardPlan plan)
    {
        string name = plan.Architecture.Type.Name;
        RuntimeTypes types = RuntimeTypes.Of(plan.Architecture.Structure);
        writer.Documentation($"<remarks>\n<code>\n{ModelDiagram.Draw(plan)}</code>\n{CostTable(plan)}\n</remarks>");
        writer.Open($"partial class {name} : Api::{types.Interface}, Runtime::{types.Factory}");
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

            Api::ModelManifest Api::{{types.Interface}}.Manifest => Manifest;

            Api::ModelManifest Runtime::{{types.Factory}}.Manifest => Manifest;

            Runtime::WeightStore Runtime::{{types.Factory}}.Weights => _store;

            /// <summary>Loads a checkpoint whose tensors and settings fit the declaration.</summary>
            /// <param name="path">A directory (config.json with *.safetensors or *.safetensors.index.json, or one .gguf), a .safetensors file or a .gguf file.</param>
            /// <param name="options">Weight type to convert to, memory mapping, progress, workers; null for the defaults.</param>
            /// <exception cref="global::System.IO.IOException">The file is not there or cannot be read.</exception>
            /// <exception cref="Api::ModelFormatException">A file is broken.</exception>
            /// <exception cref="Api::ModelMismatchException">The checkpoint is of another model; the message lists every difference.</exception>
            {{FileEmitter.GeneratedCode}}
            public static {{name}} Load(string path, Api::LoadOptions? options = null) => new(Runtime::WeightStore.Load(path, Manifest, options));

            /// <summary>Makes a model with random weights, the same for the same seed on every machine: for tests and benchmarks.</summary>
            /// <param name="seed">Any number.</param>
            /// <param name="options">Weight type (F32 unless it says otherwise) and workers; null for the defaults.</param>
            {{FileEmitter.GeneratedCode}}
            public static {{name}} CreateRandom(int seed, Api::LoadOptions? options = null) => new(Runtime::WeightStore.CreateRandom(Manifest, seed, options));

            {{SessionFactoryEmitter.Members(plan.Architecture)}}

            /// <summary>Releases the weights, as soon as the last session is disposed of too.</summary>
            {{FileEmitter.GeneratedCode}}
            public void Dispose() => _store.Dispose();

            Runtime::KeyValueCache Runtime::{{types.Factory}}.CreateCache(int capacity) =>
                new({{CacheArguments(plan.Architecture)}}, capacity);

            Runtime::{{types.Pass}} Runtime::{{types.Factory}}.CreatePass(int tokens) => new ForwardPass(_weights, tokens);
            """);
        writer.Close();
    }

    private static string CacheArguments(ArchitectureSpec architecture)
    {
        AttentionSpec attention = architecture.LayerKinds[0].Attention;

        // An encoder needs the keys and values of the layer that it is in, and of no other.
        int layers = architecture.IsEncoder ? 1 : architecture.Layers;
        return $"layers: {layers}, keyValueHeads: {attention.KeyValueHeads}, headSize: {attention.HeadSize}{(attention.ValueSize == attention.HeadSize ? "" : $", valueSize: {attention.ValueSize}")}";
    }

    private static string CostTable(ForwardPlan plan)
    {
        CostPlan cost = plan.Cost;
        const int Tokens = 8;
        return string.Join(
            " · ",
            $"{Text.Number(cost.Parameters)} parameters",
            $"{Text.Scaled(cost.FlopsPerToken, "FLOP")} and {Text.Bytes(cost.WeightBytesPerToken)} of F32 weights a token",
            $"{Text.Bytes(cost.CacheBytesPerPosition)} of cache a position",
            $"{Text.Bytes(cost.ScratchBytesPerToken * Tokens)} of scratch for {Tokens} tokens");
    }
}
