using ModelGen.Generator.Model;

namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>
/// Runs a specification as the papers read: one token, one number at a time, in double precision. It knows nothing of plans, buffers, caches and kernels: what it has in common with the generated code is the specification alone.
/// </summary>
internal sealed partial class Interpreter(ArchitectureSpec architecture, RandomCheckpoint weights)
{
    /// <summary>What share of its attention each token of the last run gave to each token of the source, as the mean over heads and layers.</summary>
    public double[][] Shares { get; private set; } = [];

    /// <summary>The hidden states after the last norm, a row for each token.</summary>
    /// <param name="prefix">Tokens at the start that all see each other.</param>
    /// <param name="source">What the encoder of an encoder-decoder has made of its source.</param>
    public double[][] Run(int[] tokens, int[]? types = null, int prefix = 0, double[][]? source = null)
    {
        Shares = [.. tokens.Select(_ => new double[source?.Length ?? 0])];
        double[][] hidden = [.. tokens.Select((token, position) => Embed(token, types?[position] ?? 0, position))];
        for (int layer = 0; layer < architecture.Layers; layer++)
        {
            LayerSpec spec = architecture.LayerKinds[architecture.Schedule[layer]];
            int at = layer;
            double[][] Attention(double[][] rows) => Attend(spec, at, rows, prefix);
            double[][] Feed(double[][] rows) => [.. rows.Select(row => FeedForward(spec.FeedForward, at, row))];
            if (architecture.Residual.Parallel == ParallelResidual.None)
            {
                hidden = Branch(hidden, TensorRole.AttentionNorm, TensorRole.AttentionOutputNorm, at, Attention);
                if (spec.Cross is { } cross)
                {
                    hidden = Branch(hidden, TensorRole.CrossNorm, TensorRole.CrossOutputNorm, at, rows => AttendTo(source!, cross, at, rows));
                }

                hidden = Branch(hidden, TensorRole.FeedForwardNorm, TensorRole.FeedForwardOutputNorm, at, Feed);
            }
            else
            {
                double[][] first = [.. hidden.Select(row => Norm(row, TensorRole.AttentionNorm, at))];
                double[][] second = architecture.Residual.Parallel == ParallelResidual.OneNorm ? first : [.. hidden.Select(row => Norm(row, TensorRole.FeedForwardNorm, at))];
                hidden = Add(Add(hidden, Scale(Attention(first))), Scale(Feed(second)));
            }
        }

        return architecture.HasFinalNorm ? [.. hidden.Select(row => Norm(row, TensorRole.FinalNorm, -1))] : hidden;
    }

    /// <summary>The logits of a hidden state: over the vocabulary, or over the classes of its token.</summary>
    public double[] Logits(double[] hidden)
    {
        if (architecture.Has(Head.TokenClassifier))
        {
            return Linear(hidden, TensorRole.Classifier, -1);
        }

        if (architecture.Has(Head.MaskedLanguageModel))
        {
            FeedForwardSpec feedForward = architecture.LayerKinds[0].FeedForward;
            hidden = Norm([.. Linear(hidden, TensorRole.HeadTransform, -1).Select(x => Numerics.Activate(feedForward, x))], TensorRole.HeadNorm, -1);
        }

        else if (architecture.Embedding.Projection is not null && architecture.Head.Tied)
        {
            hidden = Linear(hidden, TensorRole.HeadTransform, -1);
        }

        float[][] matrix = Find(architecture.Head.Tied ? TensorRole.TokenEmbedding : TensorRole.Head, -1)!;
        float[]? bias = Find(TensorRole.Head, -1, isBias: true)?[0];
        HeadSpec head = architecture.Head;
        return [.. matrix.Select((row, i) => head.Scale * (Dot(row, hidden) + (bias?[i] ?? 0))).Select(logit => head.SoftCap == 0 ? logit : head.SoftCap * Math.Tanh(logit / head.SoftCap))];
    }

