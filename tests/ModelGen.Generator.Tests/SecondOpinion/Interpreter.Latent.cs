using ModelGen.Generator.Model;

namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>Multi-head latent attention as DeepSeek-AI 2024, arXiv:2405.04434, §2.1 has it, token by token and head by head.</summary>
internal sealed partial class Interpreter
{
    private double[][][] LatentQueries(double[][] rows, LayerSpec spec, int layer)
    {
        LatentSpec latent = spec.Attention.Latent!;
        return [.. rows.Select((row, position) =>
        {
            double[] query = latent.QueryRank == 0
                ? Linear(row, TensorRole.Query, layer)
                : Linear(Norm(Linear(row, TensorRole.QueryDown, layer), TensorRole.QueryDownNorm, layer), TensorRole.QueryUp, layer);
            return query.Chunk(spec.Attention.HeadSize).Select(head => Join(head[..latent.NopeSize], head[latent.NopeSize..], spec.Position, position, rows.Length)).ToArray();
        })];
    }

    private double[][][] LatentKeys(double[][] rows, LayerSpec spec, int layer) =>
    [
        .. rows.Select((row, position) =>
        {
            double[] shared = Linear(row, TensorRole.KeyRotary, layer);
            double[][] own = [.. Linear(Latent(row, layer), TensorRole.KeyUp, layer).Chunk(spec.Attention.Latent!.NopeSize)];
            return own.Select(head => Join(head, shared, spec.Position, position, rows.Length)).ToArray();
        }),
    ];

    private double[] LatentValue(double[] row, int layer) => Linear(Latent(row, layer), TensorRole.ValueUp, layer);

    private double[] Latent(double[] row, int layer) => Norm(Linear(row, TensorRole.KeyValueLatent, layer), TensorRole.KeyValueDownNorm, layer);

    /// <summary>A head: what does not turn, and what does.</summary>
    private static double[] Join(double[] still, double[] turning, PositionSpec spec, int position, int length) => [.. still, .. Turn([turning], spec, position, length)[0]];
}
