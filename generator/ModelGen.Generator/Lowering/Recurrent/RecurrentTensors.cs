using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Recurrent;

/// <summary>The tensors of a bidirectional LSTM, under the names that allenai/bilm-tf gives them.</summary>
internal sealed class RecurrentTensors
{
    private const string Cell = "RNN/MultiRNNCell/Cell{layer}/LSTMCell/";

    private readonly List<RecurrentTensor> _all = [];

    public RecurrentTensors(RecurrentSpec spec)
    {
        CharacterSpec characters = spec.Characters;
        int filters = characters.FilterCount;
        _all.Add(new RecurrentTensor(TensorRole.CharacterEmbedding, "char_embed", Shape(characters.Vocabulary, characters.Size)) { IsTable = true });
        for (int group = 0; group < characters.Filters.Count; group++)
        {
            FilterSpec filter = characters.Filters[group];
            string number = group.ToString(CultureInfo.InvariantCulture);
            EquatableArray<int> shape = Shape(1, filter.Width, characters.Size, filter.Count);
            _all.Add(new RecurrentTensor(TensorRole.CharacterFilter, "CNN/W_cnn_" + number, shape) { IsTable = true, Number = group });
            _all.Add(new RecurrentTensor(TensorRole.CharacterFilterBias, "CNN/b_cnn_" + number, Shape(filter.Count)) { IsTable = true, Number = group });
        }

        for (int highway = 0; highway < characters.Highways; highway++)
        {
            string folder = $"CNN_high_{highway.ToString(CultureInfo.InvariantCulture)}/";
            AddMatrix(TensorRole.HighwayCarry, folder + "W_carry", folder + "b_carry", filters, filters, highway);
            AddMatrix(TensorRole.HighwayTransform, folder + "W_transform", folder + "b_transform", filters, filters, highway);
        }

        AddMatrix(TensorRole.CharacterProjection, "CNN_proj/W_proj", "CNN_proj/b_proj", spec.Lstm.Projection, filters, number: null);
        AddDirection(spec.Lstm, TensorRole.ForwardGates, TensorRole.ForwardProjection, "RNN_0/" + Cell);
        AddDirection(spec.Lstm, TensorRole.BackwardGates, TensorRole.BackwardProjection, "RNN_1/" + Cell);
    }

    public IReadOnlyList<RecurrentTensor> All => _all;

    /// <summary>The weight with this role.</summary>
    public RecurrentTensor this[TensorRole role, int? number = null] => _all.Single(tensor => tensor.Role == role && tensor.Number == number && !tensor.IsBias);

    private void AddMatrix(TensorRole role, string name, string bias, int outputs, int inputs, int? number)
    {
        _all.Add(new RecurrentTensor(role, name, Shape(outputs, inputs)) { Transposed = true, Number = number });
        _all.Add(new RecurrentTensor(role, bias, Shape(outputs)) { IsBias = true, Number = number });
    }

    private void AddDirection(LstmSpec lstm, TensorRole gates, TensorRole projection, string folder)
    {
        EquatableArray<int> shape = Shape(checked(4 * lstm.CellSize), checked(2 * lstm.Projection));
        _all.Add(new RecurrentTensor(gates, folder + "W_0", shape) { Transposed = true, Split = lstm.Projection, PerLayer = true });
        _all.Add(new RecurrentTensor(gates, folder + "B", Shape(checked(4 * lstm.CellSize))) { IsBias = true, PerLayer = true });
        _all.Add(new RecurrentTensor(projection, folder + "W_P_0", Shape(lstm.Projection, lstm.CellSize)) { Transposed = true, PerLayer = true });
    }

    private static EquatableArray<int> Shape(params int[] sizes) => sizes.ToEquatableArray();
}