    /// <summary>The vector of a text.</summary>
    public double[] Pool(double[][] hidden)
    {
        HeadSpec pooler = architecture.Heads.First(head => head.Kind == Head.Pooler);
        double[] pooled = pooler.Pooling switch
        {
            TextPooling.FirstToken => hidden[0],
            TextPooling.LastToken => hidden[^1],
            _ => [.. hidden[0].Select((_, i) => hidden.Average(row => row[i]))],
        };
        return pooler.Dense is { } activation ? [.. Linear(pooled, TensorRole.Pooler, -1).Select(x => Numerics.Activate(activation, x))] : pooled;
    }

    /// <summary>The logits of a text over its classes.</summary>
    public double[] Classify(double[][] hidden) => Linear(Pool(hidden), TensorRole.Classifier, -1);

    private double[] Embed(int token, int type, int position)
    {
        PositionSpec spec = architecture.LayerKinds[0].Position;
        double scale = architecture.Embedding.Factor * (architecture.Embedding.Scale == EmbeddingScale.SqrtHidden ? Math.Sqrt(architecture.Hidden) : 1);
        double[] row = Project([.. Find(architecture.EmbeddingRole, -1)![token].Select(number => scale * number)], EmbeddingProjection.First);
        for (int i = 0; i < row.Length; i++)
        {
            row[i] += spec.Encoding switch
            {
                PositionEncoding.Sinusoidal => Numerics.Sinusoid(spec, row.Length, position, i),
                PositionEncoding.Learned => Find(TensorRole.PositionEmbedding, -1)![position][i],
                _ => 0,
            };
            row[i] += Find(TensorRole.TokenTypeEmbedding, -1)?[type][i] ?? 0;
        }

        row = Project(row, EmbeddingProjection.BeforeNorm);
        return Project(architecture.Embedding.Normalized ? Norm(row, TensorRole.EmbeddingNorm, -1) : row, EmbeddingProjection.Last);
    }

    /// <summary>An embedding of another size becomes as wide as the hidden states, at the place where the declaration has it.</summary>
    private double[] Project(double[] row, EmbeddingProjection place) =>
        architecture.Embedding.Projection?.Place == place ? Linear(row, TensorRole.EmbeddingProjection, -1) : row;

    /// <summary>A branch and the residual stream around it.</summary>
    private double[][] Branch(double[][] hidden, TensorRole norm, TensorRole outputNorm, int layer, Func<double[][], double[][]> branch)
    {
        double[][] Normed(double[][] rows, TensorRole role) => [.. rows.Select(row => Norm(row, role, layer))];
        switch (architecture.Normalization.Placement)
        {
            case NormPlacement.Post:
                return Normed(Add(hidden, Scale(branch(hidden))), norm);
            case NormPlacement.Deep:
                double[][] normalized = Normed(hidden, norm);
                return Add([.. normalized.Select(row => row.Select(x => architecture.Normalization.Alpha * x).ToArray())], Scale(branch(normalized)));
            case NormPlacement.Sandwich:
                return Add(hidden, Scale(Normed(branch(Normed(hidden, norm)), outputNorm)));
            case NormPlacement.Output:
                return Add(hidden, Scale(Normed(branch(hidden), outputNorm)));
            default:
                return Add(hidden, Scale(branch(Normed(hidden, norm))));
        }
    }

    private double[][] Scale(double[][] rows) => [.. rows.Select(row => row.Select(x => architecture.Residual.Scale * x).ToArray())];

