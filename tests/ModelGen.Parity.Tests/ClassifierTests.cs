using System.Numerics.Tensors;
using System.Text.Json.Nodes;
using ModelGen.Kernels;
using ModelGen.Runtime;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>Classifiers of texts whose families make the vector of a text otherwise than BERT, by the names of their modules.</summary>
public sealed class ClassifierTests
{
    private const int Hidden = 64;

    /// <summary>What texts share a pass with makes no difference to their vectors and classes, to the bit.</summary>
    [Fact]
    public void Each_text_of_a_batch_has_its_own_end_and_mean()
    {
        RaggedBatch texts = new();
        int[][] tokens = [[5], [.. Enumerable.Range(7, 40)], [9, 8, 7]];
        Array.ForEach(tokens, text => texts.Add(text));
        using LlamaClassifier classifier = LlamaClassifier.CreateRandom(seed: 3);
        using MeanOfTokens means = MeanOfTokens.CreateRandom(seed: 3);
        foreach (IEncoder model in new IEncoder[] { classifier, means })
        {
            using EncoderSession together = model.CreateSession(50);
            using EncoderSession alone = model.CreateSession(50);
            float[] hidden = new float[texts.TokenCount * Hidden];
            together.Encode(texts, hidden);
            for (int i = 0; i < tokens.Length; i++)
            {
                ReadOnlySpan<float> states = alone.Encode(tokens[i]);
                Compare.Same(alone.Pooled, together.Pooled.Slice(i * Hidden, Hidden), $"vector of text {i}");
                float[] expected = model is LlamaClassifier ? states[^Hidden..].ToArray() : Mean(states);
                Compare.Close(expected, alone.Pooled, 1e-5, $"vector of text {i}");
            }
        }

        using EncoderSession session = classifier.CreateSession(50);
        session.Encode(tokens[1]);
        Assert.Equal(3, session.Logits.Length);
    }

    [Fact]
    public void DistilBERT_classifies_texts()
    {
        using WrittenCheckpoint checkpoint = new();
        WriteEncoder(checkpoint, "distilbert.transformer.layer.{0}.attention.q_lin", "k_lin", "v_lin", "out_lin");
        checkpoint.Add("distilbert.embeddings.word_embeddings.weight", 200, Hidden);
        checkpoint.Add("distilbert.embeddings.position_embeddings.weight", 128, Hidden);
        checkpoint.Norm("distilbert.embeddings.LayerNorm", Hidden);
        for (int i = 0; i < 2; i++)
        {
            string layer = $"distilbert.transformer.layer.{i}.";
            checkpoint.Norm(layer + "sa_layer_norm", Hidden);
            checkpoint.Linear(layer + "ffn.lin1", 112, Hidden);
            checkpoint.Linear(layer + "ffn.lin2", Hidden, 112);
            checkpoint.Norm(layer + "output_layer_norm", Hidden);
        }

        checkpoint.Linear("pre_classifier", Hidden, Hidden);
        checkpoint.Linear("classifier", 3, Hidden);
        checkpoint.Write(JsonNode.Parse("""
            { "model_type": "distilbert", "n_layers": 2, "dim": 64, "hidden_dim": 112, "n_heads": 4, "vocab_size": 200, "max_position_embeddings": 128, "activation": "gelu" }
            """)!.AsObject());
        using DistilBertClassifier model = DistilBertClassifier.Load(checkpoint.Folder);
        CheckPooled(checkpoint, model, "pre_classifier", "classifier", number => Math.Max(number, 0));
    }

