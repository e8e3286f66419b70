using System.Numerics.Tensors;
using ModelGen.Runtime;

namespace ModelGen.Kernels;

/// <summary>The mean of the rows of each text. Reimers and Gurevych 2019 §3.</summary>
public static class TextMeans
{
    /// <summary><c>destination[i] = mean over the tokens t of text i of source[t]</c>, summed in the order of the text.</summary>
    /// <param name="source"><c>[tokens × Columns]</c></param>
    /// <param name="batch">The texts.</param>
    /// <param name="destination"><c>[texts × Columns]</c>, another buffer.</param>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public static void Apply(Activations source, TokenBatch batch, Activations destination)
    {
        Shape.Equal(destination.Columns, source.Columns, "columns of the means");
        Shape.Holds(batch.Count, source.Rows, "the tokens of the texts");
        Shape.Holds(batch.Sequences.Length, destination.Rows, "the buffer of means");
        for (int text = 0; text < batch.Sequences.Length; text++)
        {
            ref readonly SequenceSlice tokens = ref batch.Sequences[text];
            Span<float> mean = destination.Row(text);
            source.Row(tokens.First).CopyTo(mean);
            for (int token = 1; token < tokens.Count; token++)
            {
                TensorPrimitives.Add(mean, source.Row(tokens.First + token), mean);
            }

            TensorPrimitives.Divide(mean, tokens.Count, mean);
        }
    }
}