    private double[][] Attend(LayerSpec spec, int layer, double[][] rows, int prefix)
    {
        AttentionSpec attention = spec.Attention;
        bool isLatent = attention.Latent is not null;
        double[][][] queries = isLatent ? LatentQueries(rows, spec, layer) : Heads(rows, TensorRole.Query, TensorRole.QueryNorm, spec, layer);
        double[][][] keys = isLatent ? LatentKeys(rows, spec, layer) : Heads(rows, TensorRole.Key, TensorRole.KeyNorm, spec, layer);
        double[][] values = [.. rows.Select(row => isLatent ? LatentValue(row, layer) : Clip(attention, Linear(row, TensorRole.Value, layer)))];
        double[][] output = new double[rows.Length][];
        for (int t = 0; t < rows.Length; t++)
        {
            double[] context = new double[attention.ContextSize];
            for (int head = 0; head < attention.Heads; head++)
            {
                int shared = head / attention.Group;
                int[] seen = [.. Enumerable.Range(0, rows.Length).Where(key => Sees(attention, t, key, prefix))];
                IEnumerable<double> scores = seen.Select(key => Score(spec, head, Dot(queries[t][head], keys[key][shared]), t, key));

                // A sink is one score more, behind all others, that has no value.
                double[] shares = Numerics.Softmax([.. scores, .. Find(TensorRole.Sinks, layer) is { } sinks ? new double[] { sinks[0][head] } : []]);
                for (int i = 0; i < attention.ValueSize; i++)
                {
                    context[(head * attention.ValueSize) + i] = seen.Select((key, place) => shares[place] * values[key][(shared * attention.ValueSize) + i]).Sum();
                }
            }

            output[t] = Linear(context, TensorRole.AttentionOutput, layer);
        }

        return output;
    }

    /// <summary>The attention of a target to a source: one score for each pair of tokens, and nothing else.</summary>
    private double[][] AttendTo(double[][] source, AttentionSpec cross, int layer, double[][] rows)
    {
        double[][] keys = [.. source.Select(row => Linear(row, TensorRole.CrossKey, layer))];
        double[][] values = [.. source.Select(row => Linear(row, TensorRole.CrossValue, layer))];
        double[][] output = new double[rows.Length][];
        for (int t = 0; t < rows.Length; t++)
        {
            double[] query = Linear(rows[t], TensorRole.CrossQuery, layer);
            double[] context = new double[cross.QuerySize];
            for (int head = 0; head < cross.Heads; head++)
            {
                int at = head * cross.HeadSize;
                int shared = head / cross.Group * cross.HeadSize;
                IEnumerable<double> scores = keys.Select(key => cross.Scale * Enumerable.Range(0, cross.HeadSize).Sum(i => query[at + i] * key[shared + i]));
                double[] shares = Numerics.Softmax([.. scores.Select(score => cross.SoftCap > 0 ? cross.SoftCap * Math.Tanh(score / cross.SoftCap) : score)]);
                for (int place = 0; place < shares.Length; place++)
                {
                    Shares[t][place] += shares[place] / cross.Heads / architecture.Layers;
                }

                for (int i = 0; i < cross.HeadSize; i++)
                {
                    context[at + i] = values.Select((value, place) => shares[place] * value[shared + i]).Sum();
                }
            }

            output[t] = Linear(context, TensorRole.CrossOutput, layer);
        }

        return output;
    }

    /// <summary>What the softmax takes of a product of query and key.</summary>
    private double Score(LayerSpec spec, int head, double product, int query, int key)
    {
        double slope = spec.Position.Encoding == PositionEncoding.Alibi ? Numerics.Slope(head, spec.Attention.Heads) * (spec.Attention.IsBidirectional ? -Math.Abs(key - query) : key - query) : 0;
        double score = spec.Attention.Scale * (product + (spec.Position.AlibiScaled ? slope : 0));
        score = spec.Attention.SoftCap > 0 ? spec.Attention.SoftCap * Math.Tanh(score / spec.Attention.SoftCap) : score;
        if (spec.Position.HasBuckets)
        {
            score += Find(TensorRole.RelativeBias, -1)![Numerics.Bucket(spec.Position, key - query, spec.Attention.IsBidirectional)][head];
        }

        score += spec.Attention.BiasMethod is null ? 0 : OwnParts.Distance(head, query, key);
        return score + (spec.Position.AlibiScaled ? 0 : slope);
    }

    private static bool Sees(AttentionSpec attention, int query, int key, int prefix) =>
        ((attention.Window == 0 || (attention.IsBidirectional ? Math.Abs(key - query) <= attention.Window / 2 : key > query - attention.Window)) && (attention.IsBidirectional || key <= query || key < prefix))
        && (attention.MaskMethod is null || OwnParts.Visible(query, key));

