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
            {{Lines(plan, pass => $"private readonly {pass.WeightsName} {pass.WeightsField};")}}

            {{FileEmitter.GeneratedCode}}
            private {{name}}(Runtime::WeightStore store)
            {
                _store = store;
                {{Lines(plan, pass => $"{pass.WeightsField} = new {pass.WeightsName}(store);", "    ")}}
            }

            Api::ModelManifest Api::{{types.Interface}}.Manifest => Manifest;

            Api::ModelManifest Runtime::{{types.BaseFactory}}.Manifest => Manifest;

            Runtime::WeightStore Runtime::{{types.BaseFactory}}.Weights => _store;

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

            Runtime::KeyValueCache Runtime::{{types.BaseFactory}}.CreateCache(int capacity) =>
                new({{CacheArguments(CachePlan.Layers(plan.Architecture))}}, capacity);

            Runtime::{{types.Pass}} Runtime::{{types.BaseFactory}}.CreatePass(int tokens) => new {{plan.PassName}}({{plan.WeightsField}}, tokens);
            """);
        if (plan.Source is { } source)
        {
            EmitSource(writer, plan, source, "Runtime::" + types.Factory);
        }

        writer.Close();
    }

    /// <summary>What the sessions of an encoder-decoder need beside those of its decoder.</summary>
    private static void EmitSource(SourceWriter writer, ForwardPlan plan, ForwardPlan source, string factory)
    {
        writer.Write("");
        writer.Write(
            $"""
            Runtime::KeyValueCache {factory}.CreateEncoderCache(int capacity) =>
                new({CacheArguments(CachePlan.Layers(source.Architecture))}, capacity);

            Runtime::KeyValueCache {factory}.CreateSourceCache(int capacity) =>
                new({CacheArguments(CachePlan.SourceLayers(plan.Architecture))}, capacity);

            Runtime::EncoderPass {factory}.CreateEncoderPass(int tokens) => new {source.PassName}({source.WeightsField}, {plan.WeightsField}, tokens);
            """);
    }

    private static string Lines(ForwardPlan plan, Func<ForwardPlan, string> line, string indent = "") => string.Join("\n" + indent, plan.Passes.Select(line));

    /// <summary>Layers that are alike by number, others one by one.</summary>
    private static string CacheArguments(IReadOnlyList<CacheLayer> layers) => layers.Distinct().Skip(1).Any()
        ? $"[{string.Join(", ", layers.Select(layer => $"new({layer.KeyValueHeads}, {layer.HeadSize}, {layer.ValueSize})"))}]"
        : $"layers: {layers.Count}, keyValueHeads: {layers[0].KeyValueHeads}, headSize: {layers[0].HeadSize}{(layers[0].ValueSize == layers[0].HeadSize ? "" : $", valueSize: {layers[0].ValueSize}")}";

    private static string CostTable(ForwardPlan plan)
    {
        CostPlan cost = plan.Cost;
        const int Tokens = 8;
        return string.Join(
            " · ",
            $"{Text.Number(plan.Parameters)} parameters",
            $"{Text.Scaled(cost.FlopsPerToken, "FLOP")} and {Text.Bytes(cost.WeightBytesPerToken)} of F32 weights a token",
            $"{Text.Bytes(cost.CacheBytesPerPosition)} of cache a position",
            $"{Text.Bytes(cost.ScratchBytesPerToken * Tokens)} of scratch for {Tokens} tokens")
            + (plan.Source is null ? "" : $"\nOf a source: {Text.Scaled(plan.SourceFlopsPerToken, "FLOP")} and {Text.Bytes(plan.SourceCacheBytesPerPosition)} of keys and values a token");
    }
}
