using System.Text.Json;

namespace ModelGen.Text.Tests.Beam;

/// <summary>
/// The encoder-decoders of <c>fsmt</c> and <c>marian</c> checkpoints as the paper writes them (Vaswani 2017; post-norm, sinusoids), in double precision and
/// without caches: every step computes the whole text again. It is here to run the search on real cases.
/// </summary>
internal sealed class NaiveTranslator
{
    private readonly Dictionary<string, double[]> _weights = [];
    private readonly bool _marian;
    private readonly int _hidden;
    private readonly int _encoderLayers;
    private readonly int _decoderLayers;
    private readonly int _encoderHeads;
    private readonly int _decoderHeads;
    private readonly int _context;
    private readonly double _scale;

    public NaiveTranslator(string folder)
    {
        using JsonDocument config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "config.json")));
        JsonElement root = config.RootElement;
        int Number(string name) => root.GetProperty(name).GetInt32();
        _marian = root.GetProperty("model_type").GetString() == "marian";
        _hidden = Number("d_model");
        (_encoderLayers, _decoderLayers) = (Number("encoder_layers"), Number("decoder_layers"));
        (_encoderHeads, _decoderHeads) = (Number("encoder_attention_heads"), Number("decoder_attention_heads"));
        _context = Number("max_position_embeddings");
        Vocabulary = Number(_marian ? "vocab_size" : "tgt_vocab_size");
        _scale = root.GetProperty("scale_embedding").GetBoolean() ? Math.Sqrt(_hidden) : 1;
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(folder, "model.safetensors"));
        foreach (SafetensorsTensor tensor in file.Tensors)
        {
            _weights[tensor.Name] = [.. file.ReadFloats(tensor.Name).Select(value => (double)value)];
        }
    }

    public int Vocabulary { get; }

    /// <summary>The model as beams see it.</summary>
    public TableModel AsBeamModel()
    {
        Dictionary<string, double[][]> encoded = [];
        return new TableModel(
            Vocabulary,
            (source, text, logits) =>
            {
                string key = string.Join(' ', source.ToArray());
                if (!encoded.TryGetValue(key, out double[][]? memory))
                {
                    encoded[key] = memory = Encode(source.ToArray());
                }

                Logits(memory, text.ToArray()).CopyTo(logits);
            },
            encoderDecoder: true,
            _context);
    }

    /// <summary>What the encoder makes of a source, <c>[tokens][hidden]</c>.</summary>
    public double[][] Encode(int[] source)
    {
        double[][] hidden = Embed("encoder", source);
        for (int layer = 0; layer < _encoderLayers; layer++)
        {
            string name = $"model.encoder.layers.{layer}.";
            hidden = AddNorm(hidden, Attention(name + "self_attn.", hidden, hidden, _encoderHeads, causal: false), name + "self_attn_layer_norm.");
            hidden = AddNorm(hidden, FeedForward(name, hidden), name + "final_layer_norm.");
        }

        return hidden;
    }

    /// <summary>The logits after the last token of a text.</summary>
    public float[] Logits(double[][] memory, int[] text)
    {
        double[][] hidden = Embed("decoder", text);
        for (int layer = 0; layer < _decoderLayers; layer++)
        {
            string name = $"model.decoder.layers.{layer}.";
            hidden = AddNorm(hidden, Attention(name + "self_attn.", hidden, hidden, _decoderHeads, causal: true), name + "self_attn_layer_norm.");
            hidden = AddNorm(hidden, Attention(name + "encoder_attn.", hidden, memory, _decoderHeads, causal: false), name + "encoder_attn_layer_norm.");
            hidden = AddNorm(hidden, FeedForward(name, hidden), name + "final_layer_norm.");
        }

        double[] table = _weights[_marian ? "model.shared.weight" : "model.decoder.output_projection.weight"];
        double[]? bias = _weights.GetValueOrDefault("final_logits_bias");
        return [.. Enumerable.Range(0, Vocabulary).Select(id => (float)(Dot(table, id, hidden[^1]) + (bias?[id] ?? 0)))];
    }

    // [sin | cos] side by side; fsmt counts positions from 2 and divides by half the width less one.
    private double[][] Embed(string side, int[] tokens)
    {
        double[] table = _weights[_marian ? "model.shared.weight" : $"model.{side}.embed_tokens.weight"];
        int half = _hidden / 2;
        double Position(int position, int i) =>
            i < half ? Math.Sin(Angle(position, i)) : Math.Cos(Angle(position, i - half));
        double Angle(int position, int i) => _marian
            ? position * Math.Pow(10_000, -2.0 * i / _hidden)
            : (position + 2) * Math.Exp(-i * Math.Log(10_000) / (half - 1));
        return [.. tokens.Select((id, position) =>
            (double[])[.. Enumerable.Range(0, _hidden).Select(i => (table[(id * _hidden) + i] * _scale) + Position(position, i))])];
    }

    private double[][] Attention(string name, double[][] queries, double[][] memory, int heads, bool causal)
    {
        double[][] q = Linear(name + "q_proj.", queries);
        double[][] k = Linear(name + "k_proj.", memory);
        double[][] v = Linear(name + "v_proj.", memory);
        int size = _hidden / heads;
        double[][] context = [.. q.Select(_ => new double[_hidden])];
        for (int head = 0; head < heads; head++)
        {
            for (int t = 0; t < q.Length; t++)
            {
                int seen = causal ? t + 1 : k.Length;
                double[] scores = new double[seen];
                for (int j = 0; j < seen; j++)
                {
                    for (int i = head * size; i < (head + 1) * size; i++)
                    {
                        scores[j] += q[t][i] * k[j][i] / Math.Sqrt(size);
                    }
                }

                double maximum = scores.Max();
                double[] weights = [.. scores.Select(score => Math.Exp(score - maximum))];
                double sum = weights.Sum();
                for (int j = 0; j < seen; j++)
                {
                    for (int i = head * size; i < (head + 1) * size; i++)
                    {
                        context[t][i] += weights[j] / sum * v[j][i];
                    }
                }
            }
        }

        return Linear(name + "out_proj.", context);
    }

    private double[][] FeedForward(string name, double[][] hidden)
    {
        double[][] inner = Linear(name + "fc1.", hidden);
        double Activate(double x) => _marian ? x / (1 + Math.Exp(-x)) : Math.Max(x, 0);
        return Linear(name + "fc2.", [.. inner.Select(row => (double[])[.. row.Select(Activate)])]);
    }

    private double[][] Linear(string name, double[][] rows)
    {
        double[] weight = _weights[name + "weight"];
        double[] bias = _weights[name + "bias"];
        return [.. rows.Select(row => (double[])[.. bias.Select((b, o) => Dot(weight, o, row) + b)])];
    }

    private static double Dot(double[] matrix, int row, double[] vector)
    {
        double sum = 0;
        for (int i = 0; i < vector.Length; i++)
        {
            sum += matrix[(row * vector.Length) + i] * vector[i];
        }

        return sum;
    }

    private double[][] AddNorm(double[][] residual, double[][] branch, string name)
    {
        double[] weight = _weights[name + "weight"];
        double[] bias = _weights[name + "bias"];
        return [.. residual.Zip(branch, (a, b) =>
        {
            double[] x = [.. a.Zip(b, (p, q) => p + q)];
            double mean = x.Average();
            double variance = x.Average(value => (value - mean) * (value - mean));
            return (double[])[.. x.Select((value, i) => ((value - mean) / Math.Sqrt(variance + 1e-5) * weight[i]) + bias[i])];
        })];
    }
}