    /// <summary>The queries or keys of all tokens, head by head, normalized and turned.</summary>
    private double[][][] Heads(double[][] rows, TensorRole role, TensorRole norm, LayerSpec spec, int layer)
    {
        return [.. rows.Select((row, position) =>
        {
            double[][] heads = [.. Clip(spec.Attention, Linear(row, role, layer)).Chunk(spec.Attention.HeadSize)];
            return spec.Attention.NormsAfterRotary
                ? NormHeads(Turn(heads, spec.Position, position, rows.Length), norm, spec.Attention, layer)
                : Turn(NormHeads(heads, norm, spec.Attention, layer), spec.Position, position, rows.Length);
        })];
    }

    private static double[] Clip(AttentionSpec attention, double[] row) => attention.Clip == 0 ? row : [.. row.Select(x => Math.Clamp(x, -attention.Clip, attention.Clip))];

    private static double[][] Turn(double[][] heads, PositionSpec spec, int position, int length) =>
        spec.Encoding == PositionEncoding.Rotary ? [.. heads.Select(head => RotaryTwin.Turn(head, spec, position, length))] : heads;

    private double[][] NormHeads(double[][] heads, TensorRole norm, AttentionSpec attention, int layer) => attention.QueryKeyNorm switch
    {
        QueryKeyNorm.PerHead => [.. heads.Select(head => Norm(head, norm, layer))],
        QueryKeyNorm.FullWidth => [.. Norm([.. heads.SelectMany(head => head)], norm, layer).Chunk(attention.HeadSize)],
        _ => heads,
    };

    private double[] FeedForward(FeedForwardSpec spec, int layer, double[] row) => spec.Experts is { } experts
        ? Mix(spec, experts, layer, row)
        : FeedForward(spec, layer, row, TensorRole.Gate, TensorRole.Up, TensorRole.Down);

    private double[] FeedForward(FeedForwardSpec spec, int layer, double[] row, TensorRole gateRole, TensorRole upRole, TensorRole downRole, int expert = -1)
    {
        double[] up = Linear(row, upRole, layer, expert);
        double limit = spec.Limit == 0 ? double.PositiveInfinity : spec.Limit;
        double[] inner = spec.IsGated
            ? [.. Linear(row, gateRole, layer, expert).Select((gate, i) => Numerics.Activate(spec, Math.Min(gate, limit)) * (Math.Clamp(up[i], -limit, limit) + spec.UpOffset))]
            : [.. up.Select(x => Numerics.Activate(spec, x))];
        return Linear(inner, downRole, layer, expert);
    }

    /// <summary>A tensor of this stack, or of the whole model.</summary>
    private float[][]? Find(TensorRole role, int layer, bool isBias = false, int expert = -1) =>
        weights.Find(role, layer < 0 ? layer : architecture.WeightsOf(layer), isBias, role is TensorRole.TokenEmbedding or TensorRole.SourceEmbedding or TensorRole.Head ? Stack.Both : architecture.Stack, expert);

    private double[] Norm(double[] row, TensorRole role, int layer) => role == TensorRole.AttentionNorm && !architecture.LayerKinds[architecture.Schedule[layer]].HasAttentionNorm
        ? row
        : Numerics.Normalize(architecture.Normalization, row, Find(role, layer)?[0], Find(role, layer, isBias: true)?[0]);

    private double[] Linear(double[] input, TensorRole role, int layer, int expert = -1)
    {
        float[]? bias = Find(role, layer, isBias: true, expert)?[0];
        return [.. Find(role, layer, expert: expert)!.Select((row, i) => Dot(row, input) + (bias?[i] ?? 0))];
    }

    private static double[][] Add(double[][] one, double[][] other) => [.. one.Zip(other, (a, b) => a.Zip(b, (x, y) => x + y).ToArray())];

    private static double Dot(float[] row, double[] input) => row.Select((weight, i) => weight * input[i]).Sum();

    private static double Dot(double[] one, double[] other) => one.Zip(other, (x, y) => x * y).Sum();
}
