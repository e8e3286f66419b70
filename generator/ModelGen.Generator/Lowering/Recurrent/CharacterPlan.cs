using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Recurrent;

/// <summary>What happens before the recurrent layers: from characters to a vector for each word.</summary>
internal static class CharacterPlan
{
    public static IEnumerable<RecurrentPart> Build(RecurrentSpec spec, RecurrentTensors tensors, RecurrentBuffers buffers)
    {
        CharacterSpec characters = spec.Characters;
        yield return new RecurrentPart(
            "EmbedCharacters",
            $"The {characters.Maximum} characters of each word as vectors of {characters.Size}.",
            Layers: null,
            [new("characters = C[UTF-8 bytes between two marks]", "", [new CharacterEmbeddingOperation(tensors[TensorRole.CharacterEmbedding], buffers.Characters)])]);
        yield return new RecurrentPart(
            "Convolve",
            $"{Text.Number(characters.FilterCount)} filters over the characters, and the largest value of each.",
            Layers: null,
            [new($"yₙ = {Function(characters.Activation)}(maxₚ wₙ·characters[p … p + width − 1] + bₙ)", "Kim 2015 §2.1", [.. Filters(characters, tensors, buffers)])]);
        if (characters.Highways > 0)
        {
            yield return new RecurrentPart(
                "Highways",
                characters.Highways == 1 ? "A highway layer." : $"{characters.Highways} highway layers.",
                Layers: null,
                [.. Enumerable.Range(0, characters.Highways).Select(highway => Highway(highway, tensors, buffers))]);
        }

        RecurrentTensor projection = tensors[TensorRole.CharacterProjection];
        yield return new RecurrentPart(
            "Project",
            $"A vector of {spec.Lstm.Projection} for each word, layer 0.",
            Layers: null,
            [
                new("x = y·Wᵀ + b", "", [new TokenLinearOperation(buffers.Filtered, projection.Expression, buffers.Embedded)]),
                new("L₀ = [x; x], without the marks of the sentences", "Peters 2018 §3.2", [new BothDirectionsOperation(buffers.Embedded, buffers.Embedded, "0", 2 * spec.Lstm.Projection)]),
            ]);
    }

    /// <summary>The name of a function in equations.</summary>
    public static string Function(ConvolutionActivation activation) => activation switch
    {
        ConvolutionActivation.Relu => "relu",
        ConvolutionActivation.Tanh => "tanh",
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No such activation."),
    };

    private static IEnumerable<Operation> Filters(CharacterSpec characters, RecurrentTensors tensors, RecurrentBuffers buffers)
    {
        int column = 0;
        for (int group = 0; group < characters.Filters.Count; group++)
        {
            yield return new CharacterConvolutionOperation(
                buffers.Characters,
                tensors[TensorRole.CharacterFilter, group],
                tensors[TensorRole.CharacterFilterBias, group],
                characters.Filters[group],
                column,
                characters.Activation,
                buffers.Filtered);
            column += characters.Filters[group].Count;
        }
    }

    private static RecurrentStep Highway(int highway, RecurrentTensors tensors, RecurrentBuffers buffers) => new(
        "g = σ(y·Wcᵀ + bc);  y = g ⊙ relu(y·Wtᵀ + bt) + (1 − g) ⊙ y",
        "Srivastava 2015",
        [
            new TokenLinearOperation(buffers.Filtered, tensors[TensorRole.HighwayCarry, highway].Expression, buffers.Carry),
            new TokenLinearOperation(buffers.Filtered, tensors[TensorRole.HighwayTransform, highway].Expression, buffers.Transform),
            new HighwayOperation(buffers.Carry, buffers.Transform, buffers.Filtered),
        ]);
}