    [Fact]
    public void ELECTRA_classifies_texts()
    {
        using WrittenCheckpoint checkpoint = new();
        WriteEncoder(checkpoint, "electra.encoder.layer.{0}.attention.self.query", "key", "value");
        checkpoint.Add("electra.embeddings.word_embeddings.weight", 200, 32);
        checkpoint.Add("electra.embeddings.position_embeddings.weight", 128, 32);
        checkpoint.Add("electra.embeddings.token_type_embeddings.weight", 2, 32);
        checkpoint.Norm("electra.embeddings.LayerNorm", 32);
        checkpoint.Linear("electra.embeddings_project", Hidden, 32);
        for (int i = 0; i < 2; i++)
        {
            string layer = $"electra.encoder.layer.{i}.";
            checkpoint.Linear(layer + "attention.output.dense", Hidden, Hidden);
            checkpoint.Norm(layer + "attention.output.LayerNorm", Hidden);
            checkpoint.Linear(layer + "intermediate.dense", 112, Hidden);
            checkpoint.Linear(layer + "output.dense", Hidden, 112);
            checkpoint.Norm(layer + "output.LayerNorm", Hidden);
        }

        checkpoint.Linear("classifier.dense", Hidden, Hidden);
        checkpoint.Linear("classifier.out_proj", 3, Hidden);
        checkpoint.Write(JsonNode.Parse("""
            {
              "model_type": "electra", "num_hidden_layers": 2, "hidden_size": 64, "embedding_size": 32, "intermediate_size": 112, "num_attention_heads": 4, "vocab_size": 200, "max_position_embeddings": 128,
              "type_vocab_size": 2, "hidden_act": "gelu", "layer_norm_eps": 1e-12
            }
            """)!.AsObject());
        using ElectraClassifier model = ElectraClassifier.Load(checkpoint.Folder);
        CheckPooled(checkpoint, model, "classifier.dense", "classifier.out_proj", number => number / 2 * (1 + Erf(number / Math.Sqrt(2))));
    }

    /// <summary>The head in plain code, over the states that the encoder gives.</summary>
    private static void CheckPooled(WrittenCheckpoint checkpoint, IEncoder model, string dense, string output, Func<double, double> activation)
    {
        using SafetensorsFile file = SafetensorsFile.Open(Path.Combine(checkpoint.Folder, "model.safetensors"));
        using EncoderSession session = model.CreateSession(8);
        double[] first = [.. session.Encode([4, 9, 17, 30])[..Hidden].ToArray().Select(number => (double)number)];
        double[] pooled = [.. Linear(file, dense, first).Select(activation)];
        Compare.Close([.. pooled.Select(number => (float)number)], session.Pooled, 1e-4, "vector of the text");
        Compare.Close([.. Linear(file, output, pooled).Select(number => (float)number)], session.Logits, 1e-4, "logits of the classes");
    }

    private static double[] Linear(SafetensorsFile file, string name, double[] input)
    {
        float[] bias = file.ReadFloats(name + ".bias");
        return [.. file.ReadFloats(name + ".weight").Chunk(input.Length).Select((row, i) => bias[i] + row.Zip(input, (weight, number) => weight * number).Sum())];
    }

    private static float[] Mean(ReadOnlySpan<float> states)
    {
        float[] mean = new float[Hidden];
        for (int start = 0; start < states.Length; start += Hidden)
        {
            TensorPrimitives.Add(mean, states.Slice(start, Hidden), mean);
        }

        TensorPrimitives.Divide(mean, states.Length / Hidden, mean);
        return mean;
    }

    /// <summary>The projections of both layers: the first by its whole name, the others by what stands in place of its last part.</summary>
    private static void WriteEncoder(WrittenCheckpoint checkpoint, string first, params string[] others)
    {
        for (int i = 0; i < 2; i++)
        {
            string name = string.Format(System.Globalization.CultureInfo.InvariantCulture, first, i);
            checkpoint.Linear(name, Hidden, Hidden);
            Array.ForEach(others, other => checkpoint.Linear(name[..(name.LastIndexOf('.') + 1)] + other, Hidden, Hidden));
        }
    }

    /// <summary>The error function, by its series.</summary>
    private static double Erf(double x)
    {
        double sum = x;
        double term = x;
        for (int n = 1; n < 200; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
